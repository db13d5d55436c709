/// A section of the configuration, in the order in which it is printed.
package enum Section: String, CaseIterable, Hashable, Sendable {
    case company = "Company"
    case store = "Store"
    case ledger = "Ledger"
    case reminders = "Reminders"
    case contact = "Contact"
    case mail = "Mail"
    case templates = "Templates"
    case notes = "Notes"
    case audit = "Audit"
    case service = "Service"
}

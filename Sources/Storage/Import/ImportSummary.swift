/// What an import did.
package struct ImportSummary: Hashable, Sendable {
    package internal(set) var inserted = 0
    package internal(set) var updated = 0
    package internal(set) var unchanged = 0
    /// Rows equal to an earlier one of the same file.
    package internal(set) var repeated = 0
    /// Rows left out and written to the file of bad rows.
    package internal(set) var bad = 0
    /// Amounts rounded to the digits of their currency.
    package internal(set) var rounded = 0
    package internal(set) var clientsCreated = 0
    package internal(set) var clientsUpdated = 0
    /// Open invoices of the store that the file lacks; they are void if it was said to hold every one.
    package internal(set) var absent = 0
    /// The first of the rows imported with a doubt, as an address that is none.
    package internal(set) var warnings: [BadRow] = []
    package internal(set) var warningCount = 0

    /// Rows that say what the store has now.
    var good: Int { inserted + updated + unchanged }

    /// How many bad rows and how many warnings are kept with their reasons.
    package static let listed = 20

    mutating func warn(_ line: Int, _ reasons: [String]) {
        for reason in reasons {
            warningCount += 1
            if warnings.count < Self.listed { warnings.append(BadRow(line: line, reason: reason)) }
        }
    }
}

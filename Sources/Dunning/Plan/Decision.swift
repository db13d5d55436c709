/// What is done about one invoice on one day.
package indirect enum Decision: Hashable, Sendable {
    /// Its reminder is sent.
    case remind(Reminder)
    /// A reminder is due, and something stands in its way for now.
    case hold(Reminder, Reason)
    /// Nothing is due today; `next` is the stage to come, if one is.
    case wait(Reason, next: Ladder.Step?)
    /// Nothing will be sent while the invoice, the client and the settings stay as they are.
    case never(Reason)

    package var reminder: Reminder? {
        if case .remind(let reminder) = self { reminder } else { nil }
    }
}

/// A decision with the invoice it is about.
package struct InvoiceDecision: Hashable, Sendable {
    package let invoice: Invoice
    package let dueOn: CivilDate
    package var decision: Decision

    package init(invoice: Invoice, dueOn: CivilDate, decision: Decision) {
        self.invoice = invoice
        self.dueOn = dueOn
        self.decision = decision
    }
}

/// What makes a reminder this one and no other (rule 6); the ledger lets each exist once.
package struct ReminderIdentity: Hashable, Sendable {
    package let invoiceID: InvoiceID
    /// `nil` for stages that ignore the due date.
    package let dueOn: CivilDate?
    package let rung: Rung

    package init(invoiceID: InvoiceID, dueOn: CivilDate, rung: Rung) {
        self.invoiceID = invoiceID
        self.dueOn = rung.stage.ignoresDueDate ? nil : dueOn
        self.rung = rung
    }
}

/// One invoice at one stage and occurrence.
package struct Reminder: Hashable, Sendable {
    package let invoice: Invoice
    /// Written in the store, or computed.
    package let dueOn: CivilDate
    package let rung: Rung
    /// Since when it has been due; `nil` for thanks, which have no date.
    package let since: CivilDate?
    /// Its own day was closed.
    package let move: Ladder.Step.Move?
    /// From which day thanks are taken to wait where only some messages may go.
    let thanksFrom: CivilDate?

    package init(
        invoice: Invoice, dueOn: CivilDate, rung: Rung, since: CivilDate? = nil, move: Ladder.Step.Move? = nil,
        thanksFrom: CivilDate? = nil
    ) {
        self.invoice = invoice
        self.dueOn = dueOn
        self.rung = rung
        self.since = since
        self.move = move
        self.thanksFrom = thanksFrom
    }

    package var identity: ReminderIdentity {
        ReminderIdentity(invoiceID: invoice.id, dueOn: dueOn, rung: rung)
    }
}

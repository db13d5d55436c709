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

/// One e-mail to be: the reminders of one client, in one currency, with the most urgent stage first.
package struct PlannedMessage: Hashable, Sendable {
    package let client: Client
    package let currency: Currency
    /// Never empty; most urgent stage first, then oldest due date, then invoice id.
    package let reminders: [Reminder]
    /// Where it goes: the client's addresses less those refused for good.
    package let recipients: [EmailAddress]
    /// The day it was planned for, which its words are about.
    package let day: CivilDate
    /// The client owes in another currency too, so each amount names its own.
    package let namesCurrency: Bool

    package init(
        client: Client, currency: Currency, reminders: [Reminder], recipients: [EmailAddress], day: CivilDate,
        namesCurrency: Bool
    ) {
        precondition(!reminders.isEmpty, "a message carries at least one reminder")
        self.client = client
        self.currency = currency
        self.reminders = reminders
        self.recipients = recipients
        self.day = day
        self.namesCurrency = namesCurrency
    }

    /// The most urgent rung, which names the message and its template.
    package var rung: Rung { reminders[0].rung }
    package var stage: Stage { rung.stage }
    package var balance: Money { Money.sum(reminders.lazy.map(\.invoice.balance), in: currency) }
}

/// What the ledger knows of one client, in the mode the service runs in.
package struct ClientHistory: Hashable, Sendable {
    package var reminders: [InvoiceID: [PastReminder]]
    /// The latest day on which a demand was planned for, or reached, this client.
    package var lastDemandOn: CivilDate?
    /// A demand is in the outbox.
    package var hasPendingDemand: Bool
    /// Refused for good since the client's `email` was last changed.
    package var refused: Set<EmailAddress>
    /// Invoices that an earlier cycle saw open.
    package var seenOpen: Set<InvoiceID>
    /// What `ThankYou=` was in the last cycle; `nil` before the first.
    package var thanksBefore: Policy.Thanks?
    /// Invoices whose payment is not thanked for, as it came before thanks were turned on; with the day of that.
    package var waived: [InvoiceID: CivilDate] = [:]
    /// Of the last days, to this client or to one of its addresses: as many as its rules of contact ask for.
    package var contacts: [PastContact]

    package init(
        reminders: [InvoiceID: [PastReminder]] = [:], lastDemandOn: CivilDate? = nil, hasPendingDemand: Bool = false,
        refused: Set<EmailAddress> = [], seenOpen: Set<InvoiceID> = [], contacts: [PastContact] = []
    ) {
        self.reminders = reminders
        self.lastDemandOn = lastDemandOn
        self.hasPendingDemand = hasPendingDemand
        self.refused = refused
        self.seenOpen = seenOpen
        self.contacts = contacts
    }
}

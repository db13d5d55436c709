/// A reminder that the ledger holds: it was sent or tried, waits in the outbox, or a person gave it up.
package struct PastReminder: Hashable, Sendable {
    package let identity: ReminderIdentity
    /// `nil` when the message itself was pruned.
    package let messageID: MessageID?
    /// `cancelled` only by a person's word; whatever else cancels a message frees its identities.
    package let state: MessageState
    /// The civil day of its end, or of its planning while it has none.
    package let day: CivilDate
    /// No ledger holds it: a look ahead counts on its being sent on that day.
    package let isForeseen: Bool

    package init(
        identity: ReminderIdentity, messageID: MessageID?, state: MessageState, day: CivilDate,
        isForeseen: Bool = false
    ) {
        self.identity = identity
        self.messageID = messageID
        self.state = state
        self.day = day
        self.isForeseen = isForeseen
    }

    package var rung: Rung { identity.rung }
}

package import Dunning

/// A composed message on its way into the ledger.
package struct NewMessage: Sendable {
    package let messageID: MessageID
    package let mode: DeliveryMode
    package let planned: PlannedMessage
    package let envelope: Envelope
    package let from: String
    package let to: [EmailAddress]
    package let cc: [EmailAddress]
    package let bcc: [EmailAddress]
    package let subject: String
    package let bytes: [UInt8]
    /// Changes when what the message says would change.
    package let fingerprint: String

    package init(
        messageID: MessageID, mode: DeliveryMode, planned: PlannedMessage, envelope: Envelope, from: String,
        to: [EmailAddress], cc: [EmailAddress], bcc: [EmailAddress], subject: String, bytes: [UInt8],
        fingerprint: String
    ) {
        self.messageID = messageID
        self.mode = mode
        self.planned = planned
        self.envelope = envelope
        self.from = from
        self.to = to
        self.cc = cc
        self.bcc = bcc
        self.subject = subject
        self.bytes = bytes
        self.fingerprint = fingerprint
    }

    /// Days past due of its oldest invoice.
    var daysPastDue: Int {
        planned.reminders.map { planned.day.days(since: $0.dueOn) }.max() ?? 0
    }
}

/// A message as the ledger holds it, without its bytes.
package struct LedgerMessage: Hashable, Sendable {
    package let id: Int64
    package let messageID: MessageID
    package let mode: DeliveryMode
    package let clientID: ClientID
    package let clientName: String
    package let rung: Rung
    package let balance: Money
    package let daysPastDue: Int
    /// The day that it was enqueued; its words may be of a later one.
    package let plannedOn: CivilDate
    package let createdAt: Instant
    package let envelope: Envelope
    package let from: String
    package let to: [EmailAddress]
    package let cc: [EmailAddress]
    package let bcc: [EmailAddress]
    package let subject: String
    package let fingerprint: String
    package internal(set) var state: MessageState
    /// An attempt ended without anyone knowing whether the server took it.
    package let wasUncertain: Bool
    package internal(set) var attempts: Int
    /// From which `RetryFor=` counts: later by the time that contact was closed since.
    package internal(set) var firstAttempt: Instant?
    package internal(set) var lastAttempt: Instant?
    package internal(set) var nextAttempt: Instant?
    package let endedAt: LocalTime?
    /// The server's last words.
    package let reply: String
    /// Those of `to`, `cc` and `bcc` that the server refused with them.
    package let refused: [EmailAddress]
    package internal(set) var reason: Reason?
    package let auditSequence: Int?

    /// Nobody knows whether it arrived, and a person has said that nothing more comes of it.
    package var isGivenUp: Bool { state == .uncertain && nextAttempt == nil && reason == .cancelledByOperator }

    /// The same on the wire, as `Ledger.markSending` leaves it.
    package func sending(at now: Instant) -> LedgerMessage {
        var message = self
        message.state = .sending
        message.attempts += 1
        message.firstAttempt = firstAttempt ?? now
        message.lastAttempt = now
        message.nextAttempt = nil
        message.reason = nil
        return message
    }
}

/// A reminder with what its message told about it.
package struct LedgerReminder: Hashable, Sendable {
    package let identity: ReminderIdentity
    package let number: String
    package let dueOn: CivilDate
    package let balance: Money
    /// Why it left its message; `nil` while it belongs to it.
    package let dropped: Reason?
}

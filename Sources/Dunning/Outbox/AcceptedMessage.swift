/// A message that the server accepted, with all that its audit record says of it (design 7.2).
package struct AcceptedMessage: Hashable, Sendable {
    package let messageID: MessageID
    /// When it was accepted.
    package let time: LocalTime
    package let clientID: ClientID
    package let clientName: String
    package let from: String
    package let to: [EmailAddress]
    package let cc: [EmailAddress]
    package let bcc: [EmailAddress]
    /// Those of them that the server refused: they did not get it.
    package let refused: [EmailAddress]
    package let subject: String
    package let stage: Stage
    package let reminders: [Line]
    package let attempts: Int
    /// The server's words.
    package let reply: String
    /// The bytes as they were sent; empty where it was read back from the record.
    package let bytes: [UInt8]

    /// One reminder as the message told it.
    package struct Line: Hashable, Sendable {
        package let identity: ReminderIdentity
        /// The invoice's printed number.
        package let number: String
        package let dueOn: CivilDate
        package let balance: Money

        package init(identity: ReminderIdentity, number: String, dueOn: CivilDate, balance: Money) {
            self.identity = identity
            self.number = number
            self.dueOn = dueOn
            self.balance = balance
        }
    }

    package init(
        messageID: MessageID, time: LocalTime, clientID: ClientID, clientName: String, from: String,
        to: [EmailAddress], cc: [EmailAddress], bcc: [EmailAddress], refused: [EmailAddress], subject: String,
        stage: Stage, reminders: [Line], attempts: Int, reply: String, bytes: [UInt8]
    ) {
        self.messageID = messageID
        self.time = time
        self.clientID = clientID
        self.clientName = clientName
        self.from = from
        self.to = to
        self.cc = cc
        self.bcc = bcc
        self.refused = refused
        self.subject = subject
        self.stage = stage
        self.reminders = reminders
        self.attempts = attempts
        self.reply = reply
        self.bytes = bytes
    }
}

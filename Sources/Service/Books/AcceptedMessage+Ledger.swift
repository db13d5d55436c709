package import Dunning
package import Records
package import Storage

extension AcceptedMessage {
    /// What a line of the sent mail tells of a message that the ledger holds.
    ///
    /// - Parameter bytes: Empty where only what is told matters.
    package init(
        _ message: LedgerMessage, _ reminders: [LedgerReminder], at time: LocalTime, refused: [EmailAddress],
        reply: String, bytes: [UInt8]
    ) {
        self.init(
            messageID: message.messageID, time: time, clientID: message.clientID, clientName: message.clientName,
            from: message.from, to: message.to, cc: message.cc, bcc: message.bcc, refused: refused,
            subject: message.subject, stage: message.rung.stage,
            reminders: reminders.map {
                Line(identity: $0.identity, number: $0.number, dueOn: $0.dueOn, balance: $0.balance)
            },
            attempts: message.attempts, reply: reply, bytes: bytes)
    }
}

extension Ledger {
    /// What the ledger tells otherwise than the lines of sent mail.
    ///
    /// - Parameters:
    ///   - last: The number of the last line that the files may have.
    ///   - pending: How many of the ledger's last lines may not be in the files yet.
    package func differences(
        fromSentMailIn directory: String, through last: Int, pending: Int
    ) throws -> [AuditFinding] {
        // Messages that are pruned meanwhile would be counted, and not found.
        try reading {
            try AuditTrail.differences(
                in: directory, through: last, of: try auditedCount() - pending, from: try copiesPrunedBefore()
            ) { id in
                guard let message = try message(id), message.state == .sent, let sequence = message.auditSequence,
                    let time = message.endedAt
                else { return nil }
                let reminders = try reminders(of: message.id).filter { $0.dropped == nil }
                return (
                    AcceptedMessage(
                        message, reminders, at: time, refused: message.refused, reply: message.reply, bytes: []),
                    sequence
                )
            }
        }
    }
}

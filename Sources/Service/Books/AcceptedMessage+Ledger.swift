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
    /// - Parameter head: The last line that the files may have.
    package func differences(
        fromSentMailIn directory: String, through head: AuditTrail.Head
    ) throws -> [AuditFinding] {
        // Messages that are pruned meanwhile would be counted, and not found.
        try reading {
            let last = try auditHead()?.sequence ?? 0
            return try AuditTrail.differences(
                in: directory, through: head, from: try copiesPrunedBefore(),
                count: { try auditedCount(through: $0, orAfter: last) }
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

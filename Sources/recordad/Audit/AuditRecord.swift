import Dunning
import Formats
import Records
import Settings
import Storage

/// A sent message with the reminders it carried, as the ledger has recorded it.
struct AuditRecord {
    let sequence: Int
    let message: LedgerMessage
    let sentAt: LocalTime
    let reminders: [LedgerReminder]
    /// The folder of the sent mail.
    private let directory: String

    /// `nil` for a message without an audit record.
    init?(_ message: LedgerMessage, in ledger: Ledger, directory: String) throws(StorageError) {
        guard let sequence = message.auditSequence, let sentAt = message.endedAt else { return nil }
        self.sequence = sequence
        self.message = message
        self.sentAt = sentAt
        self.directory = directory
        self.reminders = try ledger.reminders(of: message.id).filter { $0.dropped == nil }
    }

    /// Where the bytes are in the folder of the sent mail, if they were kept.
    var copyPath: String { AuditLine.copyPath(message.messageID, sentAt) }

    /// What the list and its JSON say, in the words of the audit file (design 7.2).
    static var columns: [ListColumn<AuditRecord>] {
        func addresses(_ list: [EmailAddress]) -> JSON { .array(list.map { .string($0.value) }) }
        return [
            ListColumn("seq", .right) { .integer(Int64($0.sequence)) },
            ListColumn("time", .right, cell: { $0.sentAt.minute }) { .string($0.sentAt.rfc3339) },
            ListColumn("message_id") { .string($0.message.messageID.value) },
            ListColumn("client_id", rank: .detail) { .string($0.message.clientID.value) },
            ListColumn("client") { .string($0.message.clientName) },
            ListColumn("from", rank: .detail) { .string($0.message.from) },
            ListColumn("to") { addresses($0.message.to) },
            ListColumn("cc", rank: .detail) { addresses($0.message.cc) },
            ListColumn("bcc", rank: .detail) { addresses($0.message.bcc) },
            ListColumn("refused", rank: .detail) { addresses($0.message.refused) },
            ListColumn("subject", rank: .detail) { .string($0.message.subject) },
            ListColumn("stage", cell: { $0.message.rung.words }) { .string($0.message.rung.stage.rawValue) },
            ListColumn(
                "reminders", rank: .detail, fit: .items, cell: { $0.reminders.map(\.number).joined(separator: ", ") }
            ) { .array($0.reminders.map(\.json)) },
            ListColumn("attempts", .right, rank: .detail) { .integer(Int64($0.message.attempts)) },
            ListColumn("reply", rank: .detail) { .string($0.message.reply) },
            ListColumn("copy", rank: .detail) {
                Files.isMissing("\($0.directory)/\($0.copyPath)") ? .null : .string($0.copyPath)
            },
        ]
    }
}

extension LedgerReminder {
    fileprivate var json: JSON {
        .object([
            ("invoice", .string(identity.invoiceID.value)),
            ("number", .string(number)),
            ("due", .string(dueOn.description)),
            ("stage", .string(identity.rung.stage.rawValue)),
            ("occurrence", .integer(Int64(identity.rung.occurrence))),
            ("currency", .string(balance.currency.code)),
            ("balance", .string(balance.decimal)),
        ])
    }
}

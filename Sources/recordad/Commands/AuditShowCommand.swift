import Digest
import Dunning
import Formats
import Records
import Settings
import Storage

struct AuditShowCommand: Command {
    static let description = CommandDescription(
        name: "audit show", operands: ["MESSAGE"], summary: "show one sent message with its record",
        options: [raw],
        details: "MESSAGE is a Message-ID, or as much of its beginning as no other has.",
        example: "recordad audit show 3f9a0c7b --raw > message.eml",
        exits: [.data, .unavailable, .io, .tryAgain, .configuration])

    private static let raw = Option("--raw", "only the bytes that were sent, as they were sent")

    private let message: String
    private let isRaw: Bool

    init(_ arguments: Arguments) {
        message = arguments.operands[0]
        isRaw = arguments.has(Self.raw)
    }

    func run(in context: Context) throws -> ExitCode {
        let settings = try context.settings()
        let ledger = try settings.existingLedger(.readOnly)
        let message = try ledger.message(meant: message)
        guard let record = try AuditRecord(message, in: ledger, directory: settings.audit.directory) else {
            throw CommandError(
                .data,
                "message '\(message.messageID)' has no audit record: it is \(message.state.rawValue)"
                    + (message.mode == .shadow ? ", in shadow mode" : ""),
                remedy: "'recordad queue --all' tells more")
        }
        let path = "\(settings.audit.directory)/\(record.copyPath)"
        if isRaw {
            context.output.write(bytes: try Self.copy(of: record, in: settings.audit.directory, ledger))
        } else {
            for (name, value) in Self.header(record, path) { context.output.line("\(name): \(terminalSafe(value))") }
            context.output.line("")
            for line in try Self.copy(of: record, in: settings.audit.directory, ledger).split(
                separator: 0x0A, omittingEmptySubsequences: false)
            {
                let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
                context.output.line(terminalSafe(text))
            }
        }
        return .success
    }

    /// The bytes that were sent: from the ledger until they are on disk, then from there, if they are those on record.
    private static func copy(of record: AuditRecord, in directory: String, _ ledger: Ledger) throws -> [UInt8] {
        if let bytes = try ledger.letter(of: record.message.id) { return bytes }
        guard let bytes = try CopyStore.read(record.copyPath, in: directory) else {
            throw CommandError(
                .data, "the copy '\(directory)/\(record.copyPath)' is not there",
                remedy: "none is kept with KeepCopies=no, nor longer than Keep=; otherwise run 'recordad audit verify'")
        }
        let recorded = try AuditTrail.digest(ofCopy: record.sequence, acceptedAt: record.sentAt, in: directory)
        guard recorded == sha256(bytes) else {
            throw CommandError(
                .data,
                recorded == nil
                    ? "no line of '\(directory)' proves the copy '\(record.copyPath)': seq \(record.sequence) is not there"
                    : "the copy '\(directory)/\(record.copyPath)' was edited: its SHA-256 is not the one on record",
                remedy: "'recordad audit verify' tells more")
        }
        return bytes
    }

    private static func header(_ record: AuditRecord, _ path: String) -> [(String, String)] {
        let message = record.message
        func list(_ addresses: [EmailAddress]) -> String { addresses.map(\.value).joined(separator: ", ") }
        return [
            ("Record", String(record.sequence)),
            ("Sent", record.sentAt.rfc3339),
            ("Message-ID", "<\(message.messageID)>"),
            ("Client", "\(message.clientID) (\(message.clientName))"),
            ("From", message.from), ("To", list(message.to)), ("Cc", list(message.cc)), ("Bcc", list(message.bcc)),
            ("Refused", list(message.refused)),
            ("Subject", message.subject),
            ("Stage", message.rung.words),
        ].filter { !$0.1.isEmpty }
            + record.reminders.map { reminder in
                (
                    "Invoice",
                    "\(reminder.number), \(reminder.identity.rung.words), due \(reminder.dueOn), "
                        + "\(reminder.balance.decimal) \(reminder.balance.currency.code)"
                )
            } + [("Attempts", String(message.attempts)), ("Reply", message.reply), ("Copy", path)]
    }
}

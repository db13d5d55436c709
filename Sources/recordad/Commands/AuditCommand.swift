import Dunning
import Settings
import Storage

struct AuditCommand: Command {
    static let description = CommandDescription(
        name: "audit", summary: "show the mail that was sent",
        options: [.client, .since, .until, .format],
        details: """
            One line a message that a mail server accepted, in the order of the audit files in Directory= of \
            [Audit]. JSON and CSV have the keys of those files but sha256 and prev, which only the files hold.
            """,
        example: "recordad audit --since 2026-11-01 --format csv",
        exits: [.unavailable, .io, .tryAgain, .configuration])

    private let filter: Ledger.Filter
    private let format: ListFormat

    init(_ arguments: Arguments) throws(UsageError) {
        filter = Ledger.Filter(
            client: arguments.text(.client).map { ClientID($0) }, since: try arguments.date(.since),
            until: try arguments.date(.until))
        format = try arguments.choice(.format) ?? .table
    }

    func run(in context: Context) throws -> ExitCode {
        let settings = try context.settings()
        let ledger = try settings.existingLedger(.readOnly)
        let records = try ledger.reading { () throws(StorageError) in
            var records: [AuditRecord] = []
            for message in try ledger.messages(filter, auditedOnly: true) {
                let record = try AuditRecord(message, in: ledger, directory: settings.audit.directory)
                if let record { records.append(record) }
            }
            return records
        }
        context.output.list(records, AuditRecord.columns, as: format, empty: "no mail was sent")
        return .success
    }
}

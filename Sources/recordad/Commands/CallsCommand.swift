import Correspondence
import Dunning
import Service
import Settings
import Storage

struct CallsCommand: Command {
    static let description = CommandDescription(
        name: "calls", summary: "show whom to phone, the most overdue first",
        options: [collector, .format],
        details: """
            One line a client and currency with an open note about a mail that failed, an address that is \
            missing, or a firm reminder (overdue or claim), as long as one of its invoices is still unpaid. \
            The balance is all that is owed, overdue what is past due of it; the last column, or on a narrow terminal the \
            line below, is what the client was told and answered, the newer first. CSV and JSON have more. \
            'recordad notes done' takes a note off the list. Headings follow Language=; JSON has English words.
            """,
        example: "recordad calls --format csv > calls.csv",
        exits: [.data, .unavailable, .io, .tryAgain, .configuration])

    private static let collector = Option("--collector NAME", "only of this collector; '' for clients without one")

    private let collector: String?
    private let format: ListFormat

    init(_ arguments: Arguments) throws(UsageError) {
        collector = arguments.text(Self.collector)
        format = try arguments.choice(.format) ?? .table
    }

    func run(in context: Context) throws -> ExitCode {
        let settings = try context.settings()
        let language = try settings.language()
        let today = try settings.zone().local(context.now).date
        let ledger = try settings.existingLedger(.readOnly)
        let notes = try ledger.notes(Ledger.NoteFilter(state: .open))
        let store = try InvoiceStore(path: settings.store.invoicesPath, mode: .readOnly)
        let list = try store.read { snapshot in
            try CallList(notes, policy: settings.policy, today: today, collector: collector) { id in
                guard let client = try snapshot.client(id).flatMap({ Self.believed($0, Client.init) }) else {
                    return nil
                }
                let invoices = try snapshot.invoices(ofClient: id).compactMap { Self.believed($0, Invoice.init) }
                return (client, invoices, try ledger.lastComment(about: id))
            }
        }
        let columns = CallColumns(language: language, today: today, own: settings.company.currency)
        context.output.list(list.calls, format == .table ? columns.table : columns.all, as: format)
        return .success
    }

    /// The record as a value; a broken one is named, and left out.
    private static func believed<Record, Value>(
        _ record: Record, _ believe: (Record) throws(RecordFault) -> Value
    ) -> Value? {
        do {
            return try believe(record)
        } catch {
            Diagnostics.warn("a record is left out: \(error)")
            return nil
        }
    }
}

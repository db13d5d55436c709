import Correspondence
import Dunning
import Formats
import Settings
import Storage

struct CallsCommand: Command {
    static let description = CommandDescription(
        name: "calls", summary: "show whom to phone, the most overdue first",
        options: [collector, .format],
        details: """
            One line a client and currency with an open note about a mail that failed, an address that is \
            missing, or a firm reminder (overdue or claim), as long as one of its invoices is still unpaid. \
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
        let notes = try settings.existingLedger(.readOnly).notes(Ledger.NoteFilter(state: .open))
        let store = try InvoiceStore(path: settings.store.invoicesPath, mode: .readOnly)
        let list = try store.read { snapshot in
            try CallList(notes, policy: settings.policy, today: today, collector: collector) { id in
                guard let client = try snapshot.client(id).flatMap({ Self.believed($0, Client.init) }) else {
                    return nil
                }
                return (client, try snapshot.invoices(ofClient: id).compactMap { Self.believed($0, Invoice.init) })
            }
        }
        context.output.list(list.calls, Self.columns(language, own: settings.company.currency), as: format)
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

    /// - Parameter own: The currency that a table need not name.
    private static func columns(_ language: Language, own: Currency?) -> [ListColumn<CallList.Call>] {
        let headings = language.callHeadings
        return [
            ListColumn("notes", heading: headings[0], .right) { .array($0.notes.map(JSON.integer)) },
            ListColumn("client_id", heading: headings[1], .right) { .string($0.client.id.value) },
            ListColumn("client", heading: headings[2]) { .string($0.client.name) },
            ListColumn("phone", heading: headings[3], .right) { JSON($0.client.phone) },
            ListColumn("invoices", heading: headings[4], rank: .secondary) {
                .array($0.invoices.map(JSON.string))
            },
            ListColumn("currency", heading: headings[5], rank: .detail) { .string($0.balance.currency.code) },
            ListColumn(
                "balance", heading: headings[6], .right,
                cell: { language.money($0.balance, namingCurrency: $0.balance.currency != own) },
                sheet: { language.plainDecimal($0.balance) }
            ) { .string($0.balance.decimal) },
            ListColumn("days_overdue", heading: headings[7], .right) { call in
                call.daysOverdue.map { .integer(Int64($0)) } ?? .null
            },
            ListColumn("since", heading: headings[8], .right) { .string($0.since.description) },
            ListColumn(
                "last_result", heading: headings[9], rank: .secondary, cell: { language.word(for: $0.lastResult) },
                sheet: { language.word(for: $0.lastResult) }
            ) {
                .string(Language.english.word(for: $0.lastResult))
            },
            ListColumn("collector", heading: headings[10], rank: .detail) { JSON($0.client.collector) },
        ]
    }
}

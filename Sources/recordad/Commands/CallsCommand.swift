import Correspondence
import Dunning
import Formats
import Settings
import Storage

struct CallsCommand: Command {
    static let description = CommandDescription(
        name: "calls", summary: "show whom to phone, the most overdue first",
        options: [.format],
        details: """
            One line a client with an open note about a mail that failed, an address that is missing, or a firm \
            reminder (overdue or claim), as long as one of its invoices is still unpaid. 'recordad notes done' \
            takes a note off the list. Headings follow Language=; JSON has English words.
            """,
        example: "recordad calls --format csv > calls.csv",
        exits: [.data, .unavailable, .io, .tryAgain, .configuration])

    private let format: ListFormat

    init(_ arguments: Arguments) throws(UsageError) { format = try arguments.choice(.format) ?? .table }

    func run(in context: Context) throws -> ExitCode {
        let settings = try context.settings()
        let language = try settings.language()
        let today = try settings.zone().local(context.now).date
        let notes = try settings.existingLedger(.readOnly).notes(Ledger.NoteFilter(state: .open))
        let store = try InvoiceStore(path: settings.store.invoicesPath, mode: .readOnly)
        let list = try store.read { snapshot in
            try CallList(notes, policy: settings.policy, today: today) { id in
                guard let client = try snapshot.client(id).flatMap({ Self.believed($0, Client.init) }) else {
                    return nil
                }
                return (client, try snapshot.invoices(ofClient: id).compactMap { Self.believed($0, Invoice.init) })
            }
        }
        let columns = Self.columns(language)
        if format == .csv {
            let writer = CSVWriter(delimiter: ";")
            context.output.write(CSVWriter.byteOrderMark + writer.row(columns.map(\.heading)))
            for call in list.calls { context.output.write(writer.row(columns.map { terminalSafe($0.cell(call)) })) }
        } else {
            context.output.list(list.calls, columns, as: format)
        }
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

    private static func columns(_ language: Language) -> [ListColumn<CallList.Call>] {
        let headings = language.callHeadings
        return [
            ListColumn("client_id", heading: headings[0], isSecondary: true) { .string($0.client.id.value) },
            ListColumn("client", heading: headings[1]) { .string($0.client.name) },
            ListColumn("phone", heading: headings[2], .right) { JSON($0.client.phone) },
            ListColumn(
                "balances", heading: headings[3], .right,
                cell: { $0.balances.map { language.money($0, namingCurrency: true) }.joined(separator: " + ") }
            ) { call in
                .array(
                    call.balances.map {
                        .object([("currency", .string($0.currency.code)), ("balance", .string($0.decimal))])
                    })
            },
            ListColumn("days_overdue", heading: headings[4], .right) { .integer(Int64($0.daysPastDue)) },
            ListColumn("since", heading: headings[5]) { .string($0.since.description) },
            ListColumn("last_result", heading: headings[6], cell: { language.word(for: $0.lastResult) }) {
                .string(Language.english.word(for: $0.lastResult))
            },
        ]
    }
}

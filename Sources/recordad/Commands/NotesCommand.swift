import Dunning
import Formats
import Records
import Service
import Settings
import Storage

struct NotesCommand: Command {
    static let description = CommandDescription(
        name: "notes", summary: "show what staff should know of each client",
        options: [.client, .since, .until, state, result, .format],
        details: """
            Each mail that was sent or failed is a note, and so is what people add. Headings and words follow \
            Language=; CSV is for spreadsheets, as the monthly files are; JSON has English words.
            """,
        example: "recordad notes --client C1 --state open", exits: [.unavailable, .io, .tryAgain, .configuration])

    private static let state = Option("--state STATE", "only open, or only done")
    private static let result = Option("--result RESULT", "only sent, failed, shadow or no-address")

    private enum Result: String, CaseIterable {
        case sent, failed, shadow
        case noAddress = "no-address"

        var ofNote: Note.Result {
            switch self {
            case .sent: .sent
            case .failed: .failed
            case .shadow: .shadow
            case .noAddress: .noAddress
            }
        }
    }

    private let filter: Ledger.NoteFilter
    private let format: ListFormat

    init(_ arguments: Arguments) throws(UsageError) {
        let result: Result? = try arguments.choice(Self.result)
        filter = Ledger.NoteFilter(
            client: arguments.text(.client).map { ClientID($0) }, since: try arguments.date(.since),
            until: try arguments.date(.until), state: try arguments.choice(Self.state), result: result?.ofNote)
        format = try arguments.choice(.format) ?? .table
    }

    func run(in context: Context) throws -> ExitCode {
        let settings = try context.settings()
        let language = try settings.language()
        let notes = try settings.existingLedger(.readOnly).notes(filter)
        switch format {
        case .json:
            context.output.line(JSON.array(notes.map(\.json)).pretty)
        case .csv:
            context.output.write(bytes: NotesFile.header(language))
            for note in notes { context.output.write(bytes: NotesFile.row(note, language)) }
        case .table:
            let today = try settings.zone().local(context.now).date
            let columns = NoteColumns.all(language, own: settings.company.currency, today: today)
            context.output.list(notes, columns, as: .table)
        }
        return .success
    }
}

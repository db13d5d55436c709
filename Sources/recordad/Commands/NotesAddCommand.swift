import CrashPoints
import Dunning
import Formats
import Records
import Service
import Settings
import Storage

struct NotesAddCommand: Command {
    static let description = CommandDescription(
        name: "notes add", operands: ["CLIENT", "TEXT..."], summary: "add a note about a client",
        details: """
            CLIENT is the client's id in the invoice store. The note is open until 'recordad notes done', carries \
            your login name, and reaches the month's file at the next cycle.
            """,
        example: "recordad notes add C1 'called: pays on Friday'",
        exits: [.data, .unavailable, .io, .tryAgain, .configuration])

    private let client: ClientID
    private let text: String

    /// In characters; what is longer was not meant to be a note.
    private static let longestText = 2000

    init(_ arguments: Arguments) throws(UsageError) {
        client = ClientID(arguments.operands[0])
        text = arguments.operands.dropFirst().joined(separator: " ")
        guard text.contains(where: { !$0.isWhitespace }) else { throw arguments.error("TEXT is empty") }
        guard text.count <= Self.longestText else {
            throw arguments.error("TEXT is too long", remedy: "expected at most \(Self.longestText) characters")
        }
    }

    func run(in context: Context) throws -> ExitCode {
        let settings = try context.settings()
        let language = try settings.language()
        let ledger = try settings.existingLedger(.readWrite)
        let store = try InvoiceStore(path: settings.store.invoicesPath, mode: .readOnly)
        guard let name = try store.read({ try $0.client(client)?.name }) ?? ledger.name(of: client) else {
            throw CommandError(
                .data, "no client '\(client)' in the invoice store",
                remedy: "'recordad notes' shows the ids of those written to")
        }
        var note = Note(
            id: 0, time: try settings.zone().local(context.now), clientID: client, clientName: name, title: text,
            rung: nil, invoices: [], balance: nil, daysPastDue: nil, recipients: [], channel: .none, result: nil,
            messageID: nil, author: context.userName, state: .open, detail: "")
        try ledger.transaction { () throws(StorageError) in
            note.id = try ledger.add(note)
            try ledger.append(NotesFile.row(note, language), to: NotesFile.name(for: note), of: .notes)
            #if CrashPoints
                CrashPoint.noteUncommitted.pass()
            #endif
        }
        #if CrashPoints
            CrashPoint.noteCommitted.pass()
        #endif
        context.output.line("added note \(note.id) about \(terminalSafe(name))")
        return .success
    }
}

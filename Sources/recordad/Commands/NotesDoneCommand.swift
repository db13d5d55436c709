import CrashPoints
import Storage

struct NotesDoneCommand: Command {
    static let description = CommandDescription(
        name: "notes done", operands: ["ID"], summary: "close a note",
        details: "ID is the note's number, as 'recordad notes' shows it. A closed note asks for no phone call.",
        example: "recordad notes done 42", exits: [.data, .unavailable, .io, .tryAgain, .configuration])

    private let id: Int64

    init(_ arguments: Arguments) throws(UsageError) {
        guard let id = Int64(arguments.operands[0]), id > 0 else {
            throw arguments.error("ID is '\(arguments.operands[0])'", remedy: "expected the number of a note")
        }
        self.id = id
    }

    func run(in context: Context) throws -> ExitCode {
        let ledger = try context.settings().existingLedger(.readWrite)
        let isClosed = try ledger.transaction { () throws(StorageError) in
            let isClosed = try ledger.complete(note: id, by: context.userName, at: context.now)
            #if CrashPoints
                CrashPoint.noteDoneUncommitted.pass()
            #endif
            return isClosed
        }
        #if CrashPoints
            CrashPoint.noteDoneCommitted.pass()
        #endif
        guard try isClosed || ledger.note(id) != nil else {
            throw CommandError(.data, "no note '\(id)'", remedy: "'recordad notes' lists them")
        }
        context.output.line(isClosed ? "closed note \(id)" : "note \(id) was closed before")
        return .success
    }
}

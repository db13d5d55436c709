import Formats
import Settings

/// The commands of the program, in the order in which the help shows them.
enum Commands {
    static let all: [any Command.Type] = [
        RunCommand.self,
        OnceCommand.self,
        CheckCommand.self,
        StatusCommand.self,
        PlanCommand.self,
        CalendarCommand.self,
        SimulateCommand.self,
        ExplainCommand.self,
        PreviewCommand.self,
        ImportInvoicesCommand.self,
        ImportClientsCommand.self,
        NotesCommand.self,
        NotesAddCommand.self,
        NotesDoneCommand.self,
        CallsCommand.self,
        QueueCommand.self,
        ReleaseCommand.self,
        CancelCommand.self,
        RetryCommand.self,
        AuditCommand.self,
        AuditShowCommand.self,
        AuditVerifyCommand.self,
        AuditRecoverCommand.self,
        HolidaysCommand.self,
        TemplatesCommand.self,
        DemoCommand.self,
        HelpCommand.self,
    ]

    /// The command of that word, or of it and the one after it; with the words that are left.
    static func find(
        _ word: String, _ rest: ArraySlice<String>
    ) throws(UsageError) -> (any Command.Type, ArraySlice<String>) {
        if let next = rest.first, let command = named("\(word) \(next)") { return (command, rest.dropFirst()) }
        if let command = named(word) { return (command, rest) }
        let within = words(after: word)
        guard within.isEmpty else {
            let choices = within.map { "'recordad \(word) \($0)'" }.joined(separator: " or ")
            throw UsageError("'\(word)' needs to know what", of: "", remedy: "write \(choices)")
        }
        let names = Set(all.flatMap { $0.description.name.split(separator: " ").prefix(1).map(String.init) })
        let nearest = word.nearest(of: names.sorted())
        throw UsageError("unknown command '\(word)'", of: "", remedy: nearest.map { "did you mean '\($0)'?" })
    }

    /// `add` and `done` for `notes`.
    static func words(after word: String) -> [String] {
        all.map { $0.description.name }.filter { $0.hasPrefix(word + " ") }
            .map { String($0.dropFirst(word.count + 1)) }
    }

    /// Whether the first word of the name is itself a command, as of `notes add`.
    static func isWithin(_ name: String) -> Bool {
        guard let space = name.firstIndex(of: " ") else { return false }
        return named(String(name[..<space])) != nil
    }

    private static func named(_ name: String) -> (any Command.Type)? {
        all.first { $0.description.name == name }
    }
}

/// What can be asked of the program by name; each is in a file of its own and in `Commands.all`.
protocol Command: SendableMetatype {
    static var description: CommandDescription { get }

    /// Takes what it needs out of arguments that are already known to fit `description`.
    init(_ arguments: Arguments) throws(UsageError)

    func run(in context: Context) throws -> ExitCode
}

/// A command as its users see it: the parser, the help, the completion and the manual's test read this.
struct CommandDescription: Sendable {
    /// One word, or two as in `notes add`.
    let name: String
    /// In their order; `[X]` may be left out, `X...` takes one or more words. Those come last.
    var operands: [String] = []
    /// What it does in a few words, lower case without a full stop.
    let summary: String
    var options: [Option] = []
    /// A paragraph for what the options do not say.
    var details = ""
    let example: String
    /// Those beside success and usage.
    var exits: [ExitCode] = []
}

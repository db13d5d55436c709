struct HelpCommand: Command {
    static let description = CommandDescription(
        name: "help", operands: ["[COMMAND...]"], summary: "show what a command does, its options and an example",
        example: "recordad help notes add")

    private let text: String

    init(_ arguments: Arguments) throws(UsageError) {
        guard let word = arguments.operands.first else {
            text = HelpText.program
            return
        }
        let (command, rest) = try Commands.find(word, arguments.operands.dropFirst())
        if let extra = rest.first { throw arguments.error("unexpected argument '\(extra)'") }
        text = HelpText.text(command.description)
    }

    func run(in context: Context) -> ExitCode {
        context.output.write(text)
        return .success
    }
}

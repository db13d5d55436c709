/// What a command line asks for.
enum Invocation {
    case nothing
    case help(String)
    case version
    case command(any Command, configFile: String?)

    init(_ words: ArraySlice<String>) throws(UsageError) {
        let leading = try Arguments(words, of: "", options: Option.everywhere, stopping: true)
        if leading.has(.version) {
            self = .version
        } else if let word = leading.operands.first, let help = Self.groupHelp(word, leading) {
            self = .help(help)
        } else if let word = leading.operands.first {
            let (command, rest) = try Commands.find(word, leading.operands.dropFirst())
            self = try Self.invocation(of: command, rest, leading)
        } else {
            self = leading.has(.help) ? .help(HelpText.program) : .nothing
        }
    }

    /// The help of a word that only begins commands, as `import`: what they are.
    private static func groupHelp(_ word: String, _ leading: Arguments) -> String? {
        let rest = leading.operands.dropFirst()
        let asksForHelp = leading.has(.help) || rest.contains { $0 == Option.help.name || $0 == Option.help.short }
        let within = Commands.words(after: word)
        guard asksForHelp, !within.isEmpty, Commands.all.allSatisfy({ $0.description.name != word }),
            !rest.contains(where: within.contains)
        else { return nil }
        return HelpText.group(word)
    }

    private static func invocation(
        of command: any Command.Type, _ words: ArraySlice<String>, _ leading: Arguments
    ) throws(UsageError) -> Invocation {
        let about = command.description
        let arguments = try Arguments(words, of: about.name, options: about.options + Option.everywhere)
        if leading.has(.help) || arguments.has(.help) { return .help(HelpText.text(about)) }
        if arguments.has(.version) { return .version }
        if leading.has(.config), arguments.has(.config) { throw arguments.error("option '--config' is given twice") }
        try arguments.checkOperands(about.operands)
        return .command(try command.init(arguments), configFile: leading.text(.config) ?? arguments.text(.config))
    }
}

/// What `--help` prints: at most 24 lines of 80 columns, so that it stands whole on any terminal.
enum HelpText {
    static var program: String {
        let entries = Commands.all.map { $0.description }.filter { !Commands.isWithin($0.name) }.compactMap(entry)
        return """
            Reminds clients of their unpaid invoices. Usage: recordad COMMAND [options]

            \(columns(entries, limit: 23))
            With every command: --config FILE, --help, --version. More: man recordad
            """ + "\n"
    }

    /// The line of a command, with what may follow its word; `nil` when that stands in the line of another.
    private static func entry(_ about: CommandDescription) -> (String, String)? {
        let within = Commands.words(after: about.name)
        if !within.isEmpty { return ("\(about.name) [\(within.joined(separator: "|"))]", about.summary) }
        guard let space = about.name.firstIndex(of: " ") else { return (about.name, about.summary) }
        let word = String(about.name[..<space])
        let choices = Commands.words(after: word)
        guard "\(word) \(choices[0])" == about.name else { return nil }
        return ("\(word) \(choices.joined(separator: "|"))", about.summary)
    }

    /// The commands that begin with a word.
    static func group(_ word: String) -> String {
        let entries = Commands.all.map { $0.description }.filter { $0.name.hasPrefix(word + " ") }
            .map { ($0.name, $0.summary) }
        return """
            Usage: recordad \(word) WHAT [options]

            \(columns(entries))

            More: recordad help \(entries[0].0)
            """ + "\n"
    }

    static func text(_ about: CommandDescription) -> String {
        let words = ["recordad", about.name] + (about.options.isEmpty ? [] : ["[options]"]) + about.operands
        let exits = ([.success, .usage] + about.exits).sorted { $0.rawValue < $1.rawValue }
        let blocks = [
            "Usage: " + words.joined(separator: " ") + "\n" + about.summary.prefix(1).uppercased()
                + about.summary.dropFirst() + ".",
            columns(about.options.map { ($0.usage, $0.help) }),
            wrapped(about.details),
            "Example: \(about.example)",
            wrapped("Exit: " + exits.map { "\($0.rawValue) \($0.meaning)" }.joined(separator: ", "))
                + "\nWith every command: --config FILE, --help, --version. More: man recordad",
        ]
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private static let width = 80

    private static func wrapped(_ text: String) -> String {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let line = lines.last, line.count + 1 + word.count <= width {
                lines[lines.count - 1] = "\(line) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines.joined(separator: "\n")
    }

    /// Names on the left, what they mean on the right.
    ///
    /// - Parameter limit: A longer name pushes its own meaning alone.
    private static func columns(_ entries: [(String, String)], limit: Int = 80) -> String {
        let width = min(entries.map(\.0.count).max() ?? 0, limit)
        return entries.map { name, meaning in
            "  " + name + String(repeating: " ", count: max(width - name.count, 0) + 2) + meaning
        }.joined(separator: "\n")
    }
}

import Correspondence

struct TemplatesCommand: Command {
    static let description = CommandDescription(
        name: "templates", operands: ["[DIR]"], summary: "write the built-in templates, to be edited",
        options: [force],
        details: """
            Without DIR it only names them. Files in Directory= of [Templates] take the place of the built-in ones \
            of the same name; keep those that you change and remove the rest, so that they follow new versions. \
            See recordad-templates(7), and run 'recordad check' afterwards.
            """,
        example: "recordad templates /etc/recordad/templates", exits: [.data, .io])

    private static let force = Option("--force", "replace files that are there")

    private let directory: String?
    private let replaces: Bool

    init(_ arguments: Arguments) {
        directory = arguments.operands.first
        replaces = arguments.has(Self.force)
    }

    func run(in context: Context) throws -> ExitCode {
        let templates = BuiltInTemplates.names.compactMap { name in BuiltInTemplates.source(name).map { (name, $0) } }
        guard let directory else {
            for (name, _) in templates { context.output.line(name) }
            return .success
        }
        // All or none: a folder half of old and half of new templates would be of no use.
        let paths = templates.map { "\(directory)/\($0.0)" }
        if !replaces, let there = paths.first(where: Files.exist) {
            throw CommandError(
                .data, "'\(there)' is there already", remedy: "name another folder, or replace it with --force")
        }
        for (name, text) in templates {
            let path = "\(directory)/\(name)"
            try Files.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
            try Files.write(text, to: path, replacing: replaces)
        }
        context.output.line("wrote \(templates.count) templates into '\(directory)'")
        return .success
    }
}

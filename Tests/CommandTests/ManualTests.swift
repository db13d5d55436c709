import Foundation
import TestSupport
import Testing

@testable import recordad

/// The manual and the completion say what the table of commands says.
struct ManualTests {
    static let commands = Commands.all.map { $0.description.name }
    private static let manual = Repository.root.appending(path: "man/recordad.8")
    private static let completion = Repository.root.appending(path: "completions/recordad.bash")
    private static let hasMandoc = FileManager.default.isExecutableFile(atPath: "/usr/bin/mandoc")

    private func options(of name: String) throws -> [recordad.Option] {
        try #require(Commands.all.first { $0.description.name == name }).description.options
    }

    /// What the manual says of each command, from its item to the next one, without the marks of mdoc(7).
    private func entries() throws -> [String: String] {
        let text = try String(contentsOf: Self.manual, encoding: .utf8)
        let plain = text.replacing("\n.It Xo\n.Cm ", with: "\n.It Cm ").replacing("Fl Fl ", with: "--")
            .replacing("Ar ", with: "")
        var entries: [String: String] = [:]
        for item in plain.split(separator: "\n.It Cm ").dropFirst() {
            let words = item.prefix { $0 != "\n" }.split(separator: " ")
            let name = words.prefix { $0.allSatisfy { $0.isLowercase && $0.isLetter } }.joined(separator: " ")
            entries[name] = String(item)
        }
        return entries
    }

    @Test func `the manual has an entry for each command and for no other`() throws {
        #expect(try Set(entries().keys) == Set(Self.commands))
    }

    @Test(arguments: commands)
    func `the manual names every option of a command`(name: String) throws {
        let entry = try #require(try entries()[name])
        for option in try options(of: name) {
            #expect(entry.contains("\(option.usage)\n") || entry.contains("\(option.usage) O"), "\(option.usage)")
        }
    }

    @Test func `the manual tells every message state and exit code`() throws {
        let text = try String(contentsOf: Self.manual, encoding: .utf8)
        for state in ["queued", "sending", "sent", "deferred", "failed", "uncertain", "held", "cancelled"] {
            #expect(text.contains("\n.It Sy \(state)\n"), "\(state)")
        }
        for code in ExitCode.allCases { #expect(text.contains("\n.It \(code.rawValue)\n"), "\(code)") }
    }

    @Test(.enabled(if: hasMandoc, "skipped: mandoc is not installed"))
    func `the manual is well formed`() throws {
        let finished = try run("mandoc", ["-Tlint", "-W", "warning", Self.manual.path])
        #expect(finished.status == 0 && finished.output.isEmpty, "\(finished.output)")
    }

    /// What bash would offer after these words, the last of them being typed.
    private func offered(_ words: [String]) throws -> [String] {
        let script = """
            . "$0"; COMP_WORDS=(recordad "$@"); COMP_CWORD=$#; _recordad; printf '%s\\n' "${COMPREPLY[@]}"
            """
        let finished = try run("bash", ["-c", script, Self.completion.path] + words)
        #expect(finished.errors == "")
        return finished.output.split(separator: "\n").map(String.init)
    }

    @Test(arguments: commands)
    func `completion offers the options of a command and no others`(name: String) throws {
        let expected = try (options(of: name) + recordad.Option.everywhere).map(\.name)
        let words = name.split(separator: " ").map(String.init)
        #expect(try Set(offered(words + ["--"])) == Set(expected))
        #expect(try Set(offered(["--config", "done"] + words + ["--"])) == Set(expected))
    }

    @Test func `completion offers the commands, and the words within them`() throws {
        #expect(try Set(offered([""])) == Set(Self.commands.map { String($0.prefix { $0 != " " }) }))
        for first in ["import", "notes", "audit"] {
            #expect(try offered([first, ""]) == Commands.words(after: first))
            #expect(try offered(["help", first, ""]) == Commands.words(after: first))
        }
    }

    @Test(arguments: [
        (["queue", "--format", "c"], ["csv"]), (["queue", "--format", "=", "c"], ["csv"]),
        (["status", "--format", ""], ["table", "json"]), (["notes", "--client", ""], []),
        (["preview", "--stage", "ov"], ["overdue"]), (["--config", "/dev/nul"], ["/dev/null"]),
        (["import", "clients", "/dev/nul"], ["/dev/null"]),
    ])
    func `completion knows the values of options`(words: [String], values: [String]) throws {
        #expect(try offered(words) == values)
    }
}

import Foundation
import TestSupport
import Testing

@testable import recordad

struct HelpTests {
    static let commands = Commands.all.map { $0.description.name }

    /// The help as the program prints it, or `nil` for a name it does not know.
    private func help(_ name: String) throws -> [Substring] {
        let words = name.isEmpty ? [] : name.split(separator: " ").map(String.init)
        let output = try run(Recordad.program, words + ["--help"]).output
        return output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    }

    @Test(arguments: [""] + commands)
    func `help stands whole on a terminal of 80 by 24`(name: String) throws {
        let lines = try help(name)
        #expect((3...24).contains(lines.count), "\(lines.count) lines")
        for line in lines { #expect(line.count <= 80, "\(line)") }
    }

    @Test(arguments: commands)
    func `help names every option, an example and the exit codes`(name: String) throws {
        let command = try #require(Commands.all.first { $0.description.name == name }).description
        let text = try help(name).joined(separator: "\n")
        for option in command.options { #expect(text.contains("  \(option.usage) ")) }
        #expect(text.contains("Example: recordad \(name)"))
        #expect(text.contains("Exit: 0 done, 64 usage"))
    }

    @Test func `the help of the program names every command`() throws {
        let lines = try help("")
        for name in Self.commands {
            let words = name.split(separator: " ")
            #expect(lines.contains { $0.hasPrefix("  \(words[0])") && words.allSatisfy($0.contains) }, "\(name)")
        }
    }

    @Test(arguments: commands)
    func `an example is a command line that the program understands`(name: String) throws {
        let example = try #require(Commands.all.first { $0.description.name == name }).description.example
        // As far as the shell: what is redirected is not for the program.
        let words = example.prefix { $0 != ">" && $0 != "|" }.replacing("'", with: "").split(separator: " ")
        #expect(words.first == "recordad")
        _ = try Invocation(ArraySlice(words.dropFirst().map(String.init)))
    }
}

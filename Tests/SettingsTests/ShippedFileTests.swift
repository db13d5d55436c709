import Foundation
import Settings
import TestSupport
import Testing

@Suite struct `The shipped recordad.conf` {
    private static let file = Repository.root.appending(path: "etc/recordad.conf")

    /// Every key of the table, commented out at its default under what it means.
    private static var expected: String {
        var text = """
            # The configuration of recordad, a payment reminder daemon; see recordad.conf(5).
            #
            # Every key stands here commented out at its default. Only three have none and must be set:
            # Name=, PastInvoicesFrom= and From=. An empty value takes a setting back to its default.
            # Settings can also be put into files of their own in recordad.conf.d/*.conf.
            # 'recordad check' says whether all is well, 'recordad check --print' what is in force.

            """
        for section in Section.allCases {
            text += "\n[\(section.rawValue)]\n"
            for key in Keys.all where key.name.section == section {
                text += "\n" + wrapped(key.meaning)
                if key.defaultText.isEmpty && !key.example.isEmpty {
                    text += "# \(key.isRequired ? "Required" : "Example"): \(key.name.name)=\(key.example)\n"
                }
                text += "#\(key.name.name)=\(key.defaultText)\n"
            }
        }
        return text
    }

    private static func wrapped(_ words: String) -> String {
        var lines = ["#"]
        for word in words.split(separator: " ") {
            if lines[lines.count - 1].count + word.count >= 90 { lines.append("#") }
            lines[lines.count - 1] += " " + word
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// `RECORD_SNAPSHOTS=1` writes the file anew, and fails so that nobody forgets to look at it.
    @Test func `explains every key and shows its default`() throws {
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try Data(Self.expected.utf8).write(to: Self.file)
            Issue.record("wrote \(Self.file.path); look at it, and run again without RECORD_SNAPSHOTS")
        }
        #expect(try String(contentsOf: Self.file, encoding: .utf8) == Self.expected)
    }

    @Test func `changes nothing, with its keys commented out or not`() throws {
        let shipped = try String(contentsOf: Self.file, encoding: .utf8)
        #expect(parse(shipped).1.count == 3)
        let lines = shipped.split(separator: "\n").filter { !$0.hasPrefix("# ") && $0 != "#" }
        let uncommented = lines.map { $0.hasPrefix("#") ? $0.dropFirst() : $0 }
        #expect(uncommented.count == Section.allCases.count + Keys.all.count)
        let optional = uncommented.filter { !["Name=", "PastInvoicesFrom=", "From="].contains($0) }
        #expect(try settings(optional.joined(separator: "\n")) == settings(""))
    }
}

import Foundation
import Settings
import TestSupport
import Testing

@Suite struct `recordad.conf(5)` {
    private static let file = Repository.root.appending(path: "man/recordad.conf.5")
    static let mandocIsThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/mandoc")

    @Test func `has every section, and under it every key with its default`() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        let parts = text.components(separatedBy: "\n.Ss ").dropFirst()
        #expect(parts.map { String($0.prefix { $0 != "\n" }) } == Section.allCases.map { "[\($0.rawValue)]" })
        for (section, part) in zip(Section.allCases, parts) {
            let items = part.split(separator: "\n").filter { $0.hasPrefix(".It Ic ") }
            let keys = Keys.all.filter { $0.name.section == section }
            #expect(
                items
                    == keys.map { key in
                        ".It Ic \(key.name.name)" + (key.defaultText.isEmpty ? "=" : "= Ns Ar \(key.defaultText)")
                    })
        }
    }

    @Test(.enabled(if: mandocIsThere, "skipped: there is no mandoc to look at it"))
    func `is clean`() throws {
        let finished = try run("mandoc", ["-Tlint", "-W", "warning", Self.file.path])
        #expect(finished.output == "")
        #expect(finished.status == 0)
    }
}

import Foundation
import TestSupport
import Testing

/// `catalog/` explains every message that has a number, to administrators of either language.
@Suite struct `The message catalogue` {
    static let files = ["catalog/recordad.catalog", "catalog/recordad.es.catalog"]
    static let journalctlIsThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/journalctl")

    @Test(arguments: files)
    func `explains every number of the program, once, and no other`(file: String) throws {
        let declarations = try SourceFile("Sources/recordad/Running/MessageCatalogue.swift").lines
        let numbers = declarations.compactMap { $0.firstMatch(of: /"([0-9a-f]{32})"/)?.1 }
        #expect(!numbers.isEmpty)
        #expect(try CatalogueEntry.all(in: file).map(\.number).sorted() == numbers.sorted())
    }

    @Test(arguments: files)
    func `says what happened and what to do`(file: String) throws {
        for entry in try CatalogueEntry.all(in: file) {
            #expect(entry.headers.map(\.name) == ["Subject", "Defined-By", "Documentation"], "\(entry.number)")
            #expect(entry.headers.allSatisfy { !$0.value.isEmpty }, "\(entry.number)")
            #expect(entry.text.count >= 3, "\(entry.number)")
            #expect(entry.text.allSatisfy { $0.count <= 80 }, "\(entry.number)")
        }
    }

    @Test func `names the same commands, settings and fields in each language`() throws {
        let entries = try Self.files.map { try CatalogueEntry.all(in: $0) }
        for (english, spanish) in zip(entries[0], entries[1]) {
            #expect(english.number == spanish.number)
            #expect(english.names == spanish.names, "\(english.number)")
        }
    }

    @Test(arguments: files)
    func `names commands, settings and fields that there are`(file: String) throws {
        let completion = try SourceFile("completions/recordad.bash").lines.joined(separator: " ")
        let commands = Set(completion.matches(of: /\w+/).map { String($0.0) })
        let settings = try SourceFile("etc/recordad.conf").lines
        let fields = try SourceFile("Sources/recordad/Running/Event+LogEntry.swift").lines.joined()
        for name in try CatalogueEntry.all(in: file).flatMap(\.names) {
            if name.hasSuffix("=") {
                #expect(settings.contains { $0.hasPrefix("#\(name)") }, "\(name)")
            } else if name.hasPrefix("@") {
                #expect(fields.contains("\"\(name.dropFirst().dropLast())\""), "\(name)")
            } else {
                let words = name.split(separator: " ")
                #expect(words.allSatisfy { commands.contains(String($0)) }, "\(name)")
            }
        }
    }

    @Test(.enabled(if: journalctlIsThere, "skipped: there is no journalctl to read it"))
    func `is read by the journal`() throws {
        let folder = try TemporaryFolder()
        let place = folder.url.appending(path: "usr/lib/systemd/catalog")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        for file in Self.files {
            let source = Repository.root.appending(path: file)
            try FileManager.default.copyItem(at: source, to: place.appending(path: source.lastPathComponent))
        }
        let updated = try run("journalctl", ["--root=\(folder.url.path)", "--update-catalog"])
        #expect(updated.status == 0 && updated.output == "")
        let listed = try run("journalctl", ["--root=\(folder.url.path)", "--list-catalog"])
        let numbers = listed.output.split(separator: "\n").map { $0.prefix(32) }
        #expect(try numbers.sorted() == CatalogueEntry.all(in: Self.files[0]).map(\.number).sorted())
    }
}

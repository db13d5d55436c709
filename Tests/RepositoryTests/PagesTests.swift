import Correspondence
import Foundation
import TestSupport
import Testing

/// What the pages for people say can be found.
@Suite struct `The pages` {
    static let pages = [
        "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/ARCHITECTURE.md", "docs/DECISIONS.md", "docs/DESIGN.md",
        "docs/GLOSSARY.md",
    ]
    static let mandocIsThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/mandoc")

    @Test(arguments: pages)
    func `name only files that are there`(page: String) throws {
        let text = try SourceFile(page).lines.joined(separator: "\n")
        let folder = Repository.root.appending(path: page).deletingLastPathComponent()
        for match in text.matches(of: /\]\(([^)#:]+)(?:#[^)]*)?\)/) {
            #expect(exists(folder.appending(path: String(match.1))), "\(page): \(match.1)")
        }
        for match in text.matches(of: /`((?:Sources|Tests|docs|etc|man|systemd|sysusers\.d|\.ci)\/[\w+.\/-]+)`/) {
            #expect(exists(Repository.root.appending(path: String(match.1))), "\(page): \(match.1)")
        }
    }

    @Test(arguments: pages)
    func `name only manual pages of ours that are there`(page: String) throws {
        let text = try SourceFile(page).lines.joined(separator: "\n")
        for match in text.matches(of: /(recordad[\w.-]*)\((\d)\)/) {
            #expect(exists(Repository.root.appending(path: "man/\(match.1).\(match.2)")), "\(page): \(match.0)")
        }
    }

    @Test(.enabled(if: mandocIsThere, "skipped: there is no mandoc to look at them"))
    func `of the manual are clean, and refer to pages that are there`() throws {
        let folder = Repository.root.appending(path: "man")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let finished = try run("mandoc", ["-Tlint", "-W", "warning"] + names, in: folder)
        #expect(finished.output == "")
        for name in names {
            for line in try SourceFile("man/\(name)").lines where line.hasPrefix(".Xr recordad") {
                let words = line.split(separator: " ")
                #expect(names.contains("\(words[1]).\(words[2])"), "\(name): \(line)")
            }
        }
    }

    /// In the order of the table that the renderer fills from.
    @Test func `of the manual have every variable of the templates, and no other`() throws {
        let page = try SourceFile("man/recordad-templates.7").lines
        let start = try #require(page.firstIndex(of: ".Sh VARIABLES"))
        let section = page[(start + 1)...].prefix { !$0.hasPrefix(".Sh ") }
        let names = section.filter { $0.hasPrefix(".It Va ") }.map { String($0.dropFirst(7)) }
        #expect(names == TemplateVariable.all.map(\.name))
    }

    @Test func `of the manual have every word that templates should avoid, in its order`() throws {
        let page = try SourceFile("man/recordad-templates.7").lines.joined(separator: " ")
        for words in [BannedWords.spanish, BannedWords.portuguese, BannedWords.english] {
            #expect(page.contains(" \(words.joined(separator: ", ")). "))
        }
        #expect(BannedWords.inSubject.allSatisfy { page.contains(".Em \($0) ") })
    }

    /// Whoever writes the store from outside goes by what is printed; only its lines may be broken otherwise.
    @Test(arguments: ["docs/DESIGN.md", "man/recordad.8"])
    func `show the tables of the invoice store as the program makes them`(page: String) throws {
        let source = try SourceFile("Sources/Storage/InvoiceStore/InvoiceStoreSchema.swift").lines
        let start = try #require(source.firstIndex { $0.hasSuffix("static let tables = \"\"\"") })
        let tables = source[(start + 1)...].prefix { !$0.hasSuffix("\"\"\"") }.joined().filter { !$0.isWhitespace }
        #expect(tables.hasPrefix("CREATETABLEstore("))
        #expect(try SourceFile(page).lines.joined().filter { !$0.isWhitespace }.contains(tables))
    }

    /// The second column of the glossary; what is named with a dot is looked up by its first word.
    @Test func `explain words by types that there are`() throws {
        let declarations = try SourceFile.swift(in: "Sources").flatMap(\.lines).filter {
            $0.contains(#/\b(struct|enum|class|protocol)\b/#)
        }
        let declared = Set(declarations.compactMap { $0.firstMatch(of: #/\b(?:struct|enum|class|protocol) (\w+)/#)?.1 })
        for row in try SourceFile("docs/GLOSSARY.md").lines where row.hasPrefix("| ") {
            let cells = row.split(separator: "|", omittingEmptySubsequences: false)
            for name in cells[2].matches(of: #/`([A-Z]\w*)/#) where !Self.modules.contains(name.1) {
                #expect(declared.contains(name.1), "\(row)")
            }
        }
    }

    private static let modules: Set<Substring> = ["Dunning"]

    @Test func `of changes begin with what is unreleased`() throws {
        let headings = try SourceFile("CHANGELOG.md").lines.filter { $0.hasPrefix("## ") }
        #expect(headings.first == "## [Unreleased]")
    }

    private func exists(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }
}

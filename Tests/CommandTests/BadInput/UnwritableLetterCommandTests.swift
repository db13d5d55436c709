import Foundation
import TestSupport
import Testing

/// One client owes far more invoices than the other.
struct UnwritableLetterCommandTests {
    private func company(owing count: Int) throws -> Recordad {
        let recordad = try Recordad()
        let rows = (1...count).map { "A-\($0),C1,Ana,ana@client.example,2026-10-22,2026-11-18,USD,10\n" }.joined()
        try recordad.importing(
            invoices: Recordad.heading + rows + "B-1,C2,Eva,eva@client.example,2026-10-22,2026-11-18,USD,10\n")
        return recordad
    }

    @Test func `twelve thousand invoices of one client are one letter that names each`() throws {
        let recordad = try company(owing: 12_000)
        #expect(try recordad("once", "--now", "2026-11-22").output == "2 sent, 0 failed, 0 deferred, 0 held\n")
        let letters = try ReadMail.read(recordad.mails().map { [UInt8](try Data(contentsOf: $0)) })
        let letter = try #require(letters.first { $0.to.first?.last == "ana@client.example" })
        for part in [letter.text, letter.html] {
            #expect(Set(try #require(part).matches(of: /A-[0-9]+/).map(\.output)).count == 12_000)
        }
    }

    @Test
    func `a template that grows too long for one client keeps that client's letter back, and every command says so`()
        throws
    {
        let recordad = try company(owing: 60)
        _ = try recordad.folder.write(
            "templates/en/overdue.txt",
            "{{#invoices}}{{#invoices}}{{#invoices}}{{number}} {{/invoices}}{{/invoices}}{{/invoices}}")
        let settings = try String(contentsOfFile: recordad.configFile, encoding: .utf8)
        let lines = settings + "\n[Templates]\nDirectory=\(recordad.folder.path("templates"))\n"
        try Data(lines.utf8).write(to: URL(filePath: recordad.configFile))
        let why = "letter cannot be written: templates/en/overdue.txt:1: filled, it is longer than any message"
        for (command, status) in [
            (["plan", "--as-of", "2026-11-22"], 0), (["explain", "A-7", "--as-of", "2026-11-22"], 0),
            (["preview", "A-7", "--now", "2026-11-22"], 65), (["once", "--now", "2026-11-22"], 0),
        ] {
            let done = try recordad(command)
            #expect(done.status == status, "\(command): \(done.errors)")
            let said = (done.output + recordad.words(of: done)).replacing(recordad.folder.url.path + "/", with: "")
            #expect(
                said.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(why), "\(command): \(said)")
        }
        #expect(try recordad.mails().count == 1)
        #expect(try recordad("status").output.contains("1 sent, 0 failed, 0 deferred, 0 held, 1 broken records"))
    }
}

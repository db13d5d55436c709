import Foundation
import Storage
import TestSupport
import Testing

/// Texts that another program wrote into the store, and what of them reaches mails, notes and the audit.
struct HostileTextTests {
    static let texts: [String] = [
        "Ana\r\nBcc: eve@x.example\r\n\r\nhola", "Ana\nX-Evil: 1", "A\0na", "Ana \u{202E}eve\u{2066}", "Ana\u{2028}Eve",
        "\u{1B}[31mAna\u{7}", String(repeating: "x", count: 10_000), String(repeating: "ñ ", count: 5_000),
        "=HYPERLINK(\"http://x.example\")", "<script>alert(1)</script>{{company.name}}", "\"Ana\" <eve@x.example>, Eve",
    ]

    struct Mail: Decodable {
        let to: String
        let subject: String
        let headers: [String]
        let defects: [String]
        let longestLine: Int
        let text: String
        let html: String
    }

    @Test(arguments: texts)
    func `a name and a number are words in a mail, whatever they hold`(text: String) throws {
        let recordad = try Recordad(language: "es")
        try recordad.importingSomething()
        let store = try Connection(path: recordad.folder.path("invoices.db"), mode: .readWrite)
        try store.run("UPDATE client SET name = ?", [.text(text)])
        try store.run("UPDATE invoice SET number = ?", [.text(text)])
        let once = try recordad("once", "--now", "2026-11-21")
        #expect(once.output == "1 sent, 0 failed, 0 deferred, 0 held\n", "\(once.errors)")
        let mail = try #require(try mails(of: recordad).first)
        #expect(mail.defects == [])
        #expect(mail.to == "ana@client.example")
        #expect(mail.headers.count == Set(mail.headers).count)
        #expect(Set(mail.headers).isDisjoint(with: ["Bcc", "X-Evil"]))
        #expect(mail.longestLine <= 78)
        #expect(!mail.subject.contains { $0.isNewline })
        #expect(!mail.html.contains("<script"))
        #expect(!mail.text.contains("Norte</script>") && !mail.html.contains("Norte</script>"))
        for shown in [mail.subject, mail.text, mail.html] { #expect(Self.forbidden(in: shown) == []) }
    }

    @Test(arguments: texts)
    func `a name stays in its cell and its line`(text: String) throws {
        let recordad = try Recordad(language: "es")
        try recordad.importingSomething()
        let store = try Connection(path: recordad.folder.path("invoices.db"), mode: .readWrite)
        try store.run("UPDATE client SET name = ?", [.text(text)])
        _ = try recordad("once", "--now", "2026-11-21")
        let notes = try recordad.folder.read("notes/2026-11.csv")
        #expect(notes.split(separator: "\r\n").count == 2)
        #expect(Self.forbidden(in: notes) == [])
        #expect(!notes.contains(";=") && !notes.contains(";\"="))
        #expect(try recordad.folder.read("sent/2026-11.jsonl").split(separator: "\n").count == 1)
        for command in ["notes", "calls", "audit"] {
            let shown = try recordad(command, columns: 120)
            #expect(shown.status == 0)
            #expect(Self.forbidden(in: shown.output) == [], "\(command)")
        }
    }

    /// Control characters other than line ends and tabs, and marks that turn the direction of text.
    private static func forbidden(in text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            scalar.properties.isBidiControl
                || scalar.properties.generalCategory == .control && !"\r\n\t".unicodeScalars.contains(scalar)
        }
    }

    private func mails(of recordad: Recordad) throws -> [Mail] {
        let script = Repository.root.appending(path: "Tests/Scripts/read_mail.py").path
        let read = try run("python3", [script] + recordad.mails().map(\.path))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode([Mail].self, from: Data(read.output.utf8))
    }
}

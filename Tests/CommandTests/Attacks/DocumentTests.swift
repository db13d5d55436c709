import Foundation
import TestSupport
import Testing

/// What invoices name in other places: documents of the disk, addresses to pay at.
struct DocumentTests {
    static let documents = [
        ("good.pdf", true), ("folder/good.pdf", true), ("x\"\r\nBcc: spy.pdf", true),
        ("../secret", false), ("folder/../../secret", false), ("/etc/passwd", false), ("link.pdf", false),
        ("linked/secret", false), ("pipe.pdf", false), ("folder", false), (".", false), ("..", false), ("a\0b", false),
        ("", false), ("good.pdf/", false), ("folder//good.pdf", false), ("~root", false), ("missing.pdf", false),
    ]

    @Test func `only a plain file inside the folder of documents is attached`() throws {
        let scratch = try TemporaryFolder()
        let company = try AttackedCompany("AttachDocuments=yes\nDocumentRoot=\(scratch.path("documents"))\n")
        for name in ["secret", "documents/good.pdf", "documents/folder/good.pdf"] { _ = try scratch.write(name, name) }
        let odd = scratch.url.appending(path: "documents").path + "/x\"\r\nBcc: spy.pdf"
        #expect(FileManager.default.createFile(atPath: odd, contents: Data("odd".utf8)))
        for (name, target) in [("link.pdf", "secret"), ("linked", ".")] {
            try FileManager.default.createSymbolicLink(
                atPath: scratch.path("documents/\(name)"), withDestinationPath: scratch.path(target))
        }
        _ = try run("mkfifo", [scratch.path("documents/pipe.pdf")])
        for (index, document) in Self.documents.enumerated() {
            try company.owe(
                client: "C\(index)", invoice: "F\(index)", email: "c\(index)@example.org", text: "Ana",
                document: document.0)
        }
        let finished = try company.once()
        #expect(finished.status == 0 && Attack.isHarmless(finished.errors))
        let mails = try ReadMail.read(company.server.messages)
        #expect(mails.count == Self.documents.count)
        for mail in mails {
            let index = try #require(Int(mail.to[0][1].dropFirst().prefix { $0 != "@" }))
            let (document, isAttached) = Self.documents[index]
            #expect(mail.files.count == (isAttached ? 1 : 0), "\(document)")
            #expect(mail.header("Bcc") == nil && mail.defects == [], "\(document)")
            #expect(mail.files.allSatisfy { !$0.bytes.starts(with: Data("secret".utf8)) }, "\(document)")
            #expect(isAttached || document.isEmpty || finished.errors.contains("cannot attach"), "\(document)")
        }
    }

    static let addresses: [(String, String?)] = [
        ("https://pay.example/f?a=1&b=2", "https://pay.example/f?a=1&b=2"),
        ("http://pay.example", "http://pay.example"),
        ("javascript:alert(1)", nil), ("JaVaScRiPt:alert(1)", nil), (" \u{1}javascript:alert(1)", nil),
        ("java\nscript:alert(1)", nil), ("data:text/html,<script>1</script>", nil), ("vbscript:x", nil),
        ("file:///etc/passwd", nil),
        ("//evil.example", nil), ("https:evil.example", nil), ("https://", nil),
        ("https://pay.example/\"><script>", nil),
        ("https://pay.example/' onclick='x", nil), ("https://pay.example/\r\nBcc: spy@evil.example", nil),
        ("https://\u{202E}elpmaxe.yap", "https://elpmaxe.yap"), ("{{company.website}}", nil),
    ]

    @Test(arguments: addresses)
    func `a message links to web addresses and to nothing else`(address: String, link: String?) throws {
        let company = try AttackedCompany()
        try company.owe(client: "C1", invoice: "F1", email: "ana@example.org", text: "Ana", paymentURL: address)
        #expect(try company.once().status == 0)
        let mail = try #require(try ReadMail.read(company.server.messages).first)
        let links = try HTMLSkeleton.links(mail.html ?? "").filter { !$0.hasPrefix("mailto:billing@norte.example") }
        #expect(links.allSatisfy { $0 == link }, "\(links)")
        #expect(links.isEmpty == (link == nil))
        #expect(mail.defects == [] && mail.header("Bcc") == nil)
    }
}

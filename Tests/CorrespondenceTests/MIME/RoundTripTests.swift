import Correspondence
import Dunning
import Foundation
import TestSupport
import Testing

/// Whatever invoices and settings hold, another mail reader gets it back as it was.
@Suite struct RoundTripTests {
    /// With what a reader must see; what ends or reorders a line is a space by then.
    static let texts: [(written: String, read: String)] =
        [
            "Ana", "Ana Pérez", "Ñandú e Hijos, S.A.", "\"Comillas\" y \\barras\\", "a@b, c@d; <e>", "(paren) [corch]",
            "日本語の会社名", "🦜🇨🇱👩‍👩‍👧‍👦 café", "=?utf-8?Q?no?=", "?= =?", "dos  espacios", "a=b_c?d", "x", "Z̸̢̛̖͒a̴l̷g̶o̴ ñ",
            String(repeating: "x", count: 10_000), String(repeating: "ñ", count: 10_000),
            String(repeating: "palabra ", count: 1250) + "fin", String(repeating: "🦜", count: 300),
            String(repeating: "a b", count: 40), "{{company.tax_id}}", "O'Higgins & Cía. <ltda>",
            "80% de descuento: 100%",
            "a" + String(repeating: "\"", count: 57) + "b", "punto.", "fin\u{301}", "שלום עולם", "utf-8''x%20y",
        ].map { ($0, $0) } + [
            ("Ana\r\nBcc: otro@x.example", "Ana Bcc: otro@x.example"), ("a\nb\rc\u{0}d\te", "a b c d e"),
            ("\u{202E}gpj.exe\u{202C} \u{2066}x\u{2069}\u{61C}", "gpj.exe x"), ("a\u{2028}b\u{85}c\u{7F}", "a b c"),
            ("  recorta ", "recorta"), ("Ñ\r\n\r\n", "Ñ"),
        ]

    @Test func `names, subjects and file names come back exactly`() throws {
        let composed = try Self.texts.map { try Self.message(around: $0.written) }
        let mails = try ReadMail.read(composed.map(\.bytes))
        for ((text, message), mail) in zip(zip(Self.texts, composed), mails) {
            let hint = Comment(rawValue: String(text.written.prefix(60)))
            #expect(mail.defects == [], hint)
            #expect(mail.isSevenBit && !mail.hasBareLineEnds && mail.longestLine <= 76, hint)
            #expect(mail.header("Subject").map { Array($0.unicodeScalars) } == Array(text.read.unicodeScalars), hint)
            #expect(mail.from == [[text.read, "cobros@nandu.example"]], hint)
            #expect(mail.files.map(\.name) == [text.read], hint)
            #expect(mail.headers.map { $0[0] } == Self.headerNames, hint)
            #expect(mail.text == "\(text.read)\n\(text.read)", hint)
            #expect(message.subject == text.read, hint)
        }
    }

    static let headerNames = [
        "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Auto-Submitted", "X-Auto-Response-Suppress",
        "Content-Language", "Content-Type",
    ]

    private static func message(around text: String) throws -> ComposedMessage {
        var correspondent = Correspondent()
        correspondent.client.name = text
        correspondent.displayName = text
        correspondent.templates = [
            "es/overdue.subject": "{{client.name}}\n", "es/overdue.txt": "{{client.name}}\n{{client.name}}",
            "es/overdue.html": "<p>{{client.name}}</p>\n",
        ]
        correspondent.attachments = [
            Correspondence.Attachment(
                filename: text, mediaType: "application/pdf", bytes: [1, 2, 3])
        ]
        return try correspondent.compose()
    }

    /// Each line end is CRLF on the wire and `\n` when read.
    static let bodies: [String] = [
        "una línea", "una línea\n", "fin con blanco \ny con tab\t\n\n", ".\n..\n.x\n",
        "From aquí\n>From allá\n",
        "=3D = == =\n", "--=_\n--\n", String(repeating: "x", count: 75) + "\n" + String(repeating: "y", count: 76),
        String(repeating: "ñ", count: 500), String(repeating: "a ", count: 400), String(repeating: ".", count: 200),
        String(repeating: "🦜\t", count: 99), String(repeating: "From ", count: 99), "x\n \n \n",
    ]

    @Test func `bodies come back exactly`() throws {
        let messages = try Self.bodies.map { body in
            var correspondent = Correspondent()
            correspondent.templates = ["es/overdue.txt": body, "es/overdue.html": body]
            return try correspondent.compose().bytes
        }
        for (body, mail) in zip(Self.bodies, try ReadMail.read(messages)) {
            #expect(mail.text == body)
            #expect(mail.html == body)
            #expect(mail.defects == [] && mail.isSevenBit && mail.longestLine <= 76)
            #expect(!mail.hasBareLineEnds && !mail.hasTrailingBlanks)
        }
    }

    @Test func `every kind of line end in a template becomes CRLF`() throws {
        var correspondent = Correspondent()
        correspondent.templates = ["es/overdue.txt": "a\nb\r\nc\rd"]
        #expect(try ReadMail.read(try correspondent.compose().bytes).text == "a\nb\nc\nd")
    }

    @Test func `files of every length come back exactly`() throws {
        let files = (0...120).map { length in (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37) } }
        let messages = try files.map { bytes in
            var correspondent = Correspondent()
            correspondent.attachments = [
                Correspondence.Attachment(
                    filename: "f.bin", mediaType: "application/x-test", bytes: bytes)
            ]
            return try correspondent.compose().bytes
        }
        for (file, mail) in zip(files, try ReadMail.read(messages)) {
            #expect(mail.files.map { [UInt8]($0.bytes) } == [file])
            #expect(mail.files.map(\.type) == ["application/x-test"])
            #expect(mail.longestLine <= 76 && mail.defects == [])
        }
    }

    @Test(arguments: ["", "pdf", "application/pdf; x=1", "a/b\r\nBcc: x@y.example", "a/b/c", "é/x"])
    func `a media type that is none is told as bytes`(type: String) {
        #expect(
            Correspondence.Attachment(filename: "f", mediaType: type, bytes: []).mediaType == "application/octet-stream"
        )
    }
}

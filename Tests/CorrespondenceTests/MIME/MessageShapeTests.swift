import Correspondence
import Dunning
import Foundation
import TestSupport
import Testing

@Suite struct MessageShapeTests {
    private static let document = Correspondence.Attachment(
        filename: "factura.pdf", mediaType: "application/pdf", bytes: [7, 8, 9])
    private static let logo = Company.Logo(bytes: onePixel, format: .png, alignment: .left)

    @Test(arguments: [
        (false, false, "multipart/alternative(text/plain,text/html)"),
        (true, false, "multipart/related(multipart/alternative(text/plain,text/html),image/png)"),
        (false, true, "multipart/mixed(multipart/alternative(text/plain,text/html),application/pdf)"),
        (
            true, true,
            "multipart/mixed(multipart/related(multipart/alternative(text/plain,text/html),image/png),application/pdf)"
        ),
    ])
    func `has only the levels that it needs`(hasLogo: Bool, hasDocument: Bool, structure: String) throws {
        var correspondent = Correspondent()
        correspondent.templates = ["es/overdue.html": "<img src=\"{{company.logo}}\">"]
        correspondent.company.logo = hasLogo ? Self.logo : nil
        correspondent.attachments = hasDocument ? [Self.document] : []
        let mail = try ReadMail.read(try correspondent.compose().bytes)
        #expect(mail.structure == structure)
        #expect(mail.defects == [])
    }

    @Test func `the HTML points to the logo that travels with it`() throws {
        var correspondent = Correspondent()
        correspondent.company.logo = Self.logo
        correspondent.templates = ["es/overdue.html": "{{company.logo}}"]
        let mail = try ReadMail.read(try correspondent.compose().bytes)
        let logo = try #require(mail.files.first)
        #expect(mail.html.map { "<\($0.dropFirst("cid:".count))>" } == logo.contentID)
        #expect([UInt8](logo.bytes) == onePixel)
        #expect(logo.disposition == "inline")
    }

    @Test func `a logo that the template does not show does not travel`() throws {
        var correspondent = Correspondent()
        correspondent.company.logo = Self.logo
        correspondent.templates = ["es/overdue.html": "<p>{{company.name}}</p>"]
        #expect(try ReadMail.read(try correspondent.compose().bytes).files.isEmpty)
    }

    @Test func `the header says who writes, when, about what, and that nobody should answer by machine`() throws {
        var correspondent = Correspondent()
        correspondent.replyTo = ["pagos@nandu.example", "caja@nandu.example"]
        correspondent.references = MessageID("first@nandu.example")
        let mail = try ReadMail.read(try correspondent.compose().bytes)
        let expected = [
            "Date": "Sat, 21 Nov 2026 09:05:07 -0300", "From": "Ferretería Ñandú <cobros@nandu.example>",
            "To": "ana@cliente.example", "Reply-To": "pagos@nandu.example, caja@nandu.example",
            "Message-ID": "<0123456789abcdef@nandu.example>", "References": "<first@nandu.example>",
            "MIME-Version": "1.0", "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF, AutoReply",
            "Content-Language": "es-CL",
        ]
        for (name, value) in expected { #expect(mail.header(name) == value) }
        #expect(mail.defects == [])
    }

    @Test func `dates are those of RFC 5322`() throws {
        let parser = DateFormatter()
        parser.locale = Locale(identifier: "en_US_POSIX")
        parser.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        for seconds in stride(from: Int64(0), to: 4_000_000_000, by: 86_400 * 13 + 4711) {
            let time = LocalTime(
                Instant(secondsSince1970: seconds), secondsFromUTC: seconds % 2 == 0 ? -12_600 : 20_700)
            #expect(parser.date(from: time.rfc5322)?.timeIntervalSince1970 == Double(seconds))
        }
    }

    @Test func `the same arguments give the same bytes`() throws {
        var correspondent = Correspondent()
        correspondent.company.logo = Self.logo
        correspondent.attachments = [Self.document]
        #expect(try correspondent.compose() == correspondent.compose())
    }
}

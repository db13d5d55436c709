import Dunning
import Testing

/// The addr-specs of RFC 5322 that a server will take as they are, and what looks like one.
@Suite struct EmailAddressTests {
    /// With two more bytes it has the 254 that fit the path of RFC 5321 section 4.5.3.1.3 (errata 1690).
    private static let longest = [64, 62, 62, 61].map { String(repeating: "a", count: $0) }.joined(separator: ".")
        .replacing("a.", with: "a@", maxReplacements: 1)

    @Test(arguments: [
        "a@b", "pagos@acme.example", "Juan.Perez+facturas@ventas.acme.cl", "o'higgins@acme.cl", "a_b-c@x-y.cl",
        "1@2.example", "!#$%&'*+/=?^_`{|}~-@acme.example", "x@xn--espaa-rta.example",
        String(repeating: "a", count: 64) + "@acme.example", "a@" + String(repeating: "b", count: 63) + ".example",
        longest + ".c",
    ]) func `takes an address as it is`(text: String) {
        #expect(EmailAddress(text)?.value == text)
    }

    @Test(arguments: [" a@b.cl", "a@b.cl ", "\ta@b.cl\r\n"]) func `leaves white space around it out`(text: String) {
        #expect(EmailAddress(text)?.value == "a@b.cl")
    }

    @Test(arguments: [
        "", " ", "@", "a@", "@b.cl", "acme.cl", "a@b@c.cl", "a b@c.cl", "a@b c.cl", ".a@b.cl", "a.@b.cl", "a..b@c.cl",
        "a@.b.cl", "a@b..cl", "a@b.cl.", "a@-b.cl", "a@b-.cl", "a@b_c.cl", "a@[127.0.0.1]", "\"a b\"@c.cl",
        "Acme <a@b.cl>", "<a@b.cl>", "a@b.cl, c@d.cl", "a@b.cl;", "josé@acme.cl", "a@españa.cl", "a(b)@c.cl",
        "a@b.cl\r\nBcc: x@y.cl", "a\u{0}@b.cl", "a@b.cl\u{202E}", "a@b.cl\u{301}", "mailto:a@b.cl",
        String(repeating: "a", count: 65) + "@acme.example", "a@" + String(repeating: "b", count: 64) + ".example",
        longest + ".cc",
    ]) func `refuses what no server takes as it is`(text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test func `the longest is 254 bytes`() {
        #expect((Self.longest + ".c").utf8.count == 254)
    }

    @Test(arguments: [
        ("a@x.cl", ["a@x.cl"], []), ("a@x.cl,b@x.cl", ["a@x.cl", "b@x.cl"], []),
        ("a@x.cl; b@x.cl ,", ["a@x.cl", "b@x.cl"], []), ("", [], []), (" , ;", [], []),
        ("a@x.cl,nobody,b@x.cl", ["a@x.cl", "b@x.cl"], ["nobody"]), ("a@x.cl,a@x.cl", ["a@x.cl"], []),
        // One mailbox: two of it would be two mails about one debt.
        ("Ventas@X.cl,ventas@x.cl", ["Ventas@X.cl"], []),
        // A mark that a spreadsheet left behind a comma spoils its own address only.
        ("a@x.cl,\u{200D}b@x.cl", ["a@x.cl"], ["\u{200D}b@x.cl"]),
    ]) func `splits a list and sets apart what is no address`(
        text: String, addresses: [String], rejected: [String]
    ) {
        let list = EmailAddress.list(text)
        #expect(list.addresses.map(\.value) == addresses)
        #expect(list.rejected == rejected)
    }

    @Test(arguments: [("a@b", "b"), ("a@Ventas.acme.cl", "Ventas.acme.cl")])
    func `the domain follows the at sign`(text: String, domain: String) {
        #expect(EmailAddress(text)?.domain == domain)
    }
}

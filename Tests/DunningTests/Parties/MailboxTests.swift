import Dunning
import Testing

@Suite struct MailboxTests {
    @Test(arguments: [
        ("cobranza@acme.cl", nil, "cobranza@acme.cl"), ("<cobranza@acme.cl>", nil, "cobranza@acme.cl"),
        ("Acme Ltda. <cobranza@acme.cl>", "Acme Ltda.", "cobranza@acme.cl"),
        ("\"Acme, Cobranza\" <cobranza@acme.cl>", "Acme, Cobranza", "cobranza@acme.cl"),
        ("  Ñandú & Cía   < cobranza@acme.cl >  ", "Ñandú & Cía", "cobranza@acme.cl"),
        ("Acme <Norte> <n@acme.cl>", "Acme <Norte>", "n@acme.cl"), ("\"\" <n@acme.cl>", nil, "n@acme.cl"),
        // Quoted pairs of RFC 5322 section 3.2.4.
        ("\"El \\\"Rápido\\\"\" <n@acme.cl>", "El \"Rápido\"", "n@acme.cl"),
    ]) func `reads a name and an address`(text: String, name: String?, address: String) throws {
        let mailbox = try #require(Mailbox(text))
        #expect(mailbox.displayName == name)
        #expect(mailbox.address.value == address)
    }

    @Test(arguments: [
        "", "Acme", "Acme <>", "Acme <cobranza>", "Acme cobranza@acme.cl", "Acme <a@b.cl> y otros", "a@b.cl>",
        "<a@b.cl",
        ">a@b.cl<", "Acme\r\nBcc: x@y.cl <a@b.cl>", "Acme\u{0} <a@b.cl>", "a@b.cl, c@d.cl",
    ]) func `refuses what is no mailbox`(text: String) {
        #expect(Mailbox(text) == nil)
    }
}

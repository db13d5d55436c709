import Correspondence
import Dunning
import TestSupport
import Testing

@Suite struct ComposerTests {
    @Test func `goes to the client and copies, each address once, and hides blind copies`() throws {
        var correspondent = Correspondent()
        correspondent.client.email = "ana@cliente.example, pagos@cliente.example"
        correspondent.client.cc = "jefe@cliente.example, Ana@Cliente.example"
        correspondent.cc = ["JEFE@cliente.example", "archivo@nandu.example"]
        correspondent.bcc = ["auditor@nandu.example", "archivo@nandu.example", "pagos@cliente.example"]
        let message = try correspondent.compose()
        let mail = try ReadMail.read(message.bytes)
        #expect(mail.to.map { $0[1] } == ["ana@cliente.example", "pagos@cliente.example"])
        #expect(mail.cc.map { $0[1] } == ["jefe@cliente.example", "archivo@nandu.example"])
        #expect(mail.header("Bcc") == nil && !String(decoding: message.bytes, as: UTF8.self).contains("auditor"))
        #expect(message.to.map(\.value) == mail.to.map { $0[1] })
        #expect(message.cc.map(\.value) == mail.cc.map { $0[1] })
        #expect(message.bcc.map(\.value) == ["auditor@nandu.example"])
        #expect(message.envelope.recipients == message.to + message.cc + message.bcc)
        #expect(message.envelope.sender.value == "rebotes@nandu.example")
        #expect(message.from == "Ferretería Ñandú <cobros@nandu.example>")
    }

    @Test func `any number of recipients fits in lines`() throws {
        var correspondent = Correspondent()
        let addresses = (1...90).map { "persona.\($0)@" + String(repeating: "x", count: $0 % 40 + 1) + ".example" }
        correspondent.client.email = addresses.joined(separator: ", ")
        let mail = try ReadMail.read(try correspondent.compose().bytes)
        #expect(mail.to.map { $0[1] } == addresses)
        #expect(mail.defects == [] && mail.longestLine <= 76)
    }

    @Test func `a shadow goes to nobody but its own address`() throws {
        var correspondent = Correspondent()
        correspondent.client.cc = "jefe@cliente.example"
        (correspondent.cc, correspondent.bcc) = (["archivo@nandu.example"], ["auditor@nandu.example"])
        correspondent.redirectedTo = "prueba@nandu.example"
        let message = try correspondent.compose()
        let mail = try ReadMail.read(message.bytes)
        #expect(mail.to.map { $0[1] } == ["prueba@nandu.example"] && mail.cc.isEmpty)
        #expect(message.envelope.recipients.map(\.value) == ["prueba@nandu.example"])
        #expect(message.cc.isEmpty && message.bcc.isEmpty)
    }

    @Test func `a shadow tells where it would have gone, in the name that mail programs show and in its header`() throws
    {
        var correspondent = Correspondent()
        correspondent.client.email = "ana@cliente.example, luis@cliente.example"
        correspondent.client.cc = "jefe@cliente.example"
        correspondent.bcc = ["auditor@nandu.example"]
        correspondent.redirectedTo = "prueba@nandu.example"
        let message = try correspondent.compose()
        let mail = try ReadMail.read(message.bytes)
        #expect(mail.to == [["ana@cliente.example, luis@cliente.example", "prueba@nandu.example"]])
        #expect(mail.defects == [])
        let header = String(decoding: message.bytes, as: UTF8.self)
        #expect(header.contains("\r\nX-Recordad-Would-Go-To: ana@cliente.example, luis@cliente.example\r\n"))
        #expect(header.contains("\r\nX-Recordad-Would-Go-Cc: jefe@cliente.example\r\n"))
        #expect(header.contains("\r\nX-Recordad-Would-Go-Bcc: auditor@nandu.example\r\n"))
        correspondent.redirectedTo = nil
        let live = String(decoding: try correspondent.compose().bytes, as: UTF8.self)
        #expect(!live.contains("X-Recordad"))
    }

    @Test(arguments: [
        ("es-CL", "es-CL $150.000 21 de noviembre de 2026"), ("en", "en CLP 150,000 November 21, 2026"),
        ("xx", "es-CL $150.000 21 de noviembre de 2026"),
    ])
    func `writes in the client's language, or the company's if it is not known`(tag: String, text: String) throws {
        var correspondent = Correspondent()
        correspondent.client.language = tag
        for language in ["es", "en"] {
            correspondent.templates["\(language)/overdue.txt"] = "{{language}} {{total}} {{today}}"
        }
        #expect(try correspondent.compose().text.replacing("\u{A0}", with: " ") == text)
    }

    @Test(arguments: [("CLP", false, false), ("CLP", true, true), ("USD", false, true), ("USD", true, true)])
    func `names the currency when it is not the company's, or the client has several`(
        currency: String, namesCurrency: Bool, isNamed: Bool
    ) throws {
        var correspondent = Correspondent()
        correspondent.invoices = [Correspondent.invoice("1", currency: currency)]
        correspondent.namesCurrency = namesCurrency
        correspondent.templates = ["es/overdue.txt": "{{total}}|{{#invoices}}{{total}}|{{balance}}{{/invoices}}"]
        let expected = try #require(Language(tag: "es-CL")).money(
            Money(minorUnits: 150_000, currency: try #require(Currency(currency))), namingCurrency: isNamed)
        #expect(try correspondent.compose().text == "\(expected)|\(expected)|\(expected)")
    }

    @Test(arguments: [
        ("2026-11-24", "0 3 upcoming"), ("2026-11-21", "0 0 due"), ("2026-11-20", "1 0 overdue"),
        ("2025-11-21", "365 0 overdue"),
    ])
    func `counts days from the day of the message`(due: String, expected: String) throws {
        var correspondent = Correspondent()
        correspondent.invoices = [Correspondent.invoice("1", due: due)]
        correspondent.templates = [
            "es/overdue.txt": """
            {{#invoices}}{{days_overdue}} {{days_left}} {{#is_overdue}}overdue{{/is_overdue}}\
            {{#is_due}}due{{/is_due}}{{#is_upcoming}}upcoming{{/is_upcoming}}{{/invoices}}
            """
        ]
        #expect(try correspondent.compose().text == expected)
    }

    @Test(arguments: [
        ("https://pagos.example/f/1?a=b&c=d", "https://pagos.example/f/1?a=b&c=d"),
        ("HTTP://x.example", "HTTP://x.example"),
        ("javascript:alert(1)", ""), ("data:text/html,x", ""), ("https://", ""), ("ftp://x.example", ""),
        ("https:///x", ""), ("https://x.example/\" onclick=\"x", ""), ("https://x.example/a b", ""),
        ("https://x.example/\"x", ""), ("https://x.example/<x>", ""), ("x.example", ""),
    ])
    func `links only to where a browser may go to pay`(address: String, shown: String) throws {
        var correspondent = Correspondent()
        correspondent.invoices = [Correspondent.invoice("1", paymentURL: address)]
        correspondent.templates = ["es/overdue.txt": "{{#invoices}}{{payment_url}}{{/invoices}}"]
        #expect(try correspondent.compose().text == shown)
    }

    @Test func `escapes HTML and nothing else`() throws {
        var correspondent = Correspondent()
        correspondent.client.name = "Ana & <Hijos> \"'"
        let source = "{{client.name}}"
        correspondent.templates = [
            "es/overdue.subject": source, "es/overdue.txt": source, "es/overdue.html": source + "|{{subject}}",
        ]
        let message = try correspondent.compose()
        let escaped = "Ana &amp; &lt;Hijos&gt; &quot;&#39;"
        #expect(message.subject == "Ana & <Hijos> \"'")
        #expect(message.text == "Ana & <Hijos> \"'")
        #expect(message.html == "\(escaped)|\(escaped)")
    }

    @Test func `adds what is owed, and in thanks what was paid`() throws {
        var correspondent = Correspondent()
        correspondent.invoices = ["1", "2"].map { Correspondent.invoice($0, total: 100, balance: 40) }
        correspondent.templates = ["es/overdue.txt": "{{count}} {{total}}", "es/thanks.txt": "{{count}} {{total}}"]
        #expect(try correspondent.compose().text == "2 $80")
        correspondent.rung = Rung(.thanks)
        #expect(try correspondent.compose().text == "2 $200")
    }

    @Test(arguments: [("es", "Cuenta 1"), ("en", "Cuenta 1"), ("pt", "Conta 1"), ("pt-BR", "Conta BR")])
    func `a letter says how to pay in its own language`(language: String, howToPay: String) throws {
        var correspondent = Correspondent()
        correspondent.client.language = language
        correspondent.company.paymentInstructions = "Cuenta 1"
        correspondent.company.paymentInstructionsByLanguage = ["pt": "Conta 1", "pt-BR": "Conta BR"]
        let base = language.prefix(2)
        correspondent.templates = [
            "\(base)/overdue.txt": "{{company.payment_instructions}}|{{#payment_lines}}{{line}}{{/payment_lines}}"
        ]
        #expect(try correspondent.compose().text == "\(howToPay)|\(howToPay)")
    }

    @Test func `what has many lines keeps them, and what has one gets no more`() throws {
        var correspondent = Correspondent()
        correspondent.company.paymentInstructions = "Banco X\r\nCuenta <1>\n\nRUT 1\u{202E}"
        correspondent.company.address = "Calle 1\nSantiago"
        correspondent.templates = [
            "es/overdue.txt": "{{company.payment_instructions}}|{{company.address}}",
            "es/overdue.html": "{{#payment_lines}}{{line}}<br>{{/payment_lines}}",
        ]
        let message = try correspondent.compose()
        #expect(message.text == "Banco X\nCuenta <1>\n\nRUT 1|Calle 1 Santiago")
        #expect(message.html == "Banco X<br>Cuenta &lt;1&gt;<br><br>RUT 1<br>")
    }
}

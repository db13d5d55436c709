import Correspondence
import Dunning
import Testing

/// What the law of the client's country wants said, in the built-in letters.
@Suite struct NoticeTests {
    /// The facts of Ley 19.496 art. 37: no court, no seizure, in writing.
    private static let words = [
        "es": ["El acreedor es Ferretería Ñandú", "extrajudicial", "ejecución de sus bienes", "por escrito"],
        "en": ["The creditor is Ferretería Ñandú", "out-of-court", "seize your property", "in writing"],
        "pt": ["O credor é Ferretería Ñandú", "extrajudicial", "execução dos seus bens", "por escrito"],
    ]

    private func letter(
        _ tag: String = "es", _ stage: Stage = .overdue, kind: String = "unknown", dues: [String] = ["2026-11-18"],
        profile: ContactProfile = .strict
    ) throws -> ComposedMessage {
        var correspondent = Correspondent()
        correspondent.client.language = tag
        correspondent.client.kind = kind
        correspondent.rung = Rung(stage)
        correspondent.profiles = ContactProfiles(consumer: profile, business: .business)
        correspondent.invoices = dues.enumerated().map { Correspondent.invoice("120\($0)", due: $1) }
        return try correspondent.compose()
    }

    private func hasNotice(_ message: ComposedMessage, _ tag: String = "es") throws -> Bool {
        let words = try #require(Self.words[tag])
        let flat = [message.text, message.html].map { $0.split { $0.isNewline }.joined(separator: " ") }
        let found = flat.map { text in words.count { text.contains($0) } }
        // All of it in the text and in the HTML, or nothing in either.
        #expect(found == [words.count, words.count] || found == [0, 0], "\(message.text)")
        return found == [words.count, words.count]
    }

    @Test(arguments: Language.baseTags, Stage.allCases)
    func `stands in letters about a debt past due, in text and HTML`(tag: String, stage: Stage) throws {
        let expected: [Stage] = [.due, .overdue, .claim]
        #expect(try hasNotice(try letter(tag, stage), tag) == expected.contains(stage))
    }

    @Test(arguments: [("2026-11-20", true), ("2026-11-21", false), ("2026-11-22", false)])
    func `waits until the due date has passed`(due: String, expected: Bool) throws {
        #expect(try hasNotice(try letter("es", .due, dues: [due])) == expected)
        #expect(try hasNotice(try letter("es", .due, dues: ["2026-11-25", due])) == expected)
    }

    @Test(arguments: ContactProfile.allCases)
    func `is asked for by the strict profile and Chile's, and by no other`(profile: ContactProfile) throws {
        #expect(try hasNotice(try letter(profile: profile)) == [.strict, .chile].contains(profile))
    }

    @Test(arguments: [("consumer", true), ("unknown", true), ("business", false)])
    func `follows the kind of the client`(kind: String, expected: Bool) throws {
        #expect(try hasNotice(try letter(kind: kind)) == expected)
    }

    @Test(arguments: [
        ("es", "factura 1200, emitida el 19 de octubre de 2026.", "las 2 facturas vencidas indicadas arriba."),
        ("en", "invoice 1200, issued on October 19, 2026.", "the 2 overdue invoices listed above."),
        ("pt", "fatura 1200, emitida em 19 de outubro de 2026.", "2 faturas vencidas indicadas acima."),
    ])
    func `says where the debt comes from`(tag: String, one: String, many: String) throws {
        for (dues, origin) in [(["2026-11-18"], one), (["2026-11-18", "2026-11-19"], many)] {
            let message = try letter(tag, dues: dues)
            for part in [message.text, message.html] {
                #expect(part.split { $0.isNewline }.joined(separator: " ").contains(origin), "\(part)")
            }
        }
    }

    @Test(
        arguments: Language.baseTags,
        ["Ejemplo S.A.", "Ejemplo Ltda.", "Example, Inc.", "Esempio S.p.A.", "Ejemplo SpA"])
    func `a name that ends with a full stop is followed by no other`(tag: String, name: String) throws {
        for stage in Stage.allCases {
            var correspondent = Correspondent()
            correspondent.company.name = name
            correspondent.company.address = "Moneda 970, Of."
            correspondent.company.phone = "+56 2 5555, an."
            correspondent.client.name = name
            correspondent.client.language = tag
            correspondent.rung = Rung(stage)
            let message = try correspondent.compose()
            for part in [message.subject, message.text, message.html] {
                #expect(!part.contains(".."), "\(message.text)")
            }
        }
    }

    @Test func `stands after how to pay`() throws {
        var correspondent = Correspondent()
        correspondent.company.paymentInstructions = "Banco Ejemplo"
        let message = try correspondent.compose()
        for part in [message.text, message.html] {
            let payment = try #require(part.firstRange(of: "Banco Ejemplo"))
            let notice = try #require(part.firstRange(of: "El acreedor es"))
            let closing = try #require(part.firstRange(of: "Si ya pagó"))
            #expect(payment.upperBound < notice.lowerBound && notice.upperBound < closing.lowerBound)
        }
    }

    /// CDC art. 42-A; CONDUSEF's rules and LODC art. 49.
    @Test(arguments: Language.baseTags, [Stage.due, .overdue, .claim])
    func `every letter shows who writes by name, address, tax number and telephone`(tag: String, stage: Stage) throws {
        var correspondent = Correspondent()
        correspondent.client.language = tag
        correspondent.rung = Rung(stage)
        correspondent.company.address = "Rua Sete 7"
        correspondent.company.phone = "+55 11 5555"
        let message = try correspondent.compose()
        for part in [message.text, message.html] {
            for fact in ["Ferretería Ñandú", "76.111.222-3", "Rua Sete 7", "+55 11 5555"] {
                #expect(part.contains(fact))
            }
        }
    }
}

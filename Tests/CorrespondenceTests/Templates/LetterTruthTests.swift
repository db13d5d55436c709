import Correspondence
import Dunning
import Foundation
import Testing

/// No letter asks for more than is overdue, nor denies what was paid.
struct LetterTruthTests {
    /// Of invoices `1`, `2`, … with these due dates, in US dollars: 100, 200, 400, 800.
    private func letter(
        _ tag: String, _ stage: Stage, dues: [String], paid: Int64 = 0, templates: [String: String] = [:]
    ) throws -> ComposedMessage {
        var correspondent = Correspondent()
        correspondent.client.language = tag
        correspondent.company.currency = Currency("USD")
        correspondent.rung = Rung(stage)
        correspondent.templates = templates
        correspondent.invoices = dues.enumerated().map { index, due in
            let total: Int64 = 100_00 << index
            return Correspondent.invoice(
                "\(index + 1)", due: due, currency: "USD", total: total, balance: total - paid)
        }
        return try correspondent.compose()
    }

    /// What stands before the client's name: the greeting, the sentences.
    private func opening(_ message: ComposedMessage) throws -> String {
        let end = try #require(message.text.firstRange(of: "Ana & Hijos"))
        return String(message.text[..<end.lowerBound])
    }

    private func flat(_ text: String) -> String { text.split { $0.isWhitespace }.joined(separator: " ") }

    private static let overdue = "2026-11-18"
    private static let today = "2026-11-21"
    private static let later = "2026-12-21"

    @Test(arguments: Language.baseTags, [Stage.overdue, .claim])
    func `speaks of what is overdue alone, and lists both with their sums`(tag: String, stage: Stage) throws {
        let message = try letter(tag, stage, dues: [Self.overdue, Self.overdue, Self.later, "2026-11-21"])
        for words in [message.subject, try opening(message)] {
            #expect(words.contains("2") && words.contains("300") && !words.contains("4"), "\(words)")
            #expect(!words.contains("1.500") && !words.contains("1,500"), "\(words)")
        }
        for part in [message.text, message.html] {
            let list = flat(part).replacing(".", with: ",")
            for sum in ["300,00", "400,00", "800,00", "1,500,00"] { #expect(list.contains(sum), "\(list)") }
        }
    }

    @Test(arguments: Language.baseTags, [Stage.overdue, .claim])
    func `of several invoices with one overdue it speaks as of one`(tag: String, stage: Stage) throws {
        let message = try letter(tag, stage, dues: [Self.overdue, Self.later])
        #expect(message.subject == (try letter(tag, stage, dues: [Self.overdue])).subject)
        let origin = ["es": "proviene de la factura 1,", "en": "arises from invoice 1,", "pt": "origem na fatura 1,"]
        #expect(message.text.contains(try #require(origin[tag])))
    }

    /// The lines below the list: past due, due today, due later.
    private static let subtotals = [
        "es": ["Vencido", "Vence hoy", "Por vencer"], "en": ["Overdue", "Due today", "Not yet due"],
        "pt": ["Vencido", "Vence hoje", "A vencer"],
    ]

    @Test(arguments: Language.baseTags)
    func `each kind has a subtotal, where there is more than one`(tag: String) throws {
        let labels = try #require(Self.subtotals[tag])
        let cases: [([String], [String?])] = [
            ([Self.overdue, Self.today, Self.later], ["100", "200", "400"]),
            ([Self.overdue, Self.later, Self.later], ["100", nil, "600"]),
            ([Self.today, Self.today, Self.later], [nil, "300", "400"]),
            ([Self.overdue, Self.overdue], [nil, nil, nil]), ([Self.today, Self.today], [nil, nil, nil]),
            ([Self.overdue], [nil, nil, nil]),
        ]
        for (dues, sums) in cases {
            let message = try letter(tag, .due, dues: dues)
            for (label, sum) in zip(labels, sums) {
                let line = message.text.split(separator: "\n").first { $0.hasPrefix("\(label): ") }
                #expect((line != nil) == (sum != nil) && line?.contains(sum ?? "") != false, "\(message.text)")
                #expect(message.html.contains(">\(label)</th>") == (sum != nil))
            }
        }
    }

    /// Words of the subject and of the first paragraph, by what the invoices are.
    @Test(arguments: [
        (
            [today, today], "Vencen hoy, 21 de noviembre de 2026, 2 facturas: 300",
            "Hoy, 21 de noviembre de 2026, vencen 2 facturas, por un total de 300. Le pedimos que las pague hoy."
        ),
        (
            [today, today, later], "Vencen hoy, 21 de noviembre de 2026, 2 facturas: 300",
            "Hoy, 21 de noviembre de 2026, vencen 2 facturas, por un total de 300. Le pedimos que las pague hoy. "
                + "La lista incluye además lo que vence más adelante."
        ),
        (
            [overdue, today], "2 facturas por pagar hoy, 21 de noviembre de 2026: 300",
            "Estas facturas tienen un saldo vencido de 100 y otro de 200 que vence hoy (21 de noviembre de 2026). "
                + "Le pedimos que pague hoy 300 en total."
        ),
        (
            [overdue, overdue, later], "2 facturas vencidas: 300",
            "Ya vencieron 2 facturas, por un total de 300. Le pedimos que las pague hoy. "
                + "La lista incluye además lo que vence más adelante."
        ),
        (
            [today, later], "Factura 1 por 100: vence hoy, 21 de noviembre de 2026",
            "Su factura 1, por 100, vence hoy (21 de noviembre de 2026). Le pedimos que haga el pago hoy. "
                + "La lista incluye además lo que vence más adelante."
        ),
    ])
    func `on the due date it names what applies and asks for that sum`(
        dues: [String], subject: String, sentences: String
    ) throws {
        let message = try letter("es", .due, dues: dues)
        let plain = { (text: String) in flat(text).replacing(/US\$ ?(\d+),00( USD)?/) { $0.output.1 } }
        #expect(plain(message.subject) == subject)
        #expect(plain(try opening(message).components(separatedBy: "\n\n")[1]) == sentences)
        #expect(plain(message.html).contains(">\(sentences)</p>"))
    }

    @Test(arguments: Language.baseTags)
    func `on the due date it asks for all that is due by then, and says today only of what is`(tag: String) throws {
        let today = try #require(
            ["es": "(vence hoy|Hoy, .*, vencen)", "en": "due today", "pt": "(vence hoje|Hoje, .*, vencem)"][tag])
        for (dues, sum, saysToday) in [
            ([Self.today, Self.today, Self.later], "300", true),
            ([Self.overdue, Self.today, Self.later], "300", true),
            ([Self.overdue, Self.overdue, Self.later], "300", false),
            ([Self.overdue, Self.later, Self.today], "500", true),
        ] {
            let message = try letter(tag, .due, dues: dues)
            let asked = flat(try opening(message).components(separatedBy: "\n\n")[1])
            for words in [message.subject, asked] {
                #expect(words.contains(sum) && !words.contains("700"), "\(words)")
            }
            #expect((asked.range(of: today, options: .regularExpression) != nil) == saysToday, "\(asked)")
        }
    }

    @Test(arguments: Language.baseTags, [Stage.overdue, .claim])
    func `without tolerance it says on the due date that the invoice is due`(tag: String, stage: Stage) throws {
        for dues in [["2026-11-21"], ["2026-11-21", Self.later]] {
            let due = try letter(tag, .due, dues: dues)
            let message = try letter(tag, stage, dues: dues)
            #expect(message.subject == due.subject)
            let sentences = try [message, due].map { try opening($0).components(separatedBy: "\n\n")[1] }
            #expect(sentences[0] == sentences[1])
        }
    }

    @Test(arguments: Language.baseTags, Stage.allCases.filter(\.isDemand))
    func `a part that was paid is told`(tag: String, stage: Stage) throws {
        let words = ["es": "aldo de ", "en": "alance of ", "pt": "aldo de "]
        let parts = [("es", "abonado", "Abonado: "), ("en", "paid", "Paid: "), ("pt", "pago", "Pago: ")]
        let (_, paid, label) = try #require(parts.first { $0.0 == tag })
        let message = try letter(tag, stage, dues: [Self.overdue], paid: 30_00)
        #expect(message.subject.contains(try #require(words[tag])) && message.subject.contains("70"))
        let sentence = try opening(message)
        for word in ["70", "100", "30", paid] { #expect(sentence.contains(word), "\(sentence)") }
        #expect(message.text.contains(label) && message.html.contains(label))
        let whole = try letter(tag, stage, dues: [Self.overdue])
        #expect(!whole.text.contains(label) && !whole.html.contains(label))
        #expect(!whole.subject.contains(try #require(words[tag])))
    }

    @Test func `nothing was paid in part where all is owed, or nothing, or more than there was`() throws {
        let source = [
            "es/thanks.txt": "{{#invoices}}{{#paid}}part {{paid}}{{/paid}}{{^paid}}whole{{/paid}}{{/invoices}}"
        ]
        for (paid, expected) in [(0, "whole"), (100_00, "whole"), (-1, "whole")] as [(Int64, String)] {
            #expect(try letter("es", .thanks, dues: [Self.overdue], paid: paid, templates: source).text == expected)
        }
        let part = try letter("es", .thanks, dues: [Self.overdue], paid: 1, templates: source).text
        #expect(part.hasPrefix("part ") && part.contains("0,01"))
    }

    /// A letter is read tomorrow too, or comes late.
    @Test(arguments: Language.baseTags, Stage.allCases.filter(\.isDemand))
    func `no subject counts from the day that it was written on without naming it`(tag: String, stage: Stage) throws {
        let past = [[Self.overdue], [Self.today], [Self.today, Self.today], [Self.overdue, Self.today]]
        for dues in stage.mayBePastDue ? past : [["2026-11-22"], [Self.later, Self.later]] {
            let subject = try letter(tag, stage, dues: dues).subject
            let words = ["hoy", "ayer", "mañana", "días", "hoje", "ontem", "amanhã", "dias", "today", "day", "ago"]
            let counts = subject.split { !$0.isLetter }.contains { words.contains(String($0)) }
            #expect(!counts || (dues.contains(Self.today) && subject.contains("21")), "\(subject)")
        }
    }

    @Test(arguments: Language.baseTags, Stage.allCases)
    func `a usual subject fits a list of mail`(tag: String, stage: Stage) throws {
        for dues in [["2026-11-08"], ["2026-11-08", Self.later], ["2026-11-08", "2026-11-09"]] {
            for paid in [0, 30_00] as [Int64] {
                let subject = try letter(tag, stage, dues: dues, paid: paid).subject
                #expect(subject.count <= 78, "\(subject)")
            }
        }
    }
}

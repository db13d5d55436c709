import Correspondence
import Dunning
import Testing

/// The built-in letters as a client reads them.
struct LetterTests {
    private static let amounts = ["es": "$1.234.568", "en": "CLP 1,234,568", "pt": "CLP 1.234.568"]
    private static let sums = ["es": "$3.703.704", "en": "CLP 3,703,704", "pt": "CLP 3.703.704"]

    /// Three invoices: one overdue since three days, one due on the day, one due in four days.
    private func letter(_ tag: String, _ rung: Rung, dues: [String], phone: String? = nil) throws -> ComposedMessage {
        var correspondent = Correspondent()
        correspondent.client.language = tag
        correspondent.rung = rung
        correspondent.company.phone = phone
        correspondent.company.paymentInstructions = "Banco Ejemplo\n00-123-45678-9"
        correspondent.invoices = dues.enumerated().map { index, due in
            Correspondent.invoice(
                "120\(index)", due: due, total: 1_234_568, balance: 1_234_568,
                paymentURL: "https://pagos.example/120\(index)")
        }
        return try correspondent.compose()
    }

    private static let mixed = ["2026-11-18", "2026-11-21", "2026-11-25"]
    private static let overdue = ["2026-11-18", "2026-11-19", "2026-11-20"]

    private func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

    @Test(arguments: Language.baseTags, Stage.allCases)
    func `the subject is one line with the invoice and its amount, or how many and their sum`(
        tag: String, stage: Stage
    ) throws {
        let amount = try #require(Self.amounts[tag])
        let sum = try #require(Self.sums[tag])
        let one = plain(try letter(tag, Rung(stage), dues: ["2026-11-18"]).subject)
        let many = plain(try letter(tag, Rung(stage), dues: Self.overdue).subject)
        #expect(one.contains("1200") && one.contains(amount), "\(one)")
        #expect(many.contains("3") && many.contains(sum) && !many.contains("1200"), "\(many)")
        for subject in [one, many] { #expect(subject.count <= 100 && !subject.contains("\n"), "\(subject)") }
    }

    @Test(arguments: Language.baseTags, Stage.allCases)
    func `text lines fit a narrow window, and no blank line is doubled`(tag: String, stage: Stage) throws {
        for dues in [["2026-11-18"], Self.mixed] {
            for phone in [nil, "+56 2 2345 6789"] {
                let text = plain(try letter(tag, Rung(stage), dues: dues, phone: phone).text)
                for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
                #expect(!text.contains("\n\n\n") && !text.contains("{{"), "\(text)")
            }
        }
    }

    @Test(arguments: Language.baseTags)
    func `thanks for several invoices tell their sum, as the subject does`(tag: String) throws {
        let sum = try #require(Self.sums[tag])
        let message = try letter(tag, Rung(.thanks), dues: Self.overdue)
        for part in [message.subject, message.text, message.html] { #expect(plain(part).contains(sum), "\(part)") }
    }

    /// "Due date: November 21, 2026 (is due today)" would be no English.
    @Test func `in English a due date has no verb beside it, and a sentence has one`() throws {
        for (day, list, sentence) in [
            ("2026-11-21", "(due today)", "is due today ("), ("2026-11-25", "(due in 4 days)", "is due in 4 days,"),
            ("2026-11-22", "(due tomorrow)", "is due tomorrow,"),
            ("2026-11-20", "(was due yesterday)", "was due yesterday ("),
        ] {
            let stage: Stage = day > "2026-11-21" ? .upcoming : .due
            let text = try letter("en", Rung(stage), dues: [day]).text
            let flat = text.split { $0.isWhitespace }.joined(separator: " ")
            #expect(flat.contains(list) && flat.contains(sentence), "\(text)")
        }
    }

    @Test(arguments: Language.baseTags)
    func `a message of several stages tells each invoice's own distance`(tag: String) throws {
        let language = try #require(Language(tag: tag))
        let message = try letter(tag, Rung(.overdue), dues: Self.mixed)
        for (number, days) in [("1200", 3), ("1201", 0), ("1202", -4)] {
            for part in [message.text, message.html] {
                #expect(part.contains(number) && part.contains(language.distance(daysPastDue: days)))
            }
        }
    }

    @Test(arguments: Language.baseTags, Stage.allCases)
    func `a demand says how to pay, and a receipt does not`(tag: String, stage: Stage) throws {
        let message = try letter(tag, Rung(stage), dues: Self.mixed)
        for part in [message.text, message.html] {
            #expect(part.contains("00-123-45678-9") == stage.isDemand)
            #expect(part.contains("https://pagos.example/1202") == stage.isDemand)
        }
    }

    @Test(arguments: Language.baseTags)
    func `a claim asks for a call to the company's telephone, if it has one`(tag: String) throws {
        let phone = "+56 2 2345 6789"
        let dues = ["2026-11-01"]
        let opening = { (text: String) in text.prefix(text.count / 2) }
        #expect(opening(try letter(tag, Rung(.claim), dues: dues, phone: phone).text).contains(phone))
        #expect(!opening(try letter(tag, Rung(.overdue), dues: dues, phone: phone).text).contains(phone))
        #expect(try letter(tag, Rung(.claim), dues: dues).text.contains(/tel[eé]fon|phone/))
    }

    @Test func `reads as a person would write it`() throws {
        let message = try letter("es", Rung(.overdue), dues: ["2026-11-18"])
        #expect(
            plain(message.text) == """
                Estimado cliente:

                Su factura 1200, por $1.234.568, venció hace 3 días
                (18 de noviembre de 2026) y aún no hemos recibido el pago.
                Le pedimos que la pague hoy.

                Cliente: Ana & Hijos (12.345.678-5)
                Factura de este aviso, por pagar al 21 de noviembre de 2026

                - Factura 1200, emitida el 19 de octubre de 2026
                  Vencimiento: 18 de noviembre de 2026 (venció hace 3 días)
                  Total: $1.234.568
                  Saldo: $1.234.568
                  Pagar la factura 1200: https://pagos.example/1200

                Cómo pagar:
                  Banco Ejemplo
                  00-123-45678-9
                Al hacer el pago, indique el número de la factura.

                El acreedor es Ferretería Ñandú,
                y la deuda proviene de la factura 1200,
                emitida el 19 de octubre de 2026.
                Este mensaje es un recordatorio de pago extrajudicial:
                no es un procedimiento judicial ni busca la ejecución de sus bienes.
                Si desea recibir por escrito el detalle de la deuda,
                responda a este mensaje.

                Si ya pagó, responda a este mensaje con el comprobante
                para que lo registremos.
                Si el pago sigue pendiente, volveremos a comunicarnos con usted.

                Atentamente,
                Ferretería Ñandú
                76.111.222-3
                cobros@nandu.example

                """)
    }
}

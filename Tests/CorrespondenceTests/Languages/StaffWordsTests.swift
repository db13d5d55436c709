import Correspondence
import Foundation
import TestSupport
import Testing

@testable import Dunning

struct StaffWordsTests {
    private static let languages = Language.baseTags.compactMap(Language.init(tag:))

    @Test func `names rungs with their days or their count`() throws {
        let rungs = [Rung(.upcoming, 1), Rung(.upcoming, 3), Rung(.overdue), Rung(.claim, 2)]
        let names = Self.languages.map { rungs.map($0.name(of:)) }
        #expect(
            names == [
                ["Próximo a vencer (1 día antes)", "Próximo a vencer (3 días antes)", "Vencido", "Reclamo 2"],
                ["Upcoming (1 day before)", "Upcoming (3 days before)", "Overdue", "Claim 2"],
                [
                    "Próximo do vencimento (1 dia antes)", "Próximo do vencimento (3 dias antes)", "Vencido",
                    "Cobrança 2",
                ],
            ])
    }

    @Test func `says of a pruned message how it ended, and that it is gone`() throws {
        let day = try #require(CivilDate("2026-11-24"))
        let identity = ReminderIdentity(invoiceID: InvoiceID("F1"), dueOn: day, rung: Rung(.overdue))
        let fates = [MessageState.sent, .failed].map { state in
            Explanation.Fate.recorded(PastReminder(identity: identity, messageID: nil, state: state, day: day))
        }
        #expect(
            Self.languages.map { language in fates.map { language.sentence(for: $0) } } == [
                [
                    "Se envió el 24 de noviembre de 2026. El mensaje ya no se conserva.",
                    "El servidor de correo rechazó el mensaje el 24 de noviembre de 2026. El mensaje ya no se conserva.",
                ],
                [
                    "Sent on November 24, 2026. The message itself is no longer kept.",
                    "The mail server refused it on November 24, 2026. The message itself is no longer kept.",
                ],
                [
                    "Mensagem enviada em 24 de novembro de 2026. A mensagem não está mais guardada.",
                    "O servidor de e-mail recusou a mensagem em 24 de novembro de 2026. A mensagem não está mais guardada.",
                ],
            ])
    }

    @Test func `says of a day that is over no more than its data would have meant`() {
        #expect(
            Self.languages.map { $0.hindsight(.never(.paid), [], in: .live) } == [
                "No consta ningún envío de ese día. Según los datos de hoy, ese día no correspondía nada. No queda nada por pagar.",
                "No message of that day is on record. By today's data, nothing was due on that day. Nothing is left to pay.",
                "Não consta nenhum envio desse dia. Pelos dados de hoje, nesse dia nada deveria sair. Não resta nada a pagar.",
            ])
    }

    /// A client may have paid too much, or have a credit note.
    @Test func `a balance below zero is in the client's favour`() throws {
        let day = try #require(CivilDate("2026-11-24"))
        let facts = try Self.languages.map { language in
            try [Int64(-5_00), 5_00].map { balance in
                let invoice = try Invoice(Correspondent.invoice("F1", currency: "EUR", total: 100_00, balance: balance))
                let decision = InvoiceDecision(invoice: invoice, dueOn: day, decision: .never(.paid))
                return language.facts(
                    Explanation(decision: decision, computedFromTerm: nil, lines: [], formerDueDates: []))[1]
            }
        }
        #expect(
            facts == [
                ["Saldo a favor del cliente: €5,00, de un total de €100,00.", "Saldo: €5,00, de un total de €100,00."],
                [
                    "Credit balance: €5.00, of a total of €100.00.",
                    "Balance: €5.00, of a total of €100.00.",
                ],
                [
                    "Saldo a favor do cliente: €\u{A0}5,00, de um total de €\u{A0}100,00.",
                    "Saldo: €\u{A0}5,00, de um total de €\u{A0}100,00.",
                ],
            ])
    }

    @Test(arguments: languages)
    func `has a different word for every stage, result, state and heading`(language: Language) {
        let lists = [
            Stage.allCases.map(language.name(of:)),
            Note.Result.allCases.map(language.word(for:)),
            Note.State.allCases.map(language.word(for:)),
            language.noteHeadings,
        ]
        for words in lists {
            #expect(Set(words).count == words.count)
            #expect(words.allSatisfy { !$0.isEmpty })
        }
        #expect(language.noteHeadings.count == 18)
        #expect(language.noteHeadings[0] == "id")
    }

    @Test(arguments: languages)
    func `gives every reason as a whole sentence in the clerk's words`(language: Language) {
        for reason in Self.reasons {
            let sentence = language.sentence(for: reason)
            #expect(sentence.first?.isUppercase == true || "«“".contains(sentence.prefix(1)), "\(sentence)")
            #expect(sentence.hasSuffix(".") && !sentence.hasSuffix(".."), "\(sentence)")
            #expect(sentence.count < 200, "\(sentence)")
            for mark in ["_", "=", "invoice.", "client.", "Optional", "nil", "\n", "\u{202E}"] {
                #expect(!sentence.contains(mark), "\(sentence)")
            }
        }
    }

    @Test(arguments: languages)
    func `no two reasons sound alike`(language: Language) {
        let sentences = Self.reasons.map(language.sentence(for:))
        #expect(Set(sentences).count == sentences.count)
    }

    @Test(arguments: [
        (Reason.notYet(on: day), "Corresponde el 3 de junio de 2013."),
        (.alreadySent(Rung(.claim, 2), on: day), "Ya se envió «Reclamo 2» el 3 de junio de 2013."),
        (.disputed(because: "falta un bulto.\r\nver\u{202E} guía"), "Está en disputa: falta un bulto. ver guía."),
        (
            .staleData(.old(Instant(secondsSince1970: 1_370_268_300))),
            "Los datos de pagos son del 3 de junio de 2013 a las 14:05 UTC; hay que importarlos de nuevo."
        ),
        (
            .staleData(.future(Instant(secondsSince1970: 1_370_268_300))),
            "Los datos de pagos tienen una fecha futura, el 3 de junio de 2013 a las 14:05 UTC; hay que importarlos de "
                + "nuevo."
        ),
        (
            .void(because: "no está en la importación del 2026-11-22"),
            "Está anulada: no está en la importación del 2026-11-22."
        ),
        (
            .closedDay(.holiday("Fiestas Patrias"), until: day),
            "Es feriado (Fiestas Patrias); se puede escribir desde el lunes 3 de junio de 2013."
        ),
        (
            .outsideHours(opens: ContactOpening(day: day, minute: 480, zone: "America/Argentina/Buenos_Aires")),
            "Está fuera del horario de contacto; se puede escribir desde el lunes 3 de junio de 2013 a las 08:00 "
                + "(hora de Argentina)."
        ),
        (
            .contactLimit(.perWeek(2), sharing: nil, until: day),
            "A este cliente se le escribe a lo más 2 veces en 7 días seguidos; se puede volver a escribir desde el "
                + "lunes 3 de junio de 2013."
        ),
        (
            .fault(.invalid(field: "invoice.due_on", value: "2026-02-30", expected: "a day")),
            "No es válido este dato: la fecha de vencimiento, «2026-02-30»."
        ),
    ])
    func `speaks to a clerk in Spanish`(reason: Reason, sentence: String) {
        #expect(Language(tag: "es")?.sentence(for: reason) == sentence)
    }

    /// Titles are of either gender: “Cobrança”, «Vencido».
    @Test(arguments: [
        ("es", "Ya se envió «%@» el %@.", "Ocupa su lugar «%@», una etapa posterior."),
        ("en", "“%@” was sent on %@.", "A later stage takes its place: “%@”."),
        ("pt", "Já se enviou “%@” em %@.", "Ocupa o seu lugar “%@”, uma etapa posterior."),
    ])
    func `what is said of a stage suits each title`(tag: String, sent: String, superseded: String) throws {
        let language = try #require(Language(tag: tag))
        for rung in [Rung(.issued), Rung(.upcoming, 3), Rung(.overdue), Rung(.claim, 1)] {
            let title = language.name(of: rung)
            let day = language.longDate(Self.day)
            #expect(
                language.sentence(for: .alreadySent(rung, on: Self.day)) == String(format: sent, title, day))
            #expect(language.sentence(for: .superseded(by: rung)) == String(format: superseded, title))
        }
    }

    /// `explain` has them below a title, where a participle would have to agree with it.
    @Test(arguments: ["es", "pt"]) func `what became of a stage begins with no participle`(tag: String) throws {
        let language = try #require(Language(tag: tag))
        let identity = ReminderIdentity(invoiceID: InvoiceID("F1"), dueOn: Self.day, rung: Rung(.claim))
        let records = MessageState.allCases.map { state in
            Explanation.Fate.recorded(PastReminder(identity: identity, messageID: nil, state: state, day: Self.day))
        }
        for fate in records + [.today, .waiting, .held(.burst), .skipped(.paid)] {
            let sentence = language.sentence(for: fate)
            let first = sentence.prefix { $0 != " " }.lowercased()
            let words = sentence.split(separator: " ").prefix(3).map(String.init)
            #expect(!first.hasSuffix("ado") && !first.hasSuffix("ido") && first != "listo", "\(sentence)")
            #expect(!(words[0] == "É" || words[0] == "Foi" || words[1] == "é"), "\(sentence)")
        }
    }

    @Test(arguments: [
        ("es", "America/Mexico_City", " (hora de México)."), ("es", "America/Sao_Paulo", " (hora de Brasil)."),
        ("es", "America/Punta_Arenas", "08:00."), ("en", "America/Sao_Paulo", " (Brazil time)."),
        ("en", "Etc/UTC", "08:00."), ("pt", "America/Sao_Paulo", " (hora do Brasil)."),
        ("pt", "America/Bogota", " (hora da Colômbia)."), ("pt", "America/New_York", " dos Estados Unidos)."),
    ])
    func `a clock is named for its country, or not at all`(tag: String, zone: String, end: String) throws {
        let reason = Reason.outsideHours(opens: ContactOpening(day: Self.day, minute: 480, zone: zone))
        let sentence = try #require(Language(tag: tag)).sentence(for: reason)
        #expect(sentence.hasSuffix(end), "\(sentence)")
        for language in Self.languages { #expect(!language.sentence(for: reason).contains("_")) }
    }

    @Test(arguments: [
        (
            1,
            "Na segunda-feira, 3 de junho de 2013, não se escreve a este cliente: o envio será na terça-feira, 4 de junho de 2013."
        ),
        (
            5,
            "Na sexta-feira, 7 de junho de 2013, não se escreve a este cliente: o envio será no sábado, 8 de junho de 2013."
        ),
    ])
    func `a stage that moves is told in Portuguese with its weekday`(weekday: Int, sentence: String) throws {
        let day = Self.day.adding(days: weekday - 1)
        let move = Ladder.Step.Move(day: day, cause: .weekday)
        let language = try #require(Language(tag: "pt"))
        #expect(language.sentence(for: move, of: Rung(.overdue), to: day.adding(days: 1)) == sentence)
    }

    @Test(arguments: [
        ("es", "El lunes 3 de junio de 2013 no se escribe a este cliente: correspondía el martes 4 de junio de 2013."),
        ("en", "Monday, June 3, 2013, is not a day of contact: it was for Tuesday, June 4, 2013."),
        (
            "pt",
            "Na segunda-feira, 3 de junho de 2013, não se escreve a este cliente: era para terça-feira, "
                + "4 de junho de 2013."
        ),
    ])
    func `a stage that missed the day that it moved to is told with it`(tag: String, sentence: String) throws {
        let move = Ladder.Step.Move(day: Self.day, cause: .weekday)
        let language = try #require(Language(tag: tag))
        let missed = Self.day.adding(days: 1)
        #expect(language.sentence(for: move, of: Rung(.overdue), to: nil, missed: missed) == sentence)
    }

    @Test func `times are by the clock of the company, which needs no naming`() throws {
        let lima = try Zone(
            name: "America/Lima", tzif: Array(Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/America/Lima"))))
        let spanish = try #require(Language(tag: "es")).by(lima)
        // 2013-06-04 02:05 UTC
        #expect(
            spanish.sentence(for: .staleData(.old(Instant(secondsSince1970: 1_370_311_500))))
                == "Los datos de pagos son del 3 de junio de 2013 a las 21:05; hay que importarlos de nuevo.")
    }

    @Test func `a store that was put back is told with both of its times`() throws {
        let spanish = try #require(Language(tag: "es"))
        #expect(
            spanish.sentence(for: Self.putBack)
                == "Los datos de pagos son del 3 de junio de 2013 a las 14:05 UTC, más antiguos que los del 4 de junio de "
                + "2013 a las 14:05 UTC, que ya se habían visto; hay que importarlos de nuevo.")
    }

    @Test func `a text of ten thousand characters does not fill the sentence`() {
        let long = Reason.disputed(because: String(repeating: "é ", count: 10_000))
        for language in Self.languages { #expect(language.sentence(for: long).count < 120) }
    }

    private static let day = CivilDate(daysSince1970: 15_859)

    private static let putBack = Reason.staleData(
        .setBack(Instant(secondsSince1970: 1_370_268_300), from: Instant(secondsSince1970: 1_370_354_700)))

    /// Every case, and every field of a record that a fault can name.
    private static let reasons: [Reason] =
        [
            .cash, .paid, .disputed(because: nil), .disputed(because: "falta un bulto"), .rejected(because: nil),
            .rejected(because: "precio"), .void(because: nil), .void(because: "nota"), .notIssuedYet(day),
            .dueBeforeStart(from: day), .invoiceGone,
            .remindersOff, .noAddress, .addressesRefused, .writtenToday, .messagePending,
            .alreadySent(Rung(.due), on: day), .foreseen(Rung(.due), on: day), .inOutbox(Rung(.upcoming, 3)),
            .alreadyFailed(Rung(.overdue), on: day),
            .uncertain(Rung(.claim, 2), on: day), .superseded(by: Rung(.claim)), .stageOff,
            .issuedBeforeStart(from: day), .stageEnded(on: day), .notYet(on: day), .awaitsOverdue,
            .ladderFinished(claims: 0), .ladderFinished(claims: 1),
            .ladderFinished(claims: 4), .notPaidYet, .neverReminded, .paidBeforeThanks, .staleData(.unknownAge),
            .staleData(.old(Instant(secondsSince1970: 1_370_268_300))),
            .staleData(.future(Instant(secondsSince1970: 1_370_268_300))), putBack, .burst, .brokenStore,
            .cancelledByOperator, .modeChanged, .composedAgain, .retriesExpired, .settingsChanged,
            .fault(.clientMissing(ClientID("C1"))), .fault(.unwritable(complaint: "es/due.txt:1: too long")),
            .closedDay(.weekday, until: day),
            .closedDay(.holiday("Navidad"), until: day),
            .outsideHours(opens: ContactOpening(day: day, minute: 480, zone: "America/Argentina/Buenos_Aires")),
        ] + limits + faults

    private static let limits: [Reason] = [ContactLimit.perDay(1), .perDay(2), .perWeek(2), .gap(1), .gap(2)].flatMap {
        [
            .contactLimit($0, sharing: nil, until: day),
            .contactLimit($0, sharing: EmailAddress("pagos@acme.example"), until: day),
        ]
    }

    private static let faults: [Reason] = fields.map { field in
        .fault(.invalid(field: field, value: "x\u{202E}\n", expected: "another"))
    }

    /// As the sources of `Dunning` name them, so that a new field without words is seen here.
    private static let fields: [String] = {
        let folder = Repository.root.appending(path: "Sources/Dunning/Parties")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let sources = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
        let names = sources.flatMap { file in
            // A file that cannot be read names no fields, and then the count below is wrong.
            (try? String(contentsOf: file, encoding: .utf8))?.matches(of: /"((?:invoice|client)\.[a-z_]+)"/)
                .map { String($0.1) } ?? []
        }
        precondition(Set(names).count >= 16, "the sources of Dunning were not found")
        return Set(names).sorted()
    }()
}

import Correspondence
import Dunning
import Foundation
import Testing

struct LanguageTests {
    @Test(arguments: [
        ("es", "es"), ("ES", "es"), ("es-CL", "es-CL"), ("es_cl", "es-CL"), ("es-Latn-CL", "es-CL"),
        ("es-419", "es-419"), ("pt-BR", "pt-BR"), ("en-US", "en-US"), ("es-XX", "es-XX"), ("en-US-posix", "en-US"),
    ])
    func `reads a tag in any case`(text: String, tag: String) {
        #expect(Language(tag: text)?.tag == tag)
    }

    @Test(arguments: [
        "", "fr", "spanish", "es-", "-CL", "es--CL", "es CL", "es-ñ", "es-CL.UTF-8", "e", "es-toolongtobe",
    ])
    func `knows no other language`(text: String) {
        #expect(Language(tag: text) == nil)
    }

    @Test(arguments: Language.baseTags)
    func `an unknown country writes as the plain language does`(tag: String) throws {
        let amount = Money(minorUnits: 123_456, currency: try #require(Currency("USD")))
        let (plain, odd) = (try #require(Language(tag: tag)), try #require(Language(tag: "\(tag)-ZZ")))
        #expect(odd.money(amount, namingCurrency: false) == plain.money(amount, namingCurrency: false))
    }

    @Test(arguments: ["es", "es-CL", "es-MX", "en", "en-US", "pt", "pt-BR"])
    func `agrees with ICU on every day of eleven years`(tag: String) throws {
        let language = try #require(Language(tag: tag))
        let oracle = dateFormatter(tag, .long)
        var date = try #require(CivilDate(year: 2020, month: 1, day: 1))
        while date.year < 2031 {
            #expect(language.longDate(date) == ordinal(oracle.string(from: noon(date)), tag))
            date = date.adding(days: 1)
        }
    }

    // Uruguay and Peru also say "setiembre", which ICU prefers there; the Academy has both and all understand ours.
    @Test(arguments: ["es", "en", "pt"])
    func `agrees with ICU on short dates`(tag: String) throws {
        let language = try #require(Language(tag: tag))
        let oracle = dateFormatter(tag, .medium)
        for day in 0..<366 {
            let date = CivilDate(daysSince1970: 20_454 + day)
            #expect(language.shortDate(date) == ordinal(oracle.string(from: noon(date)), tag))
        }
    }

    @Test(arguments: [
        (
            "es",
            ["vence en 3 días", "vence en 2 días", "vence mañana", "vence hoy", "venció ayer", "venció hace 2 días"]
        ),
        (
            "en",
            [
                "due in 3 days", "due in 2 days", "due tomorrow", "due today", "was due yesterday",
                "was due 2 days ago",
            ]
        ),
        (
            "pt",
            ["vence em 3 dias", "vence em 2 dias", "vence amanhã", "vence hoje", "venceu ontem", "venceu há 2 dias"]
        ),
    ])
    func `tells the distance to the due date`(tag: String, expected: [String]) throws {
        let language = try #require(Language(tag: tag))
        #expect((-3...2).map(language.distance(daysPastDue:)) == expected)
        #expect(language.distance(daysPastDue: .min).contains("9223372036854775808"))
    }

    /// Brazil writes the first of a month as an ordinal, which ICU does not know.
    private func ordinal(_ date: String, _ tag: String) -> String {
        tag.hasPrefix("pt") && date.hasPrefix("1 ") ? "1º" + date.dropFirst() : date
    }

    private func dateFormatter(_ tag: String, _ style: DateFormatter.Style) -> DateFormatter {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: tag)
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateStyle = style
        formatter.timeStyle = .none
        return formatter
    }

    private func noon(_ date: CivilDate) -> Date {
        Date(timeIntervalSince1970: Double(date.dayNumber) * 86_400 + 43_200)
    }
}

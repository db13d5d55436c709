import Dunning
import Foundation
import Testing

@Suite struct MoneyTests {
    @Test(
        arguments: [
            ("CLP", 1_234_567, "1234567"), ("CLP", 0, "0"), ("CLP", -5, "-5"), ("USD", 123_450, "1234.50"),
            ("USD", 5, "0.05"), ("USD", -5, "-0.05"), ("USD", 50, "0.50"), ("USD", 100, "1.00"), ("USD", 0, "0.00"),
            ("TND", 1, "0.001"), ("TND", -1000, "-1.000"), ("CLF", 12345, "1.2345"), ("CLF", 9, "0.0009"),
            ("USD", .max, "92233720368547758.07"), ("USD", .min, "-92233720368547758.08"),
        ] as [(String, Int64, String)]) func `is written with all digits of its currency`(
            code: String, minorUnits: Int64, text: String
        ) throws
    {
        let money = Money(minorUnits: minorUnits, currency: try #require(Currency(code)))
        #expect(money.decimal == text)
        let value = try #require(Decimal(string: text))
        let digits = money.currency.minorDigits
        #expect(value == Decimal(sign: .plus, exponent: -digits, significand: Decimal(minorUnits)))
    }

    @Test func `adds up exactly`() throws {
        let dollars = try #require(Currency("USD"))
        let cents = Array(repeating: Money(minorUnits: 10, currency: dollars), count: 3)
        #expect(Money.sum(cents, in: dollars).decimal == "0.30")
        #expect(Money.sum([], in: dollars).decimal == "0.00")
    }

    @Test func `a client may owe two million of the largest invoices`() throws {
        try #require(!Money.limit.multipliedReportingOverflow(by: 2_000_000).overflow)
        let dollars = try #require(Currency("USD"))
        let large = repeatElement(Money(minorUnits: Money.limit, currency: dollars), count: 2_000_000)
        #expect(Money.sum(large, in: dollars).minorUnits == 8_000_000_000_000_000_000)
        #expect(
            Money.sum(large.lazy.map { Money(minorUnits: -$0.minorUnits, currency: dollars) }, in: dollars).minorUnits
                < 0)
    }

    @Test func `currencies are never added`() async throws {
        await #expect(processExitsWith: .failure) {
            guard let pesos = Currency("CLP"), let dollars = Currency("USD") else { return }
            _ = Money.sum([Money(minorUnits: 1, currency: dollars)], in: pesos)
        }
    }
}

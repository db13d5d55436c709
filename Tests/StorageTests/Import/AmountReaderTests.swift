import Dunning
import Storage
import TestSupport
import Testing

struct AmountReaderTests {
    private func read(
        _ text: String, _ code: String, _ mark: DecimalMark, rounds: Bool = false
    ) throws -> Int64 {
        let currency = try #require(Currency(code))
        return try AmountReader(decimalMark: mark, rounds: rounds).minorUnits(Array(text.utf8)[...], in: currency).units
    }

    private func fault(_ text: String, _ code: String, _ mark: DecimalMark) -> AmountReader.Fault? {
        #expect(throws: AmountReader.Fault.self) { try read(text, code, mark) }
    }

    @Test(arguments: [
        ("0", "CLP", DecimalMark.point, 0), ("1234", "CLP", .point, 1234), ("1,234", "CLP", .point, 1234),
        ("1.234", "CLP", .comma, 1234), ("1.234.567", "CLP", .comma, 1_234_567), ("1234.5", "USD", .point, 123_450),
        ("1,234.56", "USD", .point, 123_456), ("1.234,56", "USD", .comma, 123_456), ("1234,5", "BRL", .comma, 123_450),
        ("97.6", "USD", .point, 9760), ("1.234", "KWD", .point, 1234), ("38500.1234", "CLF", .point, 385_001_234),
        ("-12.30", "USD", .point, -1230), ("12.30-", "USD", .point, -1230), ("(12.30)", "USD", .point, -1230),
        ("\u{2212}12", "USD", .point, -1200), ("+12", "USD", .point, 1200), ("- $ 12", "USD", .point, -1200),
        ("$ 1.234", "CLP", .comma, 1234), ("$1,234.50", "MXN", .point, 123_450), ("US$ 5", "USD", .point, 500),
        ("R$ 1.234,56", "BRL", .comma, 123_456), ("S/ 10.00", "PEN", .point, 1000), ("Bs. 10,5", "BOB", .comma, 1050),
        ("10,00 €", "EUR", .comma, 1000), ("CLP 1234", "CLP", .point, 1234), ("1234 clp", "CLP", .point, 1234),
        ("1 234 567,80", "EUR", .comma, 123_456_780), ("1\u{A0}234", "EUR", .comma, 123_400),
        ("1\u{202F}234,5", "EUR", .comma, 123_450), ("\u{A0}12\u{A0}", "CLP", .point, 12), ("0012", "CLP", .point, 12),
        ("40000000000.00", "USD", .point, 4_000_000_000_000),
        ("10.00", "CLP", .point, 10), ("1.000,00", "CLP", .comma, 1000), ("1,000.0000", "CLP", .point, 1000),
        ("1,234.000", "CLP", .point, 1234), ("1234.000", "CLP", .point, 1234), ("0.000", "CLP", .point, 0),
        ("12.3400", "USD", .point, 1234), ("12.3000", "KWD", .point, 12_300), ("1.0", "CLP", .point, 1),
    ])
    func `reads what people and programs write`(text: String, code: String, mark: DecimalMark, units: Int64) throws {
        #expect(try read(text, code, mark) == units)
    }

    @Test(arguments: [
        ("1.234", "CLP", DecimalMark.point, AmountReader.Fault.mayBeThousands),
        ("1,234", "CLP", .comma, .mayBeThousands), ("10.50", "CLP", .point, .tooManyDecimals(2)),
        ("1.234", "USD", .point, .mayBeThousands), ("890.000", "CLP", .point, .mayBeThousands),
        ("-1.000", "USD", .point, .mayBeThousands), ("1234.567", "USD", .point, .tooManyDecimals(3)),
        ("1,234.567", "USD", .point, .tooManyDecimals(3)), ("0.005", "USD", .point, .tooManyDecimals(3)),
        ("12.3405", "USD", .point, .tooManyDecimals(4)), ("1.234.567", "CLP", .point, .notAnAmount),
        ("12,34", "USD", .point, .notAnAmount), ("1,2345", "USD", .point, .notAnAmount),
        ("1,23,456", "INR", .point, .notAnAmount), (",123", "USD", .point, .notAnAmount),
        ("1,234 567", "USD", .point, .notAnAmount), ("12.", "USD", .point, .notAnAmount),
        (".5", "USD", .point, .notAnAmount), ("", "USD", .point, .notAnAmount), ("-", "USD", .point, .notAnAmount),
        ("--1", "USD", .point, .notAnAmount), ("-1-", "USD", .point, .notAnAmount),
        ("(-1)", "USD", .point, .notAnAmount),
        ("1e3", "USD", .point, .notAnAmount), ("0x10", "USD", .point, .notAnAmount),
        ("١٢", "USD", .point, .notAnAmount),
        ("NaN", "USD", .point, .notAnAmount), ("12 pesos", "CLP", .point, .notAnAmount),
        ("US$ 5", "CLP", .point, .otherCurrency("US$")), ("5 EUR", "CLP", .point, .otherCurrency("EUR")),
        ("40000000000.01", "USD", .point, .tooLarge), ("99999999999999999999999", "CLP", .point, .tooLarge),
    ])
    func `refuses what could mean another amount`(
        text: String, code: String, mark: DecimalMark, expected: AmountReader.Fault
    ) {
        #expect(fault(text, code, mark) == expected)
    }

    @Test(arguments: [("890.000", "CLP", DecimalMark.point), ("1,234", "USD", .comma), ("-1.500", "USD", .point)])
    func `what may be thousands is never rounded away`(text: String, code: String, mark: DecimalMark) {
        #expect(throws: AmountReader.Fault.mayBeThousands) { try read(text, code, mark, rounds: true) }
    }

    @Test(arguments: [("1234.567", 123_457), ("1,234.567", 123_457), ("0.005", 0), ("1.5000", 150)])
    func `other decimals are rounded when asked`(text: String, units: Int64) throws {
        #expect(try read(text, "USD", .point, rounds: true) == units)
    }

    /// Python's decimal module is the oracle.
    @Test func `rounds half to even as another implementation does`() throws {
        let texts =
            (0..<400).map { "\($0 / 40).\($0 % 40 / 10)\($0 % 10 * 5 + 100)" } + ["0.5", "1.5", "2.5001", "2.5"]
        let script = """
            import decimal, sys
            for line in sys.stdin.read().split():
                print(decimal.Decimal(line).quantize(decimal.Decimal('1'), decimal.ROUND_HALF_EVEN))
            """
        let expected = try run("python3", ["-c", script], input: Array(texts.joined(separator: "\n").utf8))
        #expect(
            try texts.map { String(try read($0, "CLP", .point, rounds: true)) }
                == expected.output.split(separator: "\n").map(String.init))
    }
}

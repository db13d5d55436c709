import Dunning
import Foundation
import Testing

/// ISO 4217 against ICU, whose digits (Unicode CLDR) are those people write rather than those the standard lists.
@Suite struct CurrencyTests {
    /// Where small change is gone, CLDR writes none; ISO 4217 still lists the minor unit, and stores count in it.
    private static let writtenWithoutMinorUnit: [String: Int] = [
        "AFN": 2, "ALL": 2, "COP": 2, "IDR": 2, "IQD": 3, "IRR": 2, "KPW": 2, "LAK": 2, "LBP": 2, "MGA": 2, "MMK": 2,
        "PKR": 2, "RSD": 2, "SOS": 2, "SYP": 2, "YER": 2,
    ]

    /// Codes that ICU still knows and ISO 4217 has withdrawn.
    private static let withdrawn: Set = ["ANG", "BGN", "CUC", "HRK", "SLL", "VEF"]

    /// Digits after the point of one unit, as ICU writes it in English.
    private static func digits(_ code: String) -> Int {
        let text = Decimal(1).formatted(.currency(code: code).locale(Locale(identifier: "en_US")))
        return text.lastIndex(of: ".").map { text[$0...].count - 1 } ?? 0
    }

    @Test func `has the digits of ISO 4217 for every currency of ICU`() {
        let codes = Locale.commonISOCurrencyCodes
        #expect(codes.count > 140)
        for code in codes where !Self.withdrawn.contains(code) {
            let expected = Self.writtenWithoutMinorUnit[code] ?? Self.digits(code)
            #expect(Currency(code)?.minorDigits == expected, "\(code)")
        }
    }

    @Test func `differs from ICU only where it is said above`() {
        for (code, digits) in Self.writtenWithoutMinorUnit { #expect(Self.digits(code) != digits, "\(code)") }
    }

    /// The units of account that contracts of the region use, of ISO 4217 list one.
    @Test(arguments: [("CLF", 4), ("UYW", 4), ("UYI", 0), ("COU", 2), ("MXV", 2), ("BOV", 2), ("VED", 2), ("XCG", 2)])
    func `knows the units that ICU leaves out`(code: String, digits: Int) {
        #expect(Currency(code)?.minorDigits == digits)
    }

    @Test func `letter case does not matter`() {
        #expect(Currency("clp") == Currency("CLP"))
        #expect(Currency("Clp")?.code == "CLP")
    }

    @Test(arguments: [
        "", "CL", "CLPP", "PES", "XXX", "XTS", "XAU", " CLP", "CLP ", "$", "152", "ınr", "ＵＳＤ", "US\u{0}",
    ])
    func `refuses what ISO 4217 does not list`(code: String) {
        #expect(Currency(code) == nil)
    }

    @Test func `refuses what it has withdrawn`() {
        for code in Self.withdrawn { #expect(Currency(code) == nil, "\(code)") }
    }
}

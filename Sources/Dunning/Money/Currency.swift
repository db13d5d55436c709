/// A currency of ISO 4217, by its alphabetic code.
package struct Currency: Hashable, Sendable {
    /// Three capital letters.
    package let code: String
    /// Digits of the minor unit by ISO 4217: 0 for CLP, 2 for USD, 4 for CLF.
    package let minorDigits: Int

    /// `nil` when ISO 4217 does not list the code; letter case does not matter.
    package init?(_ code: some StringProtocol) {
        let upper = code.uppercased()
        // Beyond ASCII some letters have a capital within it, as the dotless i.
        guard code.utf8.count == 3, let digits = Self.minorDigits[upper] else { return nil }
        self.code = upper
        self.minorDigits = digits
    }

    /// ISO 4217:2015, list one, funds and precious metals left out save the units of account that invoices use.
    private static let minorDigits: [String: Int] = {
        var table: [String: Int] = [:]
        for (digits, codes) in codesByDigits {
            for code in codes.split(separator: " ") { table[String(code)] = digits }
        }
        return table
    }()

    private static let codesByDigits: [(Int, String)] = [
        (
            0,
            """
            BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF
            """
        ),
        (
            2,
            """
            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE \
            CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD \
            HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK \
            MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD \
            RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH \
            USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
            """
        ),
        (
            3,
            """
            BHD IQD JOD KWD LYD OMR TND
            """
        ),
        (
            4,
            """
            CLF UYW
            """
        ),
    ]
}

extension Currency: Comparable, CustomStringConvertible {
    package static func < (left: Currency, right: Currency) -> Bool { left.code < right.code }
    package var description: String { code }
}

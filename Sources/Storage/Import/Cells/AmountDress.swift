import Dunning

/// An amount without its currency sign, blanks and sign of the number.
struct AmountDress {
    /// Digits and marks; every kind of blank between digits is `groupingBlank`.
    private(set) var digits: [UInt8] = []
    private(set) var isNegative = false

    static let groupingBlank = UInt8(ascii: " ")

    /// Signs that mean one currency only, as they are written before or after amounts.
    private static let signs: [String: String] = [
        "US$": "USD", "U$S": "USD", "U$D": "USD", "R$": "BRL", "S/": "PEN", "S/.": "PEN", "Bs": "BOB", "Bs.": "BOB",
        "RD$": "DOP", "€": "EUR", "£": "GBP", "UF": "CLF", "₲": "PYG", "Gs.": "PYG", "₡": "CRC",
    ]

    init(_ text: String, currency: Currency) throws(AmountReader.Fault) {
        var rest = Substring(text).trimmed
        if rest.hasPrefix("("), rest.hasSuffix(")") {
            isNegative = true
            rest = rest.dropFirst().dropLast().trimmed
        }
        var signs = 0
        while let first = rest.first, !first.isASCIIDigit {
            if Self.isSign(first) {
                signs += 1
                isNegative = isNegative || first != "+"
                rest = rest.dropFirst().trimmed
            } else {
                let word = rest.prefix { !$0.isASCIIDigit && !Self.isSign($0) && !$0.isWhitespace }
                try Self.check(word, against: currency)
                rest = rest.dropFirst(word.count).trimmed
            }
        }
        while let last = rest.last, !last.isASCIIDigit {
            if Self.isSign(last) {
                signs += 1
                isNegative = true
                rest = rest.dropLast().trimmed
            } else {
                let word = rest.suffix(
                    rest.reversed().prefix { !$0.isASCIIDigit && !Self.isSign($0) && !$0.isWhitespace }.count)
                try Self.check(word, against: currency)
                rest = rest.dropLast(word.count).trimmed
            }
        }
        guard !rest.isEmpty, signs + (text.contains("(") ? 1 : 0) <= 1 else { throw .notAnAmount }
        for character in rest {
            if character.isWhitespace {
                digits.append(Self.groupingBlank)
            } else {
                guard let byte = character.asciiValue else { throw .notAnAmount }
                digits.append(byte)
            }
        }
    }

    private static func isSign(_ character: Character) -> Bool { "-+\u{2212}".contains(character) }

    /// `$` and the currency's own code say nothing new.
    private static func check(_ word: Substring, against currency: Currency) throws(AmountReader.Fault) {
        if word == "$" || word.uppercased() == currency.code { return }
        guard let code = signs[String(word)] ?? Currency(word)?.code else { throw .notAnAmount }
        guard code == currency.code else { throw .otherCurrency(String(word)) }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension Substring {
    /// Without white space at either end, no-break spaces included.
    var trimmed: Substring {
        var rest = drop(while: \.isWhitespace)
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return rest
    }
}

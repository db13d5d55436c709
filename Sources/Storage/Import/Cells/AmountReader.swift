package import Dunning

/// Reads amounts as programs and people write them: `1234.5`, `1.234,50`, `$ 1 234`, `(12.00)`, `12.00-`.
package struct AmountReader: Sendable {
    package let decimalMark: DecimalMark
    package let rounds: Bool

    package init(decimalMark: DecimalMark, rounds: Bool = false) {
        self.decimalMark = decimalMark
        self.rounds = rounds
    }

    package enum Fault: Error, Hashable, Sendable {
        case notAnAmount
        case tooManyDecimals(Int)
        /// The digits after the mark are three, as in `890.000`: another program's thousands, or decimals.
        case mayBeThousands
        case tooLarge
        /// A sign or code of another currency stands beside the digits.
        case otherCurrency(String)
    }

    /// Minor units of the currency, and whether they were rounded.
    package func minorUnits(
        _ text: ArraySlice<UInt8>, in currency: Currency
    ) throws(Fault) -> (units: Int64, isRounded: Bool) {
        if let first = text.first, let last = text.last, isDigit(last), isDigit(first) || first == minus {
            let isNegative = first == minus
            if text.allSatisfy({ isDigit($0) || $0 == minus || $0 == point || $0 == comma }) {
                return try number(isNegative ? text.dropFirst() : text, isNegative: isNegative, in: currency)
            }
        }
        let bare = try AmountDress(String(decoding: text, as: UTF8.self), currency: currency)
        return try number(bare.digits[...], isNegative: bare.isNegative, in: currency)
    }

    private func number(
        _ text: ArraySlice<UInt8>, isNegative: Bool, in currency: Currency
    ) throws(Fault) -> (units: Int64, isRounded: Bool) {
        let mark = text.firstIndex(of: decimalMark.byte) ?? text.endIndex
        let decimals = text[mark...].dropFirst()
        guard mark == text.endIndex || !decimals.isEmpty, decimals.allSatisfy(isDigit) else { throw .notAnAmount }
        var units = try whole(text[..<mark])
        let kept = decimals.prefix(currency.minorDigits)
        for position in 0..<currency.minorDigits {
            let digit = position < kept.count ? Int64(kept[kept.startIndex + position] - 0x30) : 0
            units = try appending(digit, to: units)
        }
        let excess = decimals.dropFirst(kept.count)
        if !excess.isEmpty, decimals.count == 3, mayBeginGroups(text[..<mark]) { throw .mayBeThousands }
        let isExact = excess.allSatisfy { $0 == zero }
        guard isExact || rounds else { throw .tooManyDecimals(decimals.count) }
        if roundsUp(excess, units: units) { units += 1 }
        guard units <= Money.limit else { throw .tooLarge }
        return (isNegative ? -units : units, !isExact)
    }

    /// Whether thousands could follow: at most three digits, and not nought.
    private func mayBeginGroups(_ text: ArraySlice<UInt8>) -> Bool {
        text.count <= 3 && text.allSatisfy(isDigit) && text.contains { $0 != zero }
    }

    /// The digits before the decimal mark: plain, or grouped by threes with one kind of mark.
    private func whole(_ text: ArraySlice<UInt8>) throws(Fault) -> Int64 {
        guard let first = text.first, isDigit(first) else { throw .notAnAmount }
        guard let group = text.first(where: { !isDigit($0) }) else {
            var units: Int64 = 0
            for byte in text { units = try appending(Int64(byte - 0x30), to: units) }
            return units
        }
        guard group == decimalMark.other.byte || group == AmountDress.groupingBlank else { throw .notAnAmount }
        let groups = text.split(separator: group, omittingEmptySubsequences: false)
        guard groups[0].count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else { throw .notAnAmount }
        var units: Int64 = 0
        for digits in groups {
            guard digits.allSatisfy(isDigit) else { throw .notAnAmount }
            for byte in digits { units = try appending(Int64(byte - 0x30), to: units) }
        }
        return units
    }

    private func appending(_ digit: Int64, to units: Int64) throws(Fault) -> Int64 {
        guard units <= Money.limit else { throw .tooLarge }
        return units * 10 + digit
    }

    /// Half to even, by the decimals beyond those of the currency.
    private func roundsUp(_ excess: ArraySlice<UInt8>, units: Int64) -> Bool {
        guard let first = excess.first else { return false }
        if first != UInt8(ascii: "5") { return first > UInt8(ascii: "5") }
        return excess.dropFirst().contains { $0 != zero } || units % 2 == 1
    }

    private var zero: UInt8 { UInt8(ascii: "0") }
    private var minus: UInt8 { UInt8(ascii: "-") }
    private var point: UInt8 { UInt8(ascii: ".") }
    private var comma: UInt8 { UInt8(ascii: ",") }
}

func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

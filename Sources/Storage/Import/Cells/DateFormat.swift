package import Dunning

/// A date's shape in the manner of strptime(3): `%d %m %Y %y %b`, and `%H %M %S`, which are read and forgotten.
///
/// A time of day after the date is tolerated: spreadsheets add one to every date.
package struct DateFormat: Hashable, Sendable {
    package let pattern: String
    private let parts: [Part]

    private enum Part: Hashable { case day, month, year, shortYear, monthName, timeField, literal(UInt8) }

    package static let iso = DateFormat(
        pattern: "%Y-%m-%d", parts: [.year, .literal(0x2D), .month, .literal(0x2D), .day])

    private init(pattern: String, parts: [Part]) {
        self.pattern = pattern
        self.parts = parts
    }

    /// Refuses a pattern with a field it does not know, or without day, month or year.
    package init(_ pattern: String) throws(ImportError) {
        var parts: [Part] = []
        var bytes = Array(pattern.utf8)[...]
        while let byte = bytes.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                parts.append(.literal(byte))
                continue
            }
            let field = bytes.popFirst()
            guard let part = field.flatMap({ Self.fields[$0] }) else {
                // At the end of the pattern the sign stands alone.
                let name = "%" + (field.map { String(Unicode.Scalar($0)) } ?? "")
                throw .usage("--date-format '\(pattern)' has '\(name)', expected %d, %m, %b, %Y or %y")
            }
            parts.append(part)
        }
        let kinds = parts.map { $0 == .monthName ? .month : $0 == .shortYear ? .year : $0 }
        for needed in [Part.day, .month, .year] where kinds.count(where: { $0 == needed }) != 1 {
            throw .usage("--date-format '\(pattern)' must have a day, a month and a year, once each, as %d/%m/%Y")
        }
        self.init(pattern: pattern, parts: parts)
    }

    private static let fields: [UInt8: Part] = [
        UInt8(ascii: "d"): .day, UInt8(ascii: "e"): .day, UInt8(ascii: "m"): .month, UInt8(ascii: "Y"): .year,
        UInt8(ascii: "y"): .shortYear, UInt8(ascii: "b"): .monthName, UInt8(ascii: "B"): .monthName,
        UInt8(ascii: "H"): .timeField, UInt8(ascii: "M"): .timeField, UInt8(ascii: "S"): .timeField,
        UInt8(ascii: "%"): .literal(UInt8(ascii: "%")),
    ]

    /// `nil` when the text has another shape, or there is no such day.
    package func date(_ text: ArraySlice<UInt8>) -> CivilDate? {
        var rest = text
        var year = 0
        var month = 0
        var day = 0
        for part in parts {
            switch part {
            case .literal(let byte):
                guard rest.popFirst() == byte else { return nil }
            case .day: day = Self.number(&rest, digits: 1...2) ?? 0
            case .month: month = Self.number(&rest, digits: 1...2) ?? 0
            case .monthName: month = MonthNames.month(&rest) ?? 0
            case .year: year = Self.number(&rest, digits: 4...4) ?? 0
            case .shortYear:
                guard let short = Self.number(&rest, digits: 2...2) else { return nil }
                // The century of POSIX: 69 to 99 are of the last one.
                year = short + (short >= 69 ? 1900 : 2000)
            case .timeField:
                guard Self.number(&rest, digits: 1...2) != nil else { return nil }
            }
        }
        guard rest.isEmpty || Self.isTimeOfDay(rest) else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    private static func number(_ text: inout ArraySlice<UInt8>, digits: ClosedRange<Int>) -> Int? {
        var value = 0
        var count = 0
        while count < digits.upperBound, let byte = text.first, isDigit(byte) {
            value = value * 10 + Int(byte - 0x30)
            count += 1
            text.removeFirst()
        }
        return count >= digits.lowerBound ? value : nil
    }

    /// A blank or a `T`, and then only what times are written with.
    private static func isTimeOfDay(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, first == 0x20 || first == UInt8(ascii: "T"), text.contains(UInt8(ascii: ":"))
        else { return false }
        return text.dropFirst().allSatisfy { isDigit($0) || " :.+-ZAPMapm".utf8.contains($0) }
    }
}

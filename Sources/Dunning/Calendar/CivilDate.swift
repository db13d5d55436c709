/// A day of the proleptic Gregorian calendar, without hour or zone.
///
/// Years 1 to 9999. The arithmetic is Howard Hinnant's "chrono-compatible low-level date algorithms".
package struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, negative before it.
    package let dayNumber: Int32

    package static let earliest = CivilDate(dayNumber: -719_162)
    package static let latest = CivilDate(dayNumber: 2_932_896)

    private init(dayNumber: Int32) { self.dayNumber = dayNumber }

    /// The day that many days after 1970-01-01; values beyond years 1 to 9999 stop at the edge.
    package init(daysSince1970 days: Int) {
        let edges = Int(Self.earliest.dayNumber)...Int(Self.latest.dayNumber)
        self.dayNumber = Int32(min(max(days, edges.lowerBound), edges.upperBound))
    }

    /// `nil` when there is no such day, as on 30 February.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.daysInMonth(month, year: year)
        else { return nil }
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.dayNumber = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Reads `YYYY-MM-DD` (ISO 8601, extended) and nothing else.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func number(_ places: Range<Int>) -> Int? {
            var value = 0
            for place in places {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) else { return nil }
                value = value * 10 + Int(bytes[place] - UInt8(ascii: "0"))
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(dayNumber) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    package var year: Int { components.year }
    package var month: Int { components.month }
    package var day: Int { components.day }

    /// 1 is Monday, 7 is Sunday (ISO 8601).
    package var weekday: Int {
        let sinceMonday = (Int(dayNumber) + 3) % 7
        return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1
    }

    /// Monday to Friday; holidays are working days here.
    package var isWorkingDay: Bool { weekday <= 5 }

    package static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    package static func daysInMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The day `days` later, or earlier when negative; it stops at the edges of years 1 to 9999.
    package func adding(days: Int) -> CivilDate {
        let span = Self.latest.days(since: Self.earliest)
        return CivilDate(daysSince1970: Int(dayNumber) + min(max(days, -span), span))
    }

    /// Whole days from `earlier` to this day; negative when `earlier` is in fact later.
    package func days(since earlier: CivilDate) -> Int { Int(dayNumber) - Int(earlier.dayNumber) }

    package static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }
}

extension CivilDate: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    package var description: String {
        let (year, month, day) = components
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }
}

/// Decimal digits with leading zeros; for dates and times, whose fields are never negative.
package func padded(_ value: Int, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

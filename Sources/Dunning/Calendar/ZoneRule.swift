/// When the clocks change every year: a POSIX `TZ` string with the extensions of RFC 8536 section 3.3.1,
/// as `<-04>4<-03>,M9.1.6/24,M4.1.6/24`.
struct ZoneRule: Hashable, Sendable {
    /// Seconds east of Greenwich.
    private let standard: Int
    /// `nil`: the clocks never change.
    private let summer: Summer?

    private struct Summer: Hashable {
        let offset: Int
        let start: YearDay
        let end: YearDay
    }

    var offsets: [Int] { [standard] + (summer.map { [$0.offset] } ?? []) }

    init(_ text: String) throws(ZoneError) {
        var scanner = RuleScanner(text)
        guard scanner.skipName(), let west = scanner.duration(hours: 24) else { throw .rule(text) }
        standard = -west
        guard !scanner.isAtEnd else {
            summer = nil
            return
        }
        guard scanner.skipName() else { throw .rule(text) }
        var offset = standard + 3600
        if !scanner.isNext(",") {
            guard let west = scanner.duration(hours: 24) else { throw .rule(text) }
            offset = -west
        }
        guard scanner.skip(","), let start = YearDay(&scanner), scanner.skip(","), let end = YearDay(&scanner),
            scanner.isAtEnd
        else { throw .rule(text) }
        summer = Summer(offset: offset, start: start, end: end)
    }

    /// Seconds east of Greenwich at a time in seconds since 1970.
    func offset(at time: Int64) -> Int {
        guard let summer else { return standard }
        let year = LocalTime(Instant(secondsSince1970: time), secondsFromUTC: standard).date.year
        // The neighbours too: a change may be said as an hour of the day before New Year, or of the day after.
        var latest: (time: Int64, offset: Int)?
        for year in (year - 1)...(year + 1) {
            let changes = [
                (summer.end.time(in: year, offset: summer.offset), standard),
                (summer.start.time(in: year, offset: standard), summer.offset),
            ]
            // A summer that begins as the last one ends lasts all year: at a tie the start counts.
            for change in changes where change.0 <= time && change.0 >= latest?.time ?? .min { latest = change }
        }
        return latest?.offset ?? standard
    }
}

/// A day of any year and a time on it: `Jn`, `n` or `Mm.w.d`, and `/time`.
private struct YearDay: Hashable {
    private let day: Day
    /// Seconds after midnight; -167 to 167 hours.
    private let time: Int

    private enum Day: Hashable {
        /// 1 to 365; 29 February is never counted.
        case julian(Int)
        /// 0 to 365; 29 February is counted.
        case ordinal(Int)
        /// Day 0 is Sunday; week 5 is the last.
        case weekday(month: Int, week: Int, day: Int)
    }

    init?(_ scanner: inout RuleScanner) {
        if scanner.skip("J") {
            guard let day = scanner.number(1...365) else { return nil }
            self.day = .julian(day)
        } else if scanner.skip("M") {
            guard let month = scanner.number(1...12), scanner.skip("."), let week = scanner.number(1...5),
                scanner.skip("."), let day = scanner.number(0...6)
            else { return nil }
            self.day = .weekday(month: month, week: week, day: day)
        } else {
            guard let day = scanner.number(0...365) else { return nil }
            self.day = .ordinal(day)
        }
        guard scanner.skip("/") else {
            time = 2 * 3600
            return
        }
        guard let time = scanner.duration(hours: 167) else { return nil }
        self.time = time
    }

    /// Seconds since 1970 of this day and time in `year`, on a clock that far from UTC.
    func time(in year: Int, offset: Int) -> Int64 {
        Int64(dayNumber(in: year)) * 86_400 + Int64(time - offset)
    }

    private func dayNumber(in year: Int) -> Int {
        switch day {
        case .julian(let day): start(of: 1, year) + day - (CivilDate.isLeap(year) && day >= 60 ? 0 : 1)
        case .ordinal(let day): start(of: 1, year) + day
        case .weekday(let month, let week, let day): weekday(day, week: week, in: month, year)
        }
    }

    private func weekday(_ day: Int, week: Int, in month: Int, _ year: Int) -> Int {
        let first = start(of: month, year)
        let firstWeekday = CivilDate(daysSince1970: first).weekday % 7
        let found = (day - firstWeekday + 7) % 7 + (week - 1) * 7
        return first + (found < CivilDate.daysInMonth(month, year: year) ? found : found - 7)
    }

    /// Days since 1970 of the first of that month; the calendar's edges stand for years beyond them.
    private func start(of month: Int, _ year: Int) -> Int {
        let edge = year < 1 ? CivilDate.earliest : CivilDate.latest
        return Int((CivilDate(year: year, month: month, day: 1) ?? edge).dayNumber)
    }
}

/// Reads a rule from left to right; every reader leaves the text alone when it answers no.
private struct RuleScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    func isNext(_ character: Unicode.Scalar) -> Bool { rest.first == UInt8(ascii: character) }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard isNext(character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// Three letters or more, or anything between angle brackets.
    mutating func skipName() -> Bool {
        if isNext("<") {
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
            rest = rest[rest.index(after: end)...]
            return true
        }
        let letters = rest.prefix { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
        rest = rest.dropFirst(letters.count)
        return letters.count >= 3
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard let value = Int(String(Substring(digits))), range.contains(value) else { return nil }
        rest = rest.dropFirst(digits.count)
        return value
    }

    /// `[+|-]hh[:mm[:ss]]` in seconds.
    mutating func duration(hours: Int) -> Int? {
        let isNegative = skip("-")
        if !isNegative { _ = skip("+") }
        guard var seconds = number(0...hours).map({ $0 * 3600 }) else { return nil }
        for unit in [60, 1] where skip(":") {
            guard let value = number(0...59) else { return nil }
            seconds += value * unit
        }
        return isNegative ? -seconds : seconds
    }
}

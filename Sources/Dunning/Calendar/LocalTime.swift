/// What a wall clock shows somewhere, with its distance from UTC.
package struct LocalTime: Hashable, Sendable {
    package let date: CivilDate
    /// 0 to 23.
    package let hour: Int
    /// 0 to 59.
    package let minute: Int
    /// 0 to 59.
    package let second: Int
    /// Seconds east of Greenwich.
    package let secondsFromUTC: Int

    package init(date: CivilDate, hour: Int, minute: Int, second: Int, secondsFromUTC: Int) {
        self.date = date
        self.hour = hour
        self.minute = minute
        self.second = second
        self.secondsFromUTC = secondsFromUTC
    }

    /// What a clock that far from UTC shows at `instant`.
    package init(_ instant: Instant, secondsFromUTC: Int) {
        let shifted = instant.secondsSince1970 + Int64(secondsFromUTC)
        let days = shifted >= 0 ? shifted / 86_400 : (shifted - 86_399) / 86_400
        let rest = Int(shifted - days * 86_400)
        self.init(
            date: CivilDate(daysSince1970: Int(days)), hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60,
            secondsFromUTC: secondsFromUTC)
    }

    package var instant: Instant {
        let ofDay = hour * 3600 + minute * 60 + second - secondsFromUTC
        return Instant(secondsSince1970: Int64(date.dayNumber) * 86_400 + Int64(ofDay))
    }

    /// `HH:MM:SS`.
    package var clock: String { "\(padded(hour, to: 2)):\(padded(minute, to: 2)):\(padded(second, to: 2))" }

    /// `+HH<separator>MM`, as in RFC 3339 (`:`) or RFC 5322 (none).
    package func offset(separator: String) -> String {
        let minutes = abs(secondsFromUTC) / 60
        return (secondsFromUTC < 0 ? "-" : "+") + padded(minutes / 60, to: 2) + separator + padded(minutes % 60, to: 2)
    }

    /// RFC 3339 with the offset, `2026-11-21T10:00:00-03:00`.
    package var rfc3339: String { "\(date)T\(clock)\(offset(separator: ":"))" }
}

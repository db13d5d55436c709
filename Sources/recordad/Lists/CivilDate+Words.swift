import Dunning

extension CivilDate {
    /// In English, by their first three letters, from Monday on.
    static let weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    var weekdayName: String { Self.weekdayNames[weekday - 1] }

    /// `2026-11`.
    var monthName: String { "\(padded(year, to: 4))-\(padded(month, to: 2))" }

    var firstOfMonth: CivilDate { adding(days: 1 - day) }
    var firstOfNextMonth: CivilDate { firstOfMonth.adding(days: Self.daysInMonth(month, year: year)) }

    /// Every day from the first to the last.
    static func each(of days: ClosedRange<CivilDate>) -> some Sequence<CivilDate> {
        (0...days.upperBound.days(since: days.lowerBound)).lazy.map { days.lowerBound.adding(days: $0) }
    }
}

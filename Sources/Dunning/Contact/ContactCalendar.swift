/// When one client may be written to: rules, holidays, and the clock on its wall.
package struct ContactCalendar: Hashable, Sendable {
    package let rules: ContactRules
    package let zone: Zone
    /// `nil`: nobody knows the client's country, nor the company's.
    let holidays: HolidayCalendar?

    /// Why nothing goes out on a day.
    package enum ClosedDay: Hashable, Sendable {
        /// A public holiday, with its name.
        case holiday(String)
        /// No window is open on such a weekday.
        case weekday
    }

    /// No day of a year open: as far as anybody looks.
    private static let horizon = 366

    package func closure(of day: CivilDate) -> ClosedDay? {
        if rules.keepsHolidays, let holiday = holidays?.holiday(on: day) { return .holiday(holiday.name) }
        return rules.hours.windows(on: day.weekday).isEmpty ? .weekday : nil
    }

    /// The day itself when it is open, else the next that is.
    package func openDay(from day: CivilDate) -> CivilDate {
        (0...Self.horizon).lazy.map { day.adding(days: $0) }.first { closure(of: $0) == nil } ?? day
    }

    /// The day itself when it is open, else the nearest before it; `nil` when that would be before `earliest`.
    func openDay(through day: CivilDate, notBefore earliest: CivilDate) -> CivilDate? {
        let back = min(day.days(since: earliest), Self.horizon)
        guard back >= 0 else { return nil }
        return (0...back).lazy.map { day.adding(days: -$0) }.first { closure(of: $0) == nil }
    }

    /// The instant itself when contact is open then, else the next at which it opens.
    ///
    /// Of an hour that the clocks show twice, only the first opens a window.
    package func opening(from instant: Instant) -> Instant {
        let today = zone.local(instant).date
        for day in (0...Self.horizon).lazy.map({ today.adding(days: $0) }) where closure(of: day) == nil {
            for window in rules.hours.windows(on: day.weekday) {
                let opening = max(instant, beginning(of: window, on: day))
                // Clocks that go forward may leave out a whole window.
                let shown = zone.local(opening)
                if shown.date == day, window.contains(shown.minuteOfDay) { return opening }
            }
        }
        return instant.adding(seconds: Int64(Self.horizon) * 86_400)
    }

    /// The first instant of the day that shows the window's first minute, or a later one where that is left out.
    private func beginning(of window: Range<Int>, on day: CivilDate) -> Instant {
        let (hour, minute) = window.lowerBound.quotientAndRemainder(dividingBy: 60)
        var beginning = zone.instant(day, hour: hour, minute: minute, second: 0)
        guard zone.local(beginning).minuteOfDay > window.lowerBound else { return beginning }
        // A time within a gap stands for one as far after it; the window opens with the gap's end.
        while true {
            let earlier = beginning.adding(seconds: -60)
            let shown = zone.local(earlier)
            guard shown.date == day, shown.minuteOfDay >= window.lowerBound else { return beginning }
            beginning = earlier
        }
    }

    /// How many days on end are closed after this one.
    func closedRun(after day: CivilDate) -> Int { openDay(from: day.adding(days: 1)).days(since: day) - 1 }
}

/// A time at which contact opens, as a clock at the client shows it.
package struct ContactOpening: Hashable, Sendable {
    package let day: CivilDate
    /// Minutes since midnight.
    package let minute: Int
    /// By its name in the IANA database.
    package let zone: String

    package init(day: CivilDate, minute: Int, zone: String) {
        self.day = day
        self.minute = minute
        self.zone = zone
    }
}

extension LocalTime {
    package var minuteOfDay: Int { hour * 60 + minute }
}

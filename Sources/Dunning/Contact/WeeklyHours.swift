/// When in a week clients may be written to, as minutes of each weekday.
package struct WeeklyHours: Hashable, Sendable {
    /// From Monday on; of a day ascending, none touching another, each within a day.
    private var days: [[Range<Int>]]

    package static let minutesOfDay = 24 * 60
    package static let always = WeeklyHours([(Array(1...7), 0..<minutesOfDay)])

    /// - Parameter windows: Weekdays, of which 1 is Monday, with the minutes of the day between which they are open; an
    ///   end beyond midnight is one of the next day.
    package init(_ windows: [(weekdays: [Int], minutes: Range<Int>)]) {
        days = [[Range<Int>]](repeating: [], count: 7)
        for (weekdays, minutes) in windows {
            for weekday in weekdays {
                open(minutes.clamped(to: 0..<Self.minutesOfDay), on: weekday)
                let rest = minutes.clamped(to: Self.minutesOfDay..<2 * Self.minutesOfDay)
                open(rest.lowerBound - Self.minutesOfDay..<rest.upperBound - Self.minutesOfDay, on: weekday % 7 + 1)
            }
        }
    }

    private mutating func open(_ minutes: Range<Int>, on weekday: Int) {
        guard !minutes.isEmpty else { return }
        var joined = minutes
        var others: [Range<Int>] = []
        for range in days[weekday - 1] {
            if range.upperBound < joined.lowerBound || joined.upperBound < range.lowerBound {
                others.append(range)
            } else {
                joined = min(range.lowerBound, joined.lowerBound)..<max(range.upperBound, joined.upperBound)
            }
        }
        days[weekday - 1] = (others + [joined]).sorted { $0.lowerBound < $1.lowerBound }
    }

    /// The open minutes of a weekday, 1 being Monday; empty when it is closed.
    package func windows(on weekday: Int) -> [Range<Int>] { days[weekday - 1] }
}

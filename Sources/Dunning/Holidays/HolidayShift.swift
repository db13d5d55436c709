/// Where a holiday goes by the weekday on which it falls.
package struct HolidayShift: Hashable, Sendable {
    /// From Monday on.
    private var steps: [Step]

    /// What becomes of a holiday; distances are days, negative for earlier.
    enum Step: Hashable {
        /// The day itself becomes an ordinary one, unless it stays where it is.
        case move(Int)
        /// A second day of rest beside it.
        case add(Int)
        /// There is none that year.
        case skip
    }

    private init(_ step: (Weekday) -> Step) { steps = Weekday.allCases.map(step) }

    /// A weekday that is not named keeps the holiday where it is.
    package static func moved(_ distances: [Weekday: Int]) -> HolidayShift {
        HolidayShift { .move(distances[$0] ?? 0) }
    }

    /// A second day of rest when it falls on one of these weekdays.
    package static func added(_ distances: [Weekday: Int]) -> HolidayShift { stays.adding(distances) }

    /// The same, but a second day of rest when it falls on one of these weekdays.
    package func adding(_ distances: [Weekday: Int]) -> HolidayShift {
        HolidayShift { weekday in distances[weekday].map(Step.add) ?? steps[weekday.rawValue - 1] }
    }

    /// Only in years in which it falls on one of these weekdays.
    package static func only(on weekdays: Weekday...) -> HolidayShift {
        HolidayShift { weekdays.contains($0) ? .move(0) : .skip }
    }

    /// Not in years in which it falls on that weekday.
    package static func except(on weekday: Weekday) -> HolidayShift {
        HolidayShift { $0 == weekday ? .skip : .move(0) }
    }

    /// On the day itself, whatever weekday it is.
    package static let stays = moved([:])

    /// To the Monday after it, from any other weekday (Ley Emiliani).
    package static let nextMonday = moved([
        .tuesday: 6, .wednesday: 5, .thursday: 4, .friday: 3, .saturday: 2, .sunday: 1,
    ])

    /// Tuesday and Wednesday to the Monday before, Thursday and Friday to the one after; a weekend stays.
    package static let mondayNearby = moved([.tuesday: -1, .wednesday: -2, .thursday: 4, .friday: 3])

    /// As `mondayNearby`, and a weekend to the Monday after it.
    package static let mondayNearbyOrNext = moved([
        .tuesday: -1, .wednesday: -2, .thursday: 4, .friday: 3, .saturday: 2, .sunday: 1,
    ])

    func step(from date: CivilDate) -> Step { steps[date.weekday - 1] }
}

/// Where in a year a holiday falls before anything moves it.
package enum HolidayDay: Hashable, Sendable {
    case on(Month, Int)
    /// Days after Easter Sunday, negative before it.
    case easter(Int)
    /// The first such weekday of the month is 1.
    case nth(Int, Weekday, Month)
    case last(Weekday, Month)
    /// The day on which Chile's winter begins.
    case juneSolstice

    package static let carnivalMonday = easter(-48)
    package static let carnivalTuesday = easter(-47)
    package static let holyThursday = easter(-3)
    package static let goodFriday = easter(-2)
    package static let holySaturday = easter(-1)
    package static let ascension = easter(39)
    package static let corpusChristi = easter(60)
    package static let sacredHeart = easter(68)

    /// `nil` where the year has no such day.
    package func date(in year: Int) -> CivilDate? {
        switch self {
        case .on(let month, let day): CivilDate(year: year, month: month.rawValue, day: day)
        case .easter(let distance): CivilDate.easter(of: year).adding(days: distance)
        case .nth(let count, let weekday, let month): Self.nth(count, weekday, month, year)
        case .last(let weekday, let month): Self.nth(5, weekday, month, year) ?? Self.nth(4, weekday, month, year)
        case .juneSolstice: CivilDate(year: year, month: 6, day: Self.dayOfJuneSolstice(in: year))
        }
    }

    private static func nth(_ count: Int, _ weekday: Weekday, _ month: Month, _ year: Int) -> CivilDate? {
        guard let first = CivilDate(year: year, month: month.rawValue, day: 1) else { return nil }
        let toFirst = (weekday.rawValue - first.weekday + 7) % 7
        return CivilDate(year: year, month: month.rawValue, day: 1 + toFirst + 7 * (count - 1))
    }

    /// Of the winter solstice at Santiago's standard time, UTC-4, for years 2000 to 2100.
    ///
    /// Between two leap years it comes some six hours later each year, and over four years a little earlier. The
    /// years at which the day changes are those of Meeus, "Astronomical Algorithms", chapter 27.
    private static func dayOfJuneSolstice(in year: Int) -> Int {
        // 2100 lacks its leap day.
        if year == 2100 { return 21 }
        return switch year % 4 {
        case 2: year <= 2046 ? 21 : 20
        case 3: year <= 2075 ? 21 : 20
        default: 20
        }
    }
}

extension CivilDate {
    /// Easter Sunday of the Gregorian calendar, for any year from 1583 on.
    ///
    /// The anonymous algorithm ("Nature", 20 April 1876) as in Meeus, "Astronomical Algorithms", chapter 8.
    package static func easter(of year: Int) -> CivilDate {
        let golden = year % 19
        let (century, yearOfCentury) = (year / 100, year % 100)
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let exception = (golden + 11 * epact + 22 * weekday) / 451
        let daysSinceMarch = epact + weekday - 7 * exception + 114
        let easter = CivilDate(year: year, month: daysSinceMarch / 31, day: daysSinceMarch % 31 + 1)
        precondition(easter != nil, "the algorithm gives a day from 22 March to 25 April")
        return easter ?? .earliest
    }
}

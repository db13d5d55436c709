/// One holiday of a country in the years in which it is one: a line of the country's table.
package struct HolidayRule: Hashable, Sendable {
    /// In the language of the country.
    package let name: String
    package let day: HolidayDay
    package let shift: HolidayShift
    /// The first year and the first one after the last.
    package let years: Range<Int>
    /// Only every so many years, counted from the first.
    package let interval: Int
    package let source: String

    /// - Parameter every: Only each so many years, counted from the first; 1 is each year.
    package init(
        _ name: String, _ day: HolidayDay, _ shift: HolidayShift = .stays,
        in years: some RangeExpression<Int> = HolidayRule.allYears, every interval: Int = 1, source: String
    ) {
        self.name = name
        self.day = day
        self.shift = shift
        self.years = years.relative(to: Self.allYears)
        self.interval = interval
        self.source = source
    }

    /// The tables say nothing of earlier years; no rule that stands has an end.
    package static let allYears = 2000..<10_000

    /// The days off that it gives in the year of its `day`; one that is moved may lie in the year beside it.
    package func holidays(in year: Int) -> [Holiday] {
        guard years.contains(year), (year - years.lowerBound).isMultiple(of: interval), let date = day.date(in: year)
        else { return [] }
        func holiday(after distance: Int, _ origin: Holiday.Origin) -> Holiday {
            Holiday(date: date.adding(days: distance), name: name, origin: origin, source: source)
        }
        return switch shift.step(from: date) {
        case .skip: []
        case .move(0): [holiday(after: 0, .itsDay)]
        case .move(let distance): [holiday(after: distance, .moved(from: date))]
        case .add(let distance): [holiday(after: 0, .itsDay), holiday(after: distance, .inLieu(of: date))]
        }
    }
}

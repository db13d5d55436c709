/// The public holidays of one country: its rules, and what decrees changed.
///
/// All of them are computed at once, so that a question costs a look into a table; keep one for each country.
package struct HolidayCalendar: Hashable, Sendable {
    package let country: CountryCode
    /// Ascending; of one day, in the order of the country's table.
    private let holidays: [Holiday]
    private let indices: [CivilDate: Int]

    /// The years that the tables vouch for; it knows no holiday of any other.
    package static let years = 2000...2100

    /// - Parameter changes: Of this country; they take effect in their order.
    package init(country: CountryCode, changes: [HolidayChange] = []) {
        // A holiday of a year's edge may be kept in the year beside it.
        var all = (Self.years.lowerBound - 1...Self.years.upperBound + 1).flatMap { year in
            country.rules.flatMap { $0.holidays(in: year) }
        }
        for change in changes { change.apply(to: &all) }
        let ordered = all.filter { Self.years.contains($0.date.year) }.enumerated()
            .sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element)
        self.country = country
        self.holidays = ordered
        self.indices = Dictionary(ordered.enumerated().map { ($1.date, $0) }, uniquingKeysWith: min)
    }

    /// The holiday of that day; of several, the first in the country's table.
    package func holiday(on date: CivilDate) -> Holiday? { indices[date].map { holidays[$0] } }

    /// Ascending; two that fall on one day are both there.
    package func holidays(in year: Int) -> [Holiday] { holidays.filter { $0.date.year == year } }
}

extension HolidayChange {
    fileprivate func apply(to holidays: inout [Holiday]) {
        switch self {
        case .add(let date, let name, let source):
            holidays.append(Holiday(date: date, name: name, source: source))
        case .addYearly(let month, let day, let name, let source):
            holidays += HolidayCalendar.years.flatMap { year in
                HolidayRule(name, .on(month, day), source: source).holidays(in: year)
            }
        case .remove(let date, _):
            holidays.removeAll { $0.date == date }
        case .move(let date, let target, let source):
            holidays = holidays.map { holiday in
                guard holiday.date == date else { return holiday }
                return Holiday(date: target, name: holiday.name, origin: .moved(from: date), source: source)
            }
        }
    }
}

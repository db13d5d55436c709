/// The public holidays of one country: its rules, and what decrees changed.
///
/// All of them are computed at once, so that a question costs a look into a table; keep one for each country.
package struct HolidayCalendar: Hashable, Sendable {
    package let country: CountryCode
    /// Of one day, in the order of the country's table; what was added comes last.
    private var days: [CivilDate: [Holiday]] = [:]

    /// The years that the tables vouch for; it knows no holiday of any other.
    package static let years = 2000...2100

    /// What the country's rules say by themselves.
    package init(country: CountryCode) {
        self.country = country
        // A holiday of a year's edge may be kept in the year beside it.
        for year in Self.years.lowerBound - 1...Self.years.upperBound + 1 {
            for holiday in country.rules.flatMap({ $0.holidays(in: year) }) { add(holiday) }
        }
    }

    /// The holiday of that day; of several, the first in the country's table.
    package func holiday(on date: CivilDate) -> Holiday? { days[date]?.first }

    /// Ascending; two that fall on one day are both there.
    package func holidays(in year: Int) -> [Holiday] {
        days.filter { $0.key.year == year }.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    /// - Returns: Whether that changed anything: no when the holiday was there already, or none was to be taken away.
    @discardableResult
    package mutating func apply(_ change: HolidayChange) -> Bool {
        switch change {
        case .add(let date, let name, let source):
            return add(Holiday(date: date, name: name, source: source))
        case .addYearly(let month, let day, let name, let source):
            let rule = HolidayRule(name, .on(month, day), source: source)
            return Self.years.flatMap(rule.holidays).map { add($0) }.contains(true)
        case .remove(let date):
            return days.removeValue(forKey: date) != nil
        case .move(let date, let target, let source):
            guard let moved = days.removeValue(forKey: date) else { return false }
            for holiday in moved {
                add(Holiday(date: target, name: holiday.name, origin: .moved(from: date), source: source))
            }
            return true
        }
    }

    @discardableResult
    private mutating func add(_ holiday: Holiday) -> Bool {
        guard Self.years.contains(holiday.date.year),
            days[holiday.date]?.contains(where: { $0.name == holiday.name }) != true
        else { return false }
        days[holiday.date, default: []].append(holiday)
        return true
    }
}

import Dunning
import Foundation
import TestSupport
import Testing

struct HolidayCalendarTests {
    private static let hasDateutil = (try? run("python3", ["-c", "import dateutil.easter"]).status) == 0

    @Test(.enabled(if: hasDateutil, "skipped: python3 has no package 'dateutil'; .ci/deps installs it"))
    func `Easter is where dateutil has it, from 1583 on`() throws {
        let program = "from dateutil.easter import easter\nfor year in range(1583, 4100): print(easter(year))"
        let expected = try run("python3", ["-c", program]).output.split(separator: "\n").map(String.init)
        #expect(expected.count == 2517)
        #expect((1583..<4100).map { CivilDate.easter(of: $0).description } == expected)
    }

    @Test func `winter begins in Chile on the day that the sun says`() throws {
        let expected = try run("python3", ["-c", juneSolstices]).output.split(separator: "\n").map(String.init)
        #expect(expected.count == 79)
        #expect((2022...2100).compactMap { HolidayDay.juneSolstice.date(in: $0)?.description } == expected)
    }

    @Test(arguments: CountryCode.allCases)
    func `each day is in its year, in order, and no holiday is there twice`(country: CountryCode) {
        let calendar = HolidayCalendar(country: country)
        for year in HolidayCalendar.years {
            let holidays = calendar.holidays(in: year)
            #expect(holidays.count >= 5, "\(country) \(year)")
            #expect(holidays.allSatisfy { $0.date.year == year })
            #expect(holidays.map(\.date) == holidays.map(\.date).sorted())
            let pairs = holidays.map { "\($0.date) \($0.name)" }
            #expect(Set(pairs).count == pairs.count, "\(country) \(year): \(pairs)")
            for holiday in holidays { #expect(calendar.holiday(on: holiday.date)?.date == holiday.date) }
        }
    }

    @Test(arguments: CountryCode.allCases)
    func `each rule has a name and a source`(country: CountryCode) {
        for rule in country.rules { #expect(!rule.name.isEmpty && !rule.source.isEmpty && !rule.years.isEmpty) }
    }

    @Test func `nothing is known of years that the tables do not vouch for`() throws {
        let calendar = HolidayCalendar(country: .chile)
        #expect(calendar.holidays(in: 1999).isEmpty && calendar.holidays(in: 2101).isEmpty)
        #expect(calendar.holiday(on: try #require(CivilDate("1999-12-25"))) == nil)
    }

    /// Where a holiday of 1 May goes by the weekday of that day, from Monday on: days of April and May.
    @Test(arguments: [
        (HolidayShift.stays, ["05-01", "05-01", "05-01", "05-01", "05-01", "05-01", "05-01"]),
        (.nextMonday, ["05-01", "05-07", "05-06", "05-05", "05-04", "05-03", "05-02"]),
        (.mondayNearby, ["05-01", "04-30", "04-29", "05-05", "05-04", "05-01", "05-01"]),
        (.mondayNearbyOrNext, ["05-01", "04-30", "04-29", "05-05", "05-04", "05-03", "05-02"]),
        (.only(on: .monday), ["05-01", "", "", "", "", "", ""]),
        (.except(on: .sunday), ["05-01", "05-01", "05-01", "05-01", "05-01", "05-01", ""]),
        (.added([.sunday: 1]), ["05-01", "05-01", "05-01", "05-01", "05-01", "05-01", "05-01 05-02"]),
        (
            .moved([.tuesday: -1]).adding([.saturday: -1]),
            ["05-01", "04-30", "05-01", "05-01", "05-01", "05-01 04-30", "05-01"]
        ),
    ])
    func `a shift goes by the weekday`(shift: HolidayShift, expected: [String]) {
        let rule = HolidayRule("x", .on(.may, 1), shift, source: "y")
        // 1 May was a Monday in 2006 and a Tuesday in 2007.
        let years = [2006, 2007, 2013, 2008, 2009, 2004, 2005]
        let days = years.map { rule.holidays(in: $0).map { $0.date.description.suffix(5) }.joined(separator: " ") }
        #expect(days == expected)
    }

    @Test func `a rule holds in its years, and every so many of them`() {
        let rule = HolidayRule("x", .on(.march, 1), in: 2000...2012, every: 5, source: "y")
        #expect((2000...2020).filter { !rule.holidays(in: $0).isEmpty } == [2000, 2005, 2010])
        let leap = HolidayRule("x", .on(.february, 29), source: "y")
        #expect((2026...2032).filter { !leap.holidays(in: $0).isEmpty } == [2028, 2032])
    }

    @Test func `a change says whether it changed anything`() throws {
        var calendar = HolidayCalendar(country: .unitedStates)
        let christmas = try #require(CivilDate("2026-12-25"))
        let eve = christmas.adding(days: -1)
        let changes: [(change: HolidayChange, isOne: Bool)] = [
            (.remove(eve), false), (.move(eve, to: christmas, source: ""), false),
            (.move(christmas, to: eve, source: "order"), true), (.remove(christmas), false),
            (.add(eve, name: "Christmas Day", source: ""), false), (.add(eve, name: "Eve", source: ""), true),
            (.addYearly(.february, 29, name: "Leap Day", source: ""), true),
        ]
        for (change, isOne) in changes {
            let changed = calendar.apply(change)
            #expect(changed == isOne, "\(change)")
        }
        #expect(calendar.holiday(on: christmas) == nil)
        #expect(calendar.holiday(on: eve)?.origin == .moved(from: christmas))
        #expect(calendar.holidays(in: 2026).filter { $0.date == eve }.map(\.name) == ["Christmas Day", "Eve"])
        #expect(calendar.holidays(in: 2028).contains { $0.name == "Leap Day" })
        #expect(!calendar.holidays(in: 2027).contains { $0.name == "Leap Day" })
    }
}

/// The days of the June solstice at UTC-4, 2022 to 2100: Meeus, "Astronomical Algorithms", chapter 27, which is good to
/// a minute; the nearest to a midnight are 9 minutes from it.
private let juneSolstices = """
    from datetime import date, timedelta
    from math import cos, floor, radians
    terms = '''485 324.96 1934.136 203 337.23 32964.467 199 342.08 20.186 182 27.85 445267.112 156 73.14 45036.886
    136 171.52 22518.443 77 222.54 65928.934 74 296.72 3034.906 70 243.58 9037.513 58 119.81 33718.147
    52 297.17 150.678 50 21.02 2281.226 45 247.54 29929.562 44 325.15 31555.956 29 60.93 4443.417
    18 155.12 67555.328 17 288.79 4562.452 16 198.04 62894.029 14 199.76 31436.921 12 95.39 14577.848
    12 287.11 31931.756 12 320.81 34777.259 9 227.73 1222.114 8 15.45 16859.074'''.split()
    terms = [tuple(map(float, terms[i:i + 3])) for i in range(0, len(terms), 3)]
    for year in range(2022, 2101):
        y = (year - 2000) / 1000
        mean = 2451716.56767 + 365241.62603 * y + .00325 * y**2 + .00888 * y**3 - .00030 * y**4
        t = (mean - 2451545) / 36525
        w = radians(35999.373 * t - 2.47)
        sum_of_terms = sum(a * cos(radians(b + c * t)) for a, b, c in terms)
        terrestrial = mean + .00001 * sum_of_terms / (1 + .0334 * cos(w) + .0007 * cos(2 * w))
        local = terrestrial - 75 / 86400 - 4 / 24 + .5
        print(date(1970, 1, 1) + timedelta(floor(local) - 2440588))
    """

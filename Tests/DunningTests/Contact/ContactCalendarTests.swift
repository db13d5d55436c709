import Dunning
import Foundation
import Testing

/// When contact is open, to the second; Foundation's calendar is the oracle for clocks that change.
@Suite struct ContactCalendarTests {
    private func calendar(
        _ hours: String, _ zone: String = "America/Santiago", holidays: CountryCode? = nil
    ) throws -> ContactCalendar {
        let rules = ContactRules(hours: try #require(WeeklyHours(hours)), keepsHolidays: holidays != nil)
        let policy = ContactPolicy(
            rules: rules, businessRules: .unlimited, zone: try ZoneTests().pair(zone).0, country: holidays,
            holidays: holidays.map { [$0: HolidayCalendar(country: $0)] } ?? [:])
        return policy.calendar(kind: .consumer)
    }

    private func instant(_ local: String, _ calendar: ContactCalendar) throws -> Instant {
        let parts = local.split(separator: " ")
        let clock = parts[1].split(separator: ":").compactMap { Int($0) }
        return calendar.zone.instant(
            try #require(CivilDate(parts[0])), hour: clock[0], minute: clock[1], second: clock.count > 2 ? clock[2] : 0)
    }

    private func opening(_ calendar: ContactCalendar, from local: String) throws -> String {
        let opening = calendar.zone.local(calendar.opening(from: try instant(local, calendar)))
        return "\(opening.date) \(opening.clock)"
    }

    @Test(arguments: [
        ("2026-11-24 07:59:59", "2026-11-24 08:00:00"), ("2026-11-24 08:00", "2026-11-24 08:00:00"),
        ("2026-11-24 18:59:59", "2026-11-24 18:59:59"), ("2026-11-24 19:00", "2026-11-25 08:00:00"),
        ("2026-11-27 19:00", "2026-11-30 08:00:00"), ("2026-11-29 12:00", "2026-11-30 08:00:00"),
        // 7 December 2026 is a Monday before the Immaculate Conception, a Tuesday.
        ("2026-12-07 19:00", "2026-12-09 08:00:00"), ("2026-12-24 23:00", "2026-12-28 08:00:00"),
    ]) func `opens with the first minute and closes with the last`(from: String, opens: String) throws {
        #expect(try opening(calendar("Mon..Fri 08:00-19:00", holidays: .chile), from: from) == opens)
    }

    @Test(arguments: [
        ("2026-11-27 21:59:59", "2026-11-27 22:00:00"), ("2026-11-28 01:59:59", "2026-11-28 01:59:59"),
        ("2026-11-28 02:00", "2026-12-04 22:00:00"), ("2026-11-28 00:00", "2026-11-28 00:00:00"),
        ("2026-11-27 01:00", "2026-11-27 22:00:00"),
    ]) func `a window over midnight ends on the next day`(from: String, opens: String) throws {
        #expect(try opening(calendar("Fri 22:00-02:00"), from: from) == opens)
    }

    /// The clocks of Santiago went forward at midnight on 2026-09-06, and those of São Paulo on 2018-11-04.
    @Test(arguments: [
        ("America/Santiago", "2026-09-05 23:59:59", "Sun 00:00-12:00", "2026-09-06 01:00:00"),
        ("America/Santiago", "2026-09-05 23:59:59", "Sun 00:00-01:00", "2026-09-13 00:00:00"),
        ("America/Santiago", "2026-09-05 23:59:59", "Sun 00:30-02:00", "2026-09-06 01:00:00"),
        ("America/Sao_Paulo", "2018-11-03 12:00", "Sun 00:00-06:00", "2018-11-04 01:00:00"),
        ("America/Santiago", "2026-09-05 23:59:59", "Sun 08:00-12:00", "2026-09-06 08:00:00"),
    ]) func `an hour that the clocks leave out opens nothing`(
        zone: String, from: String, hours: String, opens: String
    ) throws {
        #expect(try opening(calendar(hours, zone), from: from) == opens)
    }

    @Test(arguments: [
        ("America/Santiago", "2026-04-04"), ("America/Santiago", "2026-09-05"), ("America/Sao_Paulo", "2018-02-17"),
        ("America/Sao_Paulo", "2018-11-03"), ("Europe/Madrid", "2026-03-28"), ("America/New_York", "2026-10-31"),
    ]) func `is open in every minute in which a clock at the client shows one of the window`(
        name: String, around: String
    ) throws {
        let zone = try #require(TimeZone(identifier: name))
        var oracle = Calendar(identifier: .gregorian)
        oracle.timeZone = zone
        let minutes = 23 * 60 + 30..<24 * 60
        for (hours, isOpen) in [
            ("Mon..Sun 23:30-24:00", { (minute: Int) in minutes.contains(minute) }),
            ("Mon..Sun 00:30-03:15", { (minute: Int) in (30..<195).contains(minute) }),
        ] {
            let calendar = try calendar(hours, name)
            let first = try instant("\(around) 00:00", calendar).secondsSince1970
            for time in stride(from: first, to: first + 3 * 86_400, by: 60) {
                let date = Date(timeIntervalSince1970: TimeInterval(time))
                let clock = oracle.dateComponents([.hour, .minute], from: date)
                let minute = (clock.hour ?? 0) * 60 + (clock.minute ?? 0)
                let now = Instant(secondsSince1970: time)
                #expect((calendar.opening(from: now) == now) == isOpen(minute), "\(name) \(date) \(hours)")
            }
        }
    }
}

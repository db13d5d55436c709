import Dunning
import Service
import Settings
import Testing

/// Days that are shorter or longer than others, and a zone that changes.
@Suite struct CalendarTests {
    /// Every hour of the days around a change of the clocks. Santiago skips the midnight of 2026-09-06 and lives the last
    /// hour of 2026-04-04 twice; São Paulo skipped that of 2018-11-04 and repeated that of 2018-02-17.
    @Test(arguments: [
        ("America/Santiago", "2026-09-06"), ("America/Santiago", "2026-04-04"), ("America/Sao_Paulo", "2018-11-04"),
        ("America/Sao_Paulo", "2018-02-17"),
    ])
    func `an hour that is missing or comes twice neither skips nor repeats a day`(
        zone: String, changing: String
    ) async throws {
        let day = try #require(CivilDate(changing))
        let world = try World(
            "[Company]\nTimeZone=\(zone)\n[Reminders]\nPastInvoicesFrom=2018-01-01\nDaysBefore=1\nToleranceDays=1\n")
        try world.clients(1, due: changing)
        let start = try world.instant("\(day.adding(days: -2))T12:00")
        let workspace = try world.workspace()
        var sent: [String: String] = [:]
        for hour in 0..<96 {
            let now = start.adding(seconds: Int64(hour) * 3600)
            for message in try await world.once(workspace, at: now).sent {
                #expect(sent.updateValue(workspace.zone.local(now).rfc3339, forKey: message) == nil)
            }
        }
        #expect(sent.keys.sorted() == ["C1 due/1: F1", "C1 overdue/1: F1", "C1 upcoming/1: F1"])
        let days = sent.mapValues { String($0.prefix(10)) }
        #expect(days["C1 upcoming/1: F1"] == day.adding(days: -1).description)
        #expect(days["C1 due/1: F1"] == day.description)
        #expect(days["C1 overdue/1: F1"] == day.adding(days: 1).description)
        try world.expectSoundRecords()
    }

    @Test(arguments: ["2026-08-30", "2026-03-29"])
    func `seven days to a claim are seven dates, across a change of the clocks too`(accepted: String) async throws {
        let day = try #require(CivilDate(accepted))
        let world = try World()
        try world.clients(1, due: day.adding(days: -3).description)
        #expect(try await world.once("\(day)T23:59").sent == ["C1 overdue/1: F1"])
        #expect(try await world.once("\(day.adding(days: 6))T22:59").sent == [])
        #expect(try await world.once("\(day.adding(days: 7))T01:00").sent == ["C1 claim/1: F1"])
    }

    @Test(arguments: [
        ("2028-02-29", ["2028-02-26", "2028-02-29", "2028-03-03", "2028-03-10"]),
        ("2028-03-01", ["2028-02-27", "2028-03-01", "2028-03-04", "2028-03-11"]),
        ("2027-03-01", ["2027-02-26", "2027-03-01", "2027-03-04", "2027-03-11"]),
    ])
    func `stages around the end of February`(due: String, days: [String]) async throws {
        let world = try World()
        try world.clients(1, due: due)
        let first = try #require(CivilDate(due)).adding(days: -4)
        var sent: [String] = []
        for offset in 0..<16 {
            let day = first.adding(days: offset)
            if try await !world.once(day.description).sent.isEmpty { sent.append(day.description) }
        }
        #expect(sent == days)
    }

    /// It is 2026-11-24 at 22:30 in Santiago, 2026-11-25 at 02:30 in Madrid, and 2026-11-24 at 17:30 in Los Angeles.
    @Test(arguments: ["Europe/Madrid", "America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
    func `another TimeZone= repeats nothing, whichever day it makes of now`(zone: String) async throws {
        let world = try World()
        try world.clients(2, due: "2026-11-21")
        try await world.once("2026-11-24T22:30")
        let moved = try World.settings("[Company]\nTimeZone=\(zone)\n", in: world.folder)
        for moment in ["2026-11-24T22:35", "2026-11-25T06:00", "2026-11-26T06:00"] {
            #expect(try await world.once(moment, settings: moved).sent == [])
        }
        #expect(try world.messages() == ["C1 overdue/1: F1 sent", "C2 overdue/1: F2 sent"])
        try world.expectSoundRecords()
    }

    @Test func `a stage begins with the day of the new TimeZone=`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-25")
        let moved = try World.settings(
            "[Company]\nTimeZone=Europe/Madrid\n[Reminders]\nDaysBefore=none\n", in: world.folder)
        let stay = try World.settings("[Reminders]\nDaysBefore=none\n", in: world.folder)
        #expect(try await world.once("2026-11-24T20:30", settings: stay).sent == [])
        #expect(try await world.once("2026-11-24T20:35", settings: moved).sent == ["C1 due/1: F1"])
    }
}

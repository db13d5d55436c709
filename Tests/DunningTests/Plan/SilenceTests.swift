import Dunning
import TestSupport
import Testing

/// What a person means by "nothing was sent for three working days".
@Suite struct SilenceTests {
    /// November 2026: the 20th is a Friday.
    private static func at(_ day: String, _ hour: Int = 10) throws -> Instant {
        LocalTime(date: try #require(CivilDate(day)), hour: hour, minute: 0, second: 0, secondsFromUTC: 0).instant
    }

    @Test(arguments: [
        ("2026-11-16", "2026-11-18", false), ("2026-11-16", "2026-11-19", true),
        // Over a weekend, which does not count, from a Friday, a Saturday and a Sunday.
        ("2026-11-20", "2026-11-24", false), ("2026-11-20", "2026-11-25", true),
        ("2026-11-21", "2026-11-25", false), ("2026-11-21", "2026-11-26", true),
        ("2026-11-22", "2026-11-25", false), ("2026-11-22", "2026-11-26", true),
        ("2026-11-20", "2027-11-20", true), ("2026-11-20", "2026-11-19", false),
    ])
    func `three working days have to be over, the first one included`(
        since: String, now: String, isAlarm: Bool
    ) throws {
        let (since, now) = (try Self.at(since, 23), try Self.at(now, 0))
        let rule = SilenceGuard(days: 3)
        let sent = rule.alarm(silentSince: since, lastAccepted: nil, lastLook: now, now: now, in: .utc)
        #expect(sent == (isAlarm ? .nothingSent(since: since) : nil))
        let looked = rule.alarm(silentSince: nil, lastAccepted: nil, lastLook: since, now: now, in: .utc)
        #expect(looked == (isAlarm ? .nothingLooked(since: since) : nil))
    }

    @Test func `the days of any span are those that one counts one by one`() throws {
        let (first, since) = (try #require(CivilDate("2026-11-16")), try Self.at("2026-11-16"))
        var over = 0
        for distance in 1...400 {
            if (distance - 1) % 7 < 5 { over += 1 }
            let now = try Self.at(first.adding(days: distance).description)
            func rings(after days: Int) -> Bool {
                SilenceGuard(days: days).alarm(
                    silentSince: nil, lastAccepted: nil, lastLook: since, now: now, in: .utc) != nil
            }
            #expect(rings(after: over) && !rings(after: over + 1), "\(distance) days")
        }
    }

    @Test func `turned off, or before the first look, it never rings`() throws {
        let (long, now) = (try Self.at("2020-01-01"), try Self.at("2026-11-20"))
        let off = SilenceGuard(days: nil)
        #expect(off.alarm(silentSince: long, lastAccepted: nil, lastLook: long, now: now, in: .utc) == nil)
        let new = SilenceGuard(days: 1)
        #expect(new.alarm(silentSince: nil, lastAccepted: nil, lastLook: nil, now: now, in: .utc) == nil)
    }

    @Test func `what was accepted since then has ended it`() throws {
        let (since, later, now) = try (Self.at("2026-11-02"), Self.at("2026-11-20", 9), Self.at("2026-11-20"))
        let rule = SilenceGuard(days: 3)
        #expect(rule.alarm(silentSince: since, lastAccepted: later, lastLook: now, now: now, in: .utc) == nil)
    }

    /// Hours of one day: what was before, whether there is work, the last acceptance and failure, and what comes of it.
    @Test(
        arguments: [
            // Quiet is not silent.
            (nil, false, nil, nil, nil), (nil, false, 5, nil, nil),
            // It begins with something to send, and lasts while there is.
            (nil, true, nil, nil, 10), (7, true, nil, nil, 7), (7, true, 6, nil, 7),
            // An acceptance ends it, and it begins anew for what is left.
            (7, true, 8, nil, 10), (7, false, 8, nil, nil), (7, false, 7, nil, nil),
            // What was cancelled need not be sent any more; what failed was to be.
            (7, false, nil, nil, nil), (7, false, nil, 8, 7), (7, false, 6, 8, 7), (7, false, 9, 8, nil),
            (nil, false, nil, 8, nil),
            // A clock that was ahead: what lies behind the tenth hour has not been yet.
            (12, true, nil, nil, 10), (7, true, 12, nil, 7),
        ] as [(Int?, Bool, Int?, Int?, Int?)])
    func `it begins with something to send and ends with an acceptance`(
        before: Int?, hasWork: Bool, accepted: Int?, failed: Int?, expected: Int?
    ) throws {
        func hour(_ hour: Int?) throws -> Instant? { try hour.map { try Self.at("2026-11-20", $0) } }
        let look = SilenceGuard.Look(
            hasWork: hasWork, lastAccepted: try hour(accepted), lastFailed: try hour(failed))
        let began = SilenceGuard.begin(before: try hour(before), look, now: try Self.at("2026-11-20"))
        #expect(try began == hour(expected))
    }
}

import Dunning
import Foundation
import Testing

/// Foundation's own reader of the same database is the oracle.
@Suite struct ZoneTests {
    static let names = [
        "America/Santiago", "America/Sao_Paulo", "America/Bogota", "America/Mexico_City",
        "America/Argentina/Buenos_Aires", "Europe/Madrid", "UTC", "Asia/Kathmandu",
        // Summer time below standard time; a rule with an hour before midnight; a change of half an hour.
        "Europe/Dublin", "America/Nuuk", "Australia/Lord_Howe",
    ]
    static let span = seconds(1970)..<seconds(2060)

    @Test(arguments: names)
    func `shows the offset that Foundation shows, at random instants`(name: String) throws {
        let (zone, oracle) = try pair(name)
        var random = SplitMix(seed: 20_261_122)
        for _ in 0..<20_000 {
            let time = Int64.random(in: Self.span, using: &random)
            #expect(offset(zone, time) == oracle.secondsFromGMT(for: date(time)), "\(name) at \(time), seed 20261122")
        }
    }

    @Test(arguments: names)
    func `changes its clocks to the second when Foundation does`(name: String) throws {
        let (zone, oracle) = try pair(name)
        for change in changes(oracle) {
            #expect(offset(zone, change - 1) == oracle.secondsFromGMT(for: date(change - 1)), "\(name) \(change) - 1")
            #expect(offset(zone, change) == oracle.secondsFromGMT(for: date(change)), "\(name) \(change)")
        }
    }

    @Test(arguments: names)
    func `finds the instant of every local time around each change`(name: String) throws {
        let (zone, oracle) = try pair(name)
        for change in changes(oracle) + [Self.seconds(2026)] {
            for wall in stride(from: change - 15 * 3600, to: change + 15 * 3600, by: 1700) {
                let shown = LocalTime(Instant(secondsSince1970: wall), secondsFromUTC: 0)
                let found = zone.instant(shown.date, hour: shown.hour, minute: shown.minute, second: shown.second)
                #expect(found.secondsSince1970 == earliest(wall, oracle), "\(name) \(shown.rfc3339)")
            }
        }
    }

    @Test func `moves a time left out in spring to after the gap`() throws {
        let (madrid, _) = try pair("Europe/Madrid")
        let day = try #require(CivilDate("2026-03-29"))
        #expect(
            madrid.local(madrid.instant(day, hour: 2, minute: 30, second: 0)).rfc3339 == "2026-03-29T03:30:00+02:00")
    }

    @Test func `takes the earlier of a time that comes twice in autumn`() throws {
        let (madrid, _) = try pair("Europe/Madrid")
        let day = try #require(CivilDate("2026-10-25"))
        #expect(
            madrid.local(madrid.instant(day, hour: 2, minute: 30, second: 0)).rfc3339 == "2026-10-25T02:30:00+02:00")
    }

    @Test func `UTC needs no file and never moves`() throws {
        let (read, _) = try pair("UTC")
        for time in [Self.span.lowerBound, 0, Self.span.upperBound] {
            #expect(Zone.utc.local(Instant(secondsSince1970: time)) == read.local(Instant(secondsSince1970: time)))
        }
    }
}

extension ZoneTests {
    static func seconds(_ year: Int) -> Int64 {
        Int64(CivilDate(year: year, month: 1, day: 1)?.dayNumber ?? 0) * 86_400
    }

    func pair(_ name: String) throws -> (Zone, TimeZone) {
        let bytes = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)"))
        return (try Zone(name: name, tzif: Array(bytes)), try #require(TimeZone(identifier: name)))
    }

    func date(_ time: Int64) -> Date { Date(timeIntervalSince1970: Double(time)) }

    func offset(_ zone: Zone, _ time: Int64) -> Int {
        zone.local(Instant(secondsSince1970: time)).secondsFromUTC
    }

    /// All changes of the span, found by looking every six hours and halving.
    func changes(_ oracle: TimeZone) -> [Int64] {
        func offset(_ time: Int64) -> Int { oracle.secondsFromGMT(for: date(time)) }
        let step: Int64 = 6 * 3600
        return stride(from: Self.span.lowerBound, to: Self.span.upperBound, by: Int(step)).compactMap { start in
            guard offset(start) != offset(start + step) else { return nil }
            var (low, high) = (start, start + step)
            while high - low > 1 {
                let middle = (low + high) / 2
                if offset(middle) == offset(start) { low = middle } else { high = middle }
            }
            return high
        }
    }

    /// The first instant whose clock shows `wall`; in a gap, `wall` read with the offset before the gap.
    func earliest(_ wall: Int64, _ oracle: TimeZone) -> Int64 {
        let candidates = Set((-26...26).map { oracle.secondsFromGMT(for: date(wall + $0 * 3600)) })
        let shown = candidates.map { wall - Int64($0) }.filter {
            $0 + Int64(oracle.secondsFromGMT(for: date($0))) == wall
        }
        return shown.min() ?? wall - Int64(candidates.min() ?? 0)
    }
}

/// A generator that a failing test can be run again with (Sebastiano Vigna's SplitMix64).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

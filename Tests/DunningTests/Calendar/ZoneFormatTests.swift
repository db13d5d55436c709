import Dunning
import Foundation
import Testing

@Suite struct ZoneFormatTests {
    @Test(arguments: [
        ("", "it does not begin with 'TZif', as a compiled time zone does"),
        ("hello", "it does not begin with 'TZif', as a compiled time zone does"),
    ])
    func `refuses what is not a compiled zone`(text: String, complaint: String) {
        expect(Array(text.utf8), complaint)
    }

    @Test func `refuses a file cut at any byte`() throws {
        let whole = try santiago()
        for length in stride(from: 4, to: whole.count, by: 7) {
            #expect(throws: ZoneError.self) { try Zone(name: "x", tzif: Array(whole.prefix(length))) }
        }
    }

    @Test func `refuses version 1`() throws {
        var bytes = try santiago()
        bytes[4] = 0
        expect(bytes, "it is TZif version 1, which ends in 2037; version 2 or later is needed")
    }

    @Test(arguments: [
        ("<-03>3", true), ("<-04>4<-03>,M9.1.6/24,M4.1.6/24", true),
        ("CET-1CEST,M3.5.0,M10.5.0/3", true),
        ("EST5EDT,0/0,J365/25", true), ("IST-1GMT0,M10.5.0,M3.5.0/1", true),
        ("-03", false), ("A3", false), ("<-03", false), ("CET-1CEST", false), ("CET-25", false),
        ("CET-1CEST,M13.1.0,M10.5.0", false),
        ("CET-1CEST,M3.6.0,M10.5.0", false), ("CET-1CEST,M3.5.7,M10.5.0", false), ("CET-1CEST,J0,J365", false),
        ("CET-1CEST,M3.5.0,M10.5.0/168", false), ("CET-1CEST,M3.5.0,M10.5.0x", false), ("CET-1:60", false),
    ])
    func `accepts POSIX rules and nothing else`(rule: String, isRule: Bool) throws {
        let bytes = zone(offset: -3 * 3600, rule: rule)
        if isRule {
            _ = try Zone(name: "x", tzif: bytes)
        } else {
            expect(bytes, "its last line '\(rule)' is not a POSIX time zone rule")
        }
    }

    @Test(arguments: [
        // Summer all year, and the days that 29 February moves or does not move.
        ("EST5EDT,0/0,J365/25", "2026-01-01T04:00:00", -4), ("EST5EDT,0/0,J365/25", "2027-01-01T04:59:59", -4),
        ("AAA0BBB,J60/0,J100/0", "2028-03-01T00:00:00", 1), ("AAA0BBB,J60/0,J100/0", "2028-02-29T23:59:59", 0),
        ("AAA0BBB,59/0,100/0", "2028-02-29T00:00:00", 1), ("AAA0BBB,59/0,100/0", "2027-03-01T00:00:00", 1),
        ("AAA0BBB,59/0,100/0", "2027-02-28T23:59:59", 0),
    ])
    func `follows every form of day`(rule: String, time: String, hours: Int) throws {
        let zone = try Zone(name: "x", tzif: zone(offset: 0, rule: rule))
        let instant = try #require(ISO8601DateFormatter().date(from: time + "Z"))
        let local = zone.local(Instant(secondsSince1970: Int64(instant.timeIntervalSince1970)))
        #expect(local.secondsFromUTC == hours * 3600)
    }

    private func expect(_ bytes: [UInt8], _ complaint: String) {
        let error = #expect(throws: ZoneError.self) { try Zone(name: "x", tzif: bytes) }
        #expect(error?.description == complaint)
    }

    private func santiago() throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/America/Santiago")))
    }

    /// A version 2 file of one local time type, without transitions.
    private func zone(offset: Int32, rule: String) -> [UInt8] {
        func header(types: UInt8) -> [UInt8] {
            Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15 + 16) + [0, 0, 0, types, 0, 0, 0, types]
        }
        let type = (0..<4).map { UInt8(truncatingIfNeeded: offset >> (24 - 8 * $0)) } + [0, 0]
        return header(types: 0) + header(types: 1) + type + [0] + Array("\n\(rule)\n".utf8)
    }
}

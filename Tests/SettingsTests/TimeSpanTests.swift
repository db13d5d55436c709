import Foundation
import Settings
import TestSupport
import Testing

@Suite struct `Time spans` {
    static let systemdIsThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze")

    @Test(arguments: [
        ("5min", 300), ("1h 30s", 3630), ("36h", 129_600), ("3d", 259_200), ("1w", 604_800), ("90", 90), ("0", 0),
        ("1.5h", 5400), ("1h30min", 5400), ("2 weeks", 1_209_600), ("1M", 2_629_800), ("1m", 60), ("1y", 31_557_600),
    ])
    func `are read in seconds`(text: String, seconds: UInt64) {
        #expect(TimeSpan(text)?.microseconds == seconds * 1_000_000)
    }

    @Test(
        .enabled(if: systemdIsThere, "skipped: there is no systemd-analyze to compare with"),
        arguments: [
            "", " ", "soon", "5 parsec", "-5min", "1MIN", "1e3", "1.h", ".", "+", "1,5h", "1h,30s", "5min foo",
            "1nsec", "99999999999w", "99999999999999999999", "1..5s", "5min -3s",
        ])
    func `are refused where systemd refuses them`(text: String) throws {
        #expect(TimeSpan(text) == nil)
        #expect(try run("systemd-analyze", ["timespan", "--", text]).status != 0)
    }

    @Test(.enabled(if: systemdIsThere, "skipped: there is no systemd-analyze to compare with"))
    func `are as long as systemd says`() throws {
        let units = [
            "", "us", "usec", "µs", "ms", "msec", "s", "sec", "second", "seconds", "m", "min", "minute", "minutes",
            "h", "hr", "hour", "hours", "d", "day", "days", "w", "week", "weeks", "M", "month", "months",
        ]
        var texts = ["+5min", ".5h", "30 1h", "1h 30", " 5s ", "1.0000001h", "0.1234567s", "1year", "2 years"]
        for (index, unit) in units.enumerated() {
            let other = units[(index * 7 + 3) % units.count]
            texts += ["\(index)\(unit)", "1.25 \(unit)", "\(index) \(unit)  3\(other)", "2\(unit)7\(other)"]
        }
        let finished = try run("systemd-analyze", ["timespan", "--"] + texts)
        let lengths = finished.output.split(separator: "\n").filter { $0.contains("μs: ") }
            .map { $0.split(separator: " ").last.flatMap { UInt64($0) } }
        #expect(lengths.count == texts.count)
        for (text, length) in zip(texts, lengths) { #expect(TimeSpan(text)?.microseconds == length, "\(text)") }
    }
}

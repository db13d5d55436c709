import Dunning
import Storage
import TestSupport
import Testing

struct DateFormatTests {
    private func read(_ text: String, _ pattern: String) throws -> String? {
        try DateFormat(pattern).date(Array(text.utf8)[...])?.description
    }

    @Test(arguments: [
        ("2026-02-28", "%Y-%m-%d", "2026-02-28"), ("28/02/2026", "%d/%m/%Y", "2026-02-28"),
        ("1/2/2026", "%d/%m/%Y", "2026-02-01"), ("02/28/26", "%m/%d/%y", "2026-02-28"),
        ("28.02.68", "%d.%m.%y", "2068-02-28"), ("28.02.69", "%d.%m.%y", "1969-02-28"),
        ("20260228", "%Y%m%d", "2026-02-28"), ("2026-02-28T00:00:00Z", "%Y-%m-%d", "2026-02-28"),
        ("28/02/2026 0:00", "%d/%m/%Y", "2026-02-28"), ("05/06/2019 21:58:49", "%d/%m/%Y", "2019-06-05"),
        ("28/02/2026 23:59", "%d/%m/%Y %H:%M", "2026-02-28"), ("12-ene-2026", "%d-%b-%Y", "2026-01-12"),
        ("12 Agosto 2026", "%d %b %Y", "2026-08-12"), ("1 sept. 2026", "%d %b %Y", "2026-09-01"),
        ("3 março 2026", "%d %B %Y", "2026-03-03"), ("Dec 5, 2026", "%b %d, %Y", "2026-12-05"),
        ("29/02/2024", "%d/%m/%Y", "2024-02-29"),
    ])
    func `reads dates by their format`(text: String, pattern: String, day: String) throws {
        #expect(try read(text, pattern) == day)
    }

    @Test(arguments: [
        ("2026-02-30", "%Y-%m-%d"), ("29/02/2026", "%d/%m/%Y"), ("31/04/2026", "%d/%m/%Y"), ("0/1/2026", "%d/%m/%Y"),
        ("12/31/2026", "%d/%m/%Y"), ("26-02-28", "%Y-%m-%d"), ("2026-02-28x", "%Y-%m-%d"),
        ("2026-02-28 soon", "%Y-%m-%d"),
        ("2026-2", "%Y-%m-%d"), ("", "%Y-%m-%d"), ("28-xyz-2026", "%d-%b-%Y"), ("20260228", "%Y-%m-%d"),
    ])
    func `refuses days that do not exist and other shapes`(text: String, pattern: String) throws {
        #expect(try read(text, pattern) == nil)
    }

    @Test(arguments: ["%d/%m", "%d/%m/%Y/%y", "%d/%m/%Q", "%", "31/12/2026"])
    func `refuses formats that give no single day`(pattern: String) {
        #expect(throws: ImportError.self) { try DateFormat(pattern) }
    }

    /// Python's strptime is the oracle, over every month's edges in each format.
    @Test(arguments: ["%d/%m/%Y", "%m/%d/%Y", "%Y%m%d", "%d-%m-%y"])
    func `agrees with another implementation`(pattern: String) throws {
        let texts = (0..<32).flatMap { first in (0..<32).map { second in (first, second) } }.map { first, second in
            let (one, two) = ("\(first / 10)\(first % 10)", "\(second / 10)\(second % 10)")
            switch pattern {
            case "%Y%m%d": return "2023\(one)\(two)"
            case "%d-%m-%y": return "\(one)-\(two)-24"
            default: return "\(one)/\(two)/2023"
            }
        }
        let script = """
            import datetime, sys
            for line in sys.stdin.read().split():
                try: print(datetime.datetime.strptime(line, sys.argv[1]).date())
                except ValueError: print('none')
            """
        let expected = try run("python3", ["-c", script, pattern], input: Array(texts.joined(separator: "\n").utf8))
        #expect(
            try texts.map { try read($0, pattern) ?? "none" }
                == expected.output.split(separator: "\n").map(String.init))
    }
}

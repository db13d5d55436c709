import Formats
import Foundation
import TestSupport
import Testing

/// `status` goes by the clock, for which these days of 2026 are long ago.
@Suite struct StatusAlarmTests {
    private let recordad: Recordad

    init() throws {
        recordad = try Recordad()
        let imported = try recordad(
            "import", "invoices", "--as-of", "2026-10-20", "-",
            input: "id,number,client_id,client_email,issued_on,due_on,currency,total,balance\n"
                + "I1,F1,C1,ana@client.example,2026-09-21,2026-10-21,USD,10,10\n")
        #expect(imported.status == 0)
    }

    private func alarms() throws -> [[String: String]] {
        struct Status: Decodable { let alarms: [[String: String]] }
        let json = try recordad("status", "--format", "json").output
        return try JSONDecoder().decode(Status.self, from: Data(json.utf8)).alarms
    }

    private func configure(_ lines: String) throws {
        _ = try recordad.folder.write("recordad.conf.d/more.conf", lines)
    }

    @Test func `before the first cycle there is no alarm`() throws {
        #expect(try alarms() == [])
        #expect(try recordad("status").output.contains("alarms: none\n"))
    }

    @Test func `a reminder that no server takes, and old data, are alarms`() throws {
        try configure("[Mail]\nServer=smtp://127.0.0.1:1\n[Store]\nPollInterval=1d\n")
        #expect(try recordad("once", "--now", "2026-10-21").output.contains("1 deferred"))
        let since = ["2026-10-21T12:00:00-03:00", "2026-10-20T12:00:00-03:00"]
        #expect(
            try alarms() == [
                ["alarm": "nothing_sent", "since": since[0]], ["alarm": "stale_data", "since": since[1]],
            ])
        #expect(
            try recordad("status").output.contains(
                "alarms: nothing was sent since 2026-10-21 12:00, although something was due (SilenceDays=); "
                    + "the invoices are of 2026-10-20 12:00 (MaxDataAge=)\n"))
        for columns in [60, 80, 120] {
            let lines = try recordad("status", columns: columns).output.split(separator: "\n")
            #expect(lines.allSatisfy { $0.count <= columns }, "\(lines.joined(separator: "\n"))")
            let words = lines.drop { !$0.hasPrefix("    alarms: ") }.map { $0.drop { $0 == " " } }.joined(
                separator: " ")
            #expect(words.hasSuffix("(SilenceDays=); the invoices are of 2026-10-20 12:00 (MaxDataAge=)"))
        }
        try configure("[Service]\nSilenceDays=0\n[Store]\nMaxDataAge=0\n")
        #expect(try alarms() == [])
    }

    @Test(arguments: [("2026-10-21T20:00", "2026-10-22 08:00"), ("2026-10-21T12:00", "2026-10-22 12:00")])
    func `the next wake is the opening of contact for what waits for it, if that comes before the next poll`(
        moment: String, wake: String
    ) throws {
        try configure(
            "[Store]\nMaxDataAge=0\nPollInterval=1d\n[Contact]\nWindow=Mon..Sun 08:00-19:00\nHolidays=no\n")
        #expect(try recordad("once", "--now", moment).status == 0)
        #expect(try recordad("status").output.contains("next wake: \(wake)"))
    }

    @Test func `so many broken records that nothing is sent are an alarm until a look finds fewer`() throws {
        try configure("[Store]\nMaxDataAge=0\n[Service]\nSilenceDays=0\n[Reminders]\nMaxBadRecords=0\n")
        let store = recordad.folder.path("invoices.db")
        _ = try run("sqlite3", [store, "UPDATE invoice SET currency = 'ZZZ'"])
        #expect(try recordad("once", "--now", "2026-10-21").status == 65)
        let words = "nothing is sent: 1 of 1 records are broken, more than MaxBadRecords= allows"
        #expect(try alarms() == [["alarm": "broken_records", "words": words]])
        #expect(try recordad("status").output.contains("alarms: \(words)\n"))
        _ = try run("sqlite3", [store, "UPDATE invoice SET currency = 'USD'"])
        #expect(try recordad("once", "--now", "2026-10-21T13:00").output.hasPrefix("1 sent"))
        #expect(try alarms() == [])
    }

    @Test func `a service that does not look any more is told from one that is stuck`() throws {
        try configure("[Store]\nMaxDataAge=0\n")
        #expect(try recordad("once", "--now", "2026-10-21").output.contains("1 sent"))
        #expect(try alarms() == [["alarm": "nothing_looked", "since": "2026-10-21T12:00:00-03:00"]])
    }

    /// Two days' mail, and a ledger that was put back from after the first.
    private func sendTwice(keeping copy: String) throws {
        try configure("[Store]\nMaxDataAge=0\n[Service]\nSilenceDays=0\n")
        #expect(try recordad("once", "--now", "2026-10-21").output.contains("1 sent"))
        _ = try run("sqlite3", [recordad.folder.path("ledger.db"), "VACUUM INTO '\(recordad.folder.path(copy))'"])
        #expect(try recordad("once", "--now", "2026-10-24").output.contains("1 sent"))
    }

    @Test(arguments: [("cp copy.db ledger.db", 1), ("true", 0)])
    func `sent mail that is ahead of the ledger is an alarm and an error, and nothing is sent`(
        harm: String, head: Int
    ) throws {
        try sendTwice(keeping: "copy.db")
        #expect(try alarms() == [])
        _ = try run("sh", ["-ec", "rm ledger.db*; \(harm)"], in: recordad.folder.url)
        let words =
            "'\(recordad.folder.path("sent/2026-10.jsonl"))' ends at seq 2, the ledger "
            + "'\(recordad.folder.path("ledger.db"))' at \(head): it is an older or another one, and would send again"
        let once = try recordad("once", "--now", "2026-10-24")
        #expect(once.status == 65 && once.errors.hasPrefix("recordad: \(words)"), "\(once.errors)")
        let check = try recordad("check")
        #expect(check.status == 65 && check.errors.contains("recordad: \(words)"), "\(check.errors)")
        #expect(!check.output.contains("are good"))
        #expect(try alarms().map { $0["alarm"] } == ["audit_ahead"])
        #expect(try recordad("status").output.contains("alarms: nothing is sent: \(words)"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: recordad.folder.path("mail/new")).count == 2)
    }

    @Test(arguments: ["rm 2026-10.jsonl", "sed -i 2d 2026-10.jsonl", "mv ../sent ../away"])
    func `sent mail that lost lines is an alarm and a warning, and stops nothing`(harm: String) throws {
        try sendTwice(keeping: "copy.db")
        #expect(!(try recordad("check").errors.contains("lines of sent mail")))
        _ = try run("sh", ["-ec", harm], in: recordad.folder.url.appending(path: "sent"))
        let words = "lines of sent mail are gone from '\(recordad.folder.path("sent/2026-10.jsonl"))'; put back"
        #expect(try alarms().map { $0["alarm"] } == ["audit_cut"])
        #expect(try recordad("status").output.contains("alarms: \(words)"))
        let check = try recordad("check")
        #expect(check.status == 0 && check.errors.contains("recordad: warning: \(words)"), "\(check.errors)")
        #expect(try recordad("once", "--now", "2026-11-05").output.contains("1 sent"))
    }

    /// As in `AppendFileTests`.
    private static let mayMount = (try? run("unshare", ["-m", "true"]).status) == 0  // no such program: no

    @Test(.enabled(if: mayMount, "skipped: a small disk may not be mounted here"))
    func `a disk without room for the ledger is an alarm and a warning, and nothing is sent`() throws {
        let disk = recordad.folder.path("disk")
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: false)
        func mount(_ options: String) throws {
            try #require(try run("mount", ["-t", "tmpfs", "-o", options, "none", disk]).status == 0)
        }
        try mount("size=12m")
        defer { _ = try? run("umount", [disk]) }  // a mount left behind fails no other test
        try configure("[Store]\nMaxDataAge=0\nLedger=sqlite:\(disk)/ledger.db\n[Service]\nSilenceDays=0\n")
        func expectRefusal(_ cause: String) throws {
            let words = "cannot be sure to record in '\(disk)/ledger.db' what is sent: \(cause)"
            let once = try recordad("once", "--now", "2026-10-21")
            #expect(once.status == 74 && once.errors == "recordad: \(words)\n", "\(once.errors)")
            #expect(try alarms().map { $0["alarm"] } == ["ledger_disk"])
            #expect(try recordad("status").output.contains("alarms: nothing is sent: \(words)\n"))
            let check = try recordad("check")
            #expect(check.status == 0 && check.errors.contains("warning: nothing will be sent: \(words)\n"))
        }
        try expectRefusal("less than 16 MiB are free on its disk; free some space")
        try mount("remount,size=64m")
        #expect(try recordad("once", "--now", "2026-10-21").output.contains("1 sent"))
        #expect(try alarms() == [])
    }

    @Test func `a file in place of a folder is an alarm, and a look that is late is told`() throws {
        try configure("[Store]\nMaxDataAge=0\n[Service]\nSilenceDays=0\n")
        #expect(try recordad("once", "--now", "2026-10-21").output.contains("1 sent"))
        #expect(try recordad("status").output.contains("next wake: 2026-10-21 12:05, which is over: the service"))
        try FileManager.default.removeItem(atPath: recordad.folder.path("notes"))
        _ = try recordad.folder.write("notes", "in its place")
        #expect(try alarms().map { $0["alarm"] } == ["cannot_write"])
        #expect(try recordad("check").errors.contains("notes' is no folder; move it away"))
    }
}

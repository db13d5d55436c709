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
        try configure("[Service]\nSilenceDays=0\n[Store]\nMaxDataAge=0\n")
        #expect(try alarms() == [])
    }

    @Test func `a service that does not look any more is told from one that is stuck`() throws {
        try configure("[Store]\nMaxDataAge=0\n")
        #expect(try recordad("once", "--now", "2026-10-21").output.contains("1 sent"))
        #expect(try alarms() == [["alarm": "nothing_looked", "since": "2026-10-21T12:00:00-03:00"]])
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

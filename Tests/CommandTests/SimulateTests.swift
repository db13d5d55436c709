import Foundation
import TestSupport
import Testing

/// `recordad simulate` as its users meet it: invoices due around Chile's national holidays of 2026.
struct SimulateTests {
    private let recordad: Recordad

    init() throws {
        recordad = try Recordad(contact: "Profile=strict\nCountry=CL")
        let invoices = """
            number,client_id,issued_on,due_on,total,settled_on
            F-1,C1,2026-08-18,2026-09-18,10.00,2026-09-23
            F-2,C1,2026-08-20,2026-09-20,20.00,
            F-3,C2,2026-08-21,2026-09-21,30.00,2026-09-21

            """
        try #require(recordad("import", "invoices", "-", "--as-of", "2026-10-01", input: invoices).status == 0)
        try recordad.importing(
            invoices: "",
            clients: """
                id,name,email,kind
                C1,Arauco,pagos@arauco.example,consumer
                C2,Ñuble,caja@nuble.example,business

                """)
    }

    /// Of each reminder the fields that are asked for, in the order of the list.
    private func rows(_ fields: [String], _ words: String...) throws -> [[String]] {
        let finished = try recordad(["simulate", "--format", "json"] + words)
        #expect(finished.status == 0, "\(finished.errors)")
        let list = try #require(JSONSerialization.jsonObject(with: Data(finished.output.utf8)) as? [[String: Any]])
        return list.map { row in fields.map { row[$0] as? String ?? "-" } }
    }

    @Test func `each reminder has its planned day, the day on which it went, and its fate`() throws {
        let told = try rows(
            ["invoice", "stage", "planned", "date", "time", "fate"], "--from", "2026-09-01", "--to", "2026-09-30")
        #expect(
            told == [
                ["F-1", "upcoming", "2026-09-15", "2026-09-15", "08:00:00", "sent"],
                ["F-2", "upcoming", "2026-09-17", "2026-09-17", "08:00:00", "sent"],
                // The 18th and the 19th are holidays, and the 19th and the 20th a weekend.
                // Its next open day is the 21st, on which a later stage comes.
                ["F-1", "due", "2026-09-18", "-", "-", "superseded"],
                ["F-3", "upcoming", "2026-09-18", "2026-09-17", "08:00:00", "sent"],
                // After the 15th and the 17th a third in seven days may go on the 22nd, and the next two days later.
                ["F-2", "due", "2026-09-20", "2026-09-22", "08:00:00", "merged"],
                ["F-1", "overdue", "2026-09-21", "2026-09-22", "08:00:00", "merged"],
                ["F-3", "thanks", "2026-09-21", "2026-09-21", "08:00:00", "sent"],
                ["F-1", "thanks", "2026-09-23", "2026-09-29", "08:00:00", "sent"],
                ["F-2", "overdue", "2026-09-23", "2026-09-24", "08:00:00", "sent"],
            ])
    }

    @Test func `no day comes after the last one of the calendar, so it is not reached`() throws {
        let refused = try recordad("simulate", "--from", "9999-12-30", "--to", "9999-12-31")
        #expect(refused.status == 64)
        #expect(refused.errors.contains("--to is '9999-12-31', the last day that there is; end before it"))
        #expect(try recordad("simulate", "--from", "9999-12-29", "--to", "9999-12-30").status == 0)
    }

    @Test func `a reminder that goes long after the day it was moved to has that day, as in plan`() throws {
        try recordad.importing(
            invoices:
                "number,client_id,client_email,issued_on,due_on,total\nF-4,C4,a@x.example,2026-08-01,2026-09-16,10\n")
        let told = try rows(
            ["invoice", "planned", "moved_to", "date", "reason"], "--from", "2026-10-05", "--to", "2026-10-05")
        let reason =
            "Saturday, September 19, 2026, is a holiday (Día de las Glorias del Ejército): it was for Monday, "
            + "September 21, 2026."
        #expect(told.filter { $0[0] == "F-4" } == [["F-4", "2026-09-19", "2026-09-21", "2026-10-05", reason]])
        let plan = try recordad("plan", "--as-of", "2026-10-05", "--client", "C4", columns: 400).output
        #expect(plan.contains(reason), "\(plan)")
    }

    @Test func `each reminder has the reason for its day, or for not going`() throws {
        let told = try rows(["invoice", "stage", "limit", "reason"], "--from", "2026-09-01", "--to", "2026-09-21")
        let limit =
            "At most 2 messages in any 7 days to this client; the next may go out on Tuesday, September 22, 2026."
        #expect(
            told == [
                ["F-1", "upcoming", "-", "Sent on September 15, 2026."],
                ["F-2", "upcoming", "-", "Sent on September 17, 2026."],
                ["F-1", "due", "-", "A later stage takes its place: “Overdue”."],
                [
                    "F-3", "upcoming", "-",
                    "Friday, September 18, 2026, is a holiday (Día de la Independencia): it goes out on Thursday, "
                        + "September 17, 2026.",
                ],
                ["F-2", "due", "MaxPerWeek=2", limit],
                ["F-1", "overdue", "MaxPerWeek=2", limit],
                ["F-3", "thanks", "-", "Sent on September 21, 2026."],
            ])
    }

    /// What is in the folder, but for what SQLite's readers share there.
    private func state() throws -> [String: Data] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: recordad.folder.path("."))
        return Dictionary(
            uniqueKeysWithValues: names.filter { !$0.hasSuffix("-shm") }.map { name in
                (name, FileManager.default.contents(atPath: recordad.folder.path(name)) ?? Data())
            })
    }

    @Test func `nothing is left behind, and nothing of the real files changes`() throws {
        try #require(recordad("once", "--now", "2026-09-17T10:00").status == 0)
        let before = try state()
        let temporary = try TemporaryFolder()
        let finished = try run(
            Recordad.program,
            ["simulate", "--from", "2026-09-01", "--to", "2026-09-30", "--config", recordad.configFile],
            environment: ["TMPDIR": temporary.path(".")])
        #expect(finished.status == 0, "\(finished.errors)")
        #expect(try state() == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path(".")) == [])
    }

    @Test func `asked to stop it takes its folder with it, and says so`() throws {
        let temporary = try TemporaryFolder()
        let script = """
            "$0" simulate --from 2026-01-01 --to 2035-12-31 --config "$1" & until [ -e "$TMPDIR"/*/ledger.db ]; do :; done
            kill -TERM $!; wait $!; echo $?
            """
        let finished = try run(
            "bash", ["-c", script, Recordad.program, recordad.configFile],
            environment: ["TMPDIR": temporary.path(".")])
        #expect(finished.output == "75\n")
        #expect(finished.errors == "recordad: the simulation was stopped before its last day\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path(".")) == [])
    }

    @Test func `from the last cycle on it goes on from the ledger, and before it from nothing`() throws {
        try #require(recordad("once", "--now", "2026-09-17T10:00").output.hasPrefix("1 sent"))
        let fields = ["invoice", "stage", "date", "time"]
        #expect(
            try rows(fields, "--from", "2026-09-17", "--to", "2026-09-17") == [
                ["F-1", "upcoming", "-", "-"], ["F-3", "upcoming", "2026-09-17", "10:00:00"],
            ])
        #expect(
            try rows(fields, "--from", "2026-09-16", "--to", "2026-09-17") == [
                ["F-1", "upcoming", "2026-09-16", "08:00:00"], ["F-2", "upcoming", "-", "-"],
                ["F-3", "upcoming", "2026-09-17", "08:00:00"],
            ])
    }

    @Test func `people read the days, the closed days, the limits and a calendar, within 80 columns`() throws {
        let finished = try recordad("simulate", "--from", "2026-09-01", "--to", "2026-09-30", columns: 80)
        let lines = finished.output.split(separator: "\n").map(String.init)
        for line in lines { #expect(line.count <= 80, "\(line)") }
        func words(_ start: String) -> String? {
            lines.first { $0.hasPrefix(start) }?.split(separator: " ").joined(separator: " ")
        }
        #expect(words("day") == "day messages issued upcoming due overdue claim thanks")
        #expect(words("2026-09-22 Tue") == "2026-09-22 Tue 1 0 0 1 1 0 0")
        #expect(words("2026-09-18 Fri") == "2026-09-18 Fri Día de la Independencia 1 0 1")
        #expect(words("MaxPerWeek=2") == "MaxPerWeek=2 4 6 2 2 0 0")
        #expect(words(" 14 ") == "14 15 1 16 17 2 18 * 19 * 20 -")
        #expect(lines.contains("  * 18 Fri  Día de la Independencia"))
        #expect(!finished.output.contains("\u{1B}"))
    }

    @Test(arguments: [
        (["--from", "2026-02-30"], "recordad: --from is '2026-02-30'; expected an existing day as YYYY-MM-DD\n"),
        (
            ["--from", "2026-03-01", "--to", "2026-02-01"],
            "recordad: --to is '2026-02-01', before '2026-03-01', the first day; try 'recordad simulate --help'\n"
        ),
        (
            ["--from", "2026-01-01", "--to", "2046-01-01"],
            "recordad: from 2026-01-01 to 2046-01-01 is too long; at most ten years go at once\n"
        ),
    ])
    func `days that cannot be are refused in words`(words: [String], complaint: String) throws {
        let finished = try recordad(["simulate"] + words)
        #expect(finished.status == 64)
        #expect(finished.errors == complaint)
    }

    @Test func `where nothing comes due it says from when on invoices count`() throws {
        let finished = try recordad("simulate", "--from", "2025-01-01", "--to", "2025-01-31")
        #expect(finished.output.contains("PastInvoicesFrom= is 2026-01-01"))
    }
}

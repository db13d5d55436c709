import Foundation
import TestSupport
import Testing

/// Each guard as a sysadmin meets it: what the run says, its exit code, `status`, and the command that undoes it.
struct GuardRehearsalTests {
    /// `status` goes by the clock, for which all of this is long ago.
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        /// On top of the least configuration.
        let lines: String
        /// Days before the run on which the data was brought in.
        var age = 0
        var badRows = 0
        let exit: Int32
        let summary: String
        let warning: String
        let status: String
        /// What the documentation tells to do; a command, or a line of the configuration.
        let remedy: Remedy
        let sentAfterwards: Int

        enum Remedy: Sendable {
            case command([String])
            case setting(String)
            case importAgain
        }

        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "data too old", lines: "[Store]\nMaxDataAge=36h\n", age: 3, exit: 0,
            summary: "60 waiting for fresh data", warning: "60 overdue and claim reminders wait for newer data",
            status: "overdue and claim reminders wait for newer data (MaxDataAge=)", remedy: .importAgain,
            sentAfterwards: 60),
        Case(
            name: "a burst", lines: "[Reminders]\nFirstRunLimit=20\n", exit: 0,
            summary: "0 sent, 0 failed, 0 deferred, 60 held",
            warning: "60 messages in one day, at most 20 were expected", status: "held: 60 (until 'recordad release')",
            remedy: .command(["release"]), sentAfterwards: 60),
        Case(
            name: "a shadow run", lines: "[Mail]\nMode=shadow\nShadowTo=prueba@example.com\n", exit: 0,
            summary: "60 sent",
            warning: "", status: "mode: shadow", remedy: .setting("[Mail]\nMode=live\n"), sentAfterwards: 60),
        Case(
            name: "broken records", lines: "", badRows: 20, exit: 65,
            summary: "nothing sent: 20 of 80 records are broken",
            warning: "nothing is sent: 20 of 80 records are broken, more than MaxBadRecords= allows",
            status: "nothing sent: 20 of 80 records are broken", remedy: .setting("[Reminders]\nMaxBadRecords=50%\n"),
            sentAfterwards: 60),
    ]

    @Test(arguments: cases)
    func `a guard is seen, and undone as documented`(_ guarded: Case) throws {
        let recordad = try Recordad()
        _ = try recordad.folder.write("recordad.conf.d/1.conf", guarded.age == 0 ? "[Store]\nMaxDataAge=0\n" : "")
        _ = try recordad.folder.write("recordad.conf.d/2.conf", guarded.lines)
        let csv = try recordad.folder.write("invoices.csv", Self.invoices())
        let bringIn = { (day: String) in try recordad("import", "invoices", csv, "--as-of", day) }
        #expect(try bringIn("2026-10-\(24 - guarded.age)").status == 0)
        if guarded.badRows > 0 { try spoil(guarded.badRows, in: recordad) }

        let run = try recordad("once", "--now", "2026-10-24T10:00")
        #expect(run.status == guarded.exit)
        #expect(run.output.contains(guarded.summary), "\(run.output)")
        #expect(guarded.warning.isEmpty ? run.errors.isEmpty : run.errors.contains(guarded.warning), "\(run.errors)")
        let status = try recordad("status").output
        #expect(status.contains(guarded.status), "\(status)")
        #expect(try recordad("audit", "--format", "json").output == "[]\n")

        switch guarded.remedy {
        case .command(let words): #expect(try recordad(words).status == 0)
        case .setting(let lines): _ = try recordad.folder.write("recordad.conf.d/3.conf", lines)
        case .importAgain: #expect(try bringIn("2026-10-24").status == 0)
        }
        let after = try recordad("once", "--now", "2026-10-24T13:00")
        #expect(after.status == 0 && after.output.hasPrefix("\(guarded.sentAfterwards) sent"), "\(after.output)")
        #expect(try recordad("audit", "verify").status == 0)
        #expect(try recordad("once", "--now", "2026-10-24T14:00").output.hasPrefix("0 sent"))
    }

    /// Sixty clients that owe an invoice each since the day before yesterday.
    private static func invoices() -> String {
        "number,client_id,client_name,client_email,issued_on,due_on,total\n"
            + (1...60).map { "F\($0),C\($0),Cliente \($0),c\($0)@example.org,2026-09-21,2026-10-21,10\n" }.joined()
    }

    /// An ERP writes invoices that cannot be.
    private func spoil(_ count: Int, in recordad: Recordad) throws {
        let sql = (1...count).map { number in
            """
            INSERT INTO invoice (id, number, client_id, issued_on, due_on, currency, total, balance, updated_at)
            VALUES ('B\(number)', 'B\(number)', 'C\(number)', '2026-02-30', '2026-10-21', 'USD', 1, 1, '2026-10-21');
            """
        }.joined()
        #expect(try TestSupport.run("sqlite3", [recordad.folder.path("invoices.db"), sql]).status == 0)
    }
}

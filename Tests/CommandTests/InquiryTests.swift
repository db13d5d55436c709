import Foundation
import TestSupport
import Testing

/// What `plan`, `explain` and `preview` answer, held to what `once` does.
struct InquiryTests {
    private static let heading = "number,client_id,client_email,issued_on,due_on,total"

    @Test(arguments: ["explain", "preview"])
    func `an invoice that cannot be believed is told in words, with the remedy`(command: String) throws {
        let recordad = try Recordad()
        try recordad.importing(invoices: "\(Self.heading)\nF-1,C1,ana@client.example,2026-10-01,2026-11-01,10\n")
        let store = recordad.folder.path("invoices.db")
        _ = try run("/usr/bin/sqlite3", [store, "UPDATE invoice SET due_on = '2026-02-30'"])
        let finished = try recordad(command, "F-1")
        #expect(finished.status == 65)
        #expect(
            finished.errors == "recordad: invoice 'F-1' is skipped: invoice.due_on is '2026-02-30', "
                + "expected an existing day as YYYY-MM-DD; correct it in the store\n")
    }

    @Test func `a past day is planned and explained as it was sent, however old its data is by now`() throws {
        let recordad = try Recordad()
        let csv = "\(Self.heading)\nF-1,C1,ana@client.example,2013-05-01,2026-01-10,10\n"
        let imported = try recordad("import", "invoices", "-", "--as-of", "2026-01-20", input: csv)
        try #require(imported.status == 0, "\(imported.errors)")
        #expect(try recordad("plan", "--as-of", "2026-01-20").output.contains("→ C1 ana@client.example"))
        #expect(try recordad("explain", "F-1", "--as-of", "2026-01-20").output.contains("By today's data, it was due"))
        #expect(try recordad("plan", "--as-of", "2026-01-22").output.contains("import it again"))
        #expect(try recordad("once", "--now", "2026-01-20").output.hasPrefix("1 sent"))
    }

    @Test func `a reference that is the id of one and the number of another is told of both, with their ids`() throws {
        let recordad = try Recordad()
        try recordad.importing(
            invoices: "id,\(Self.heading)\n7,F-1,C1,ana@client.example,2026-10-01,2026-11-01,10\n"
                + "8,7,C2,eva@client.example,2026-10-01,2026-11-01,20\n")
        let told = try recordad("explain", "7").output.split(separator: "\n").filter { $0.contains(" · ") }
        #expect(told == ["F-1 (7) · C1", "7 (8) · C2"])
        #expect(try recordad("explain", "F-1").output.hasPrefix("F-1 · C1\n"))
    }

    @Test func `a document that is a link is left out, and the warning says why`() throws {
        let recordad = try Recordad()
        _ = try recordad.folder.write(
            "recordad.conf.d/a.conf", "[Mail]\nAttachDocuments=yes\nDocumentRoot=\(recordad.folder.path("docs"))\n")
        let secret = try recordad.folder.write("docs/real.pdf", "%PDF")
        try FileManager.default.createSymbolicLink(
            atPath: recordad.folder.path("docs/link.pdf"), withDestinationPath: secret)
        try recordad.importing(
            invoices: "\(Self.heading),document\nF-1,C1,ana@client.example,2026-10-01,2026-11-01,10,link.pdf\n")
        let finished = try recordad("once", "--now", "2026-11-21")
        #expect(finished.output.hasPrefix("1 sent"))
        #expect(finished.errors.hasSuffix("cannot attach 'link.pdf': a symbolic link is not followed\n"))
    }

    /// Two clients on a first run that may write to one.
    private func held(language: String = "en") throws -> Recordad {
        let recordad = try Recordad(language: language)
        _ = try recordad.folder.write("recordad.conf.d/limit.conf", "[Reminders]\nFirstRunLimit=1\n")
        try recordad.importing(
            invoices: "\(Self.heading)\nF-1,C1,ana@client.example,2026-10-01,2026-11-01,10\n"
                + "F-2,C2,eva@client.example,2026-10-01,2026-11-01,20\n")
        try #require(try recordad("once", "--now", "2026-11-20").output.contains("2 held"))
        return recordad
    }

    @Test func `what is held is told by plan and explain, with the reason and the remedy`() throws {
        let recordad = try held()
        let plan = try recordad("plan", "--as-of", "2026-11-20").output
        #expect(plan.contains("In the outbox (2):") && plan.contains("Held in the outbox.") && plan.contains("F-2"))
        #expect(plan.contains("recordad release") && !plan.contains("Nothing is due"), "\(plan)")
        let explained = try recordad("explain", "F-1", "--as-of", "2026-11-20").output
        #expect(explained.contains("Held in the outbox.") && explained.contains("recordad release"), "\(explained)")
        #expect(!explained.contains("Nothing goes out"), "\(explained)")
    }

    @Test func `what was released is told as going with the next cycle, which sends it`() throws {
        let recordad = try held()
        _ = try recordad("release")
        let plan = try recordad("plan", "--as-of", "2026-11-20").output
        #expect(plan.contains("In the outbox (2):") && plan.contains("in the next cycle."), "\(plan)")
        let explained = try recordad("explain", "F-1", "--as-of", "2026-11-20").output
        #expect(explained.contains("in the next cycle.") && !explained.contains("Nothing goes out"), "\(explained)")
        #expect(try recordad("once", "--now", "2026-11-20T13:00").output.hasPrefix("2 sent"))
        #expect(try recordad("plan", "--as-of", "2026-11-20").output == "Nothing is due.\n")
    }

    @Test func `a limit that will hold the day's messages is told by explain as by plan`() throws {
        let recordad = try Recordad()
        _ = try recordad.folder.write("recordad.conf.d/limit.conf", "[Reminders]\nFirstRunLimit=1\n")
        try recordad.importing(
            invoices: "\(Self.heading)\nF-1,C1,ana@client.example,2026-10-01,2026-11-01,10\n"
                + "F-2,C2,eva@client.example,2026-10-01,2026-11-01,20\n")
        let day = try today()
        for command in [["plan"], ["explain", "F-1"]] {
            let output = try words(recordad(command + ["--as-of", day]).output)
            #expect(output.contains("There are far more messages than on a normal day;"), "\(output)")
            #expect(!output.contains("On this day “Overdue” goes out"), "\(output)")
        }
        #expect(try recordad("once").output.contains("2 held"))
    }

    @Test func `too many broken records are told by explain as by plan, also of what is in the outbox`() throws {
        let recordad = try held()
        _ = try recordad("release")
        let store = recordad.folder.path("invoices.db")
        _ = try run("/usr/bin/sqlite3", [store, "UPDATE invoice SET currency = 'ZZZ' WHERE number = 'F-2'"])
        _ = try recordad.folder.write("recordad.conf.d/bad.conf", "[Reminders]\nMaxBadRecords=0\n")
        for command in [["plan"], ["explain", "F-1"]] {
            let output = try words(recordad(command + ["--as-of", today()]).output)
            #expect(output.contains("Too many records have errors; nothing is sent"), "\(output)")
        }
    }

    private func words(_ output: String) -> String { output.split { $0.isWhitespace }.joined(separator: " ") }

    /// What is over is judged otherwise.
    private func today() throws -> String {
        try run("/bin/date", ["+%F"], environment: ["TZ": "America/Santiago"]).output.filter { !$0.isWhitespace }
    }

    @Test func `what is held from an earlier cycle is counted by each later one, until it is released`() throws {
        let recordad = try held()
        let words = "0 sent, 0 failed, 0 deferred, 2 held until 'recordad release'\n"
        #expect(try recordad("once", "--now", "2026-11-21").output == words)
        #expect(try recordad("status").output.contains("it did: \(words)"))
        _ = try recordad("release")
        #expect(try recordad("once", "--now", "2026-11-21T13:00").output == "2 sent, 0 failed, 0 deferred, 0 held\n")
    }

    @Test func `what was put off is told with its time and the server's words`() throws {
        let recordad = try Recordad(language: "es")
        try recordad.importing(invoices: "\(Self.heading)\nF-1,C1,ana@client.example,2026-10-01,2026-11-01,10\n")
        _ = try recordad.folder.write(
            "recordad.conf.d/server.conf", "[Store]\nMaxDataAge=0\n[Mail]\nServer=smtp://127.0.0.1:1\n")
        try #require(try recordad("once", "--now", "2036-11-22T12:00").output.contains("1 deferred"))
        for command in [["plan"], ["explain", "F-1"]] {
            let lines = try recordad(command + ["--as-of", "2036-11-22"]).output
            let output = lines.split { $0.isWhitespace }.joined(separator: " ")
            #expect(output.contains("Se intenta el 22 de noviembre de 2036 a las 12:0"), "\(output)")
            #expect(output.contains("Último intento: «no session"), "\(output)")
        }
    }

    @Test func `times are by the company's clock, in explain, in the journal and in the queue`() throws {
        let recordad = try Recordad(language: "es")
        let csv = "\(Self.heading)\nF-1,C1,ana@client.example,2026-10-01,2026-11-01,10\n"
        _ = try recordad("import", "invoices", "-", "--as-of", "2026-11-20", input: csv)
        let explained = try words(recordad("explain", "F-1", "--as-of", "2036-11-22").output)
        #expect(explained.contains("son del 20 de noviembre de 2026 a las 12:00; hay que"), "\(explained)")
        _ = try recordad.folder.write(
            "recordad.conf.d/server.conf", "[Store]\nMaxDataAge=0\n[Mail]\nServer=smtp://127.0.0.1:1\n")
        let once = try recordad("once", "--now", "2036-11-22T12:00").errors
        #expect(once.contains("deferred until 2036-11-22T12:0") && once.contains("-03:00: "), "\(once)")
    }

    @Test func `programs get the outbox with its states and codes in English`() throws {
        let recordad = try held(language: "es")
        let json = try recordad("plan", "--as-of", "2026-11-20", "--days", "2", "--format", "json").output
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        #expect(rows.map { $0["state"] as? String } == ["held", "held"])
        #expect(rows.map { $0["reason"] as? String } == ["burst", "burst"])
        #expect(rows.allSatisfy { ($0["reason_text"] as? String)?.hasPrefix("Hay muchos más mensajes") == true })
        #expect(rows.map { $0["balance"] as? String } == ["10.00", "20.00"])
    }

    @Test func `programs can tell a claim from the next, and are told once of what gets nothing more`() throws {
        let recordad = try Recordad()
        _ = try recordad.folder.write("recordad.conf.d/a.conf", "[Reminders]\nMaxResends=2\n")
        try recordad.importing(invoices: "\(Self.heading)\nF-1,C1,ana@client.example,2026-10-01,2036-11-20,10\n")
        let json = try recordad("plan", "--as-of", "2036-11-17", "--days", "40", "--format", "json").output
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        #expect(
            rows.map { "\($0["stage"] ?? "") \($0["occurrence"] ?? "") \($0["reason"] ?? "")" } == [
                "upcoming 3 <null>", "due 1 <null>", "overdue 1 <null>", "claim 1 <null>", "claim 2 <null>",
                "<null> <null> ladder-finished",
            ])
        try #require(try recordad("once", "--now", "2036-11-17").output.hasPrefix("1 sent"))
        let queue = try recordad("queue", "--all", "--format", "json").output
        #expect(queue.contains("\"occurrence\": 3"), "\(queue)")
        #expect(try !recordad("queue", "--all").output.contains("occurrence"))
    }

    @Test(arguments: [("es", "No hay nada que enviar."), ("en", "Nothing is due."), ("pt", "Não há nada a enviar.")])
    func `an empty plan is told in the language of the company`(language: String, words: String) throws {
        let recordad = try Recordad(language: language)
        try recordad.importing(invoices: "\(Self.heading)\nF-1,C1,ana@client.example,2026-10-01,2027-11-01,10\n")
        #expect(try recordad("plan", "--as-of", "2026-11-20").output == words + "\n")
    }
}

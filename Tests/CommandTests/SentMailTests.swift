import Dunning
import Foundation
import Storage
import TestSupport
import Testing

/// A cycle into a maildir, and what the commands tell of it afterwards.
struct SentMailTests {
    private let recordad: Recordad

    init() throws {
        recordad = try Recordad()
        try recordad.importing(
            invoices: "number,client_id,issued_on,due_on,total\nF-1,C1,2026-10-01,2026-11-01,10.50\n",
            clients: "id,name,email,phone\nC1,Ana,ana@client.example,+56 2 123\n")
        let once = try recordad("once", "--now", "2026-11-21")
        try #require(once.status == 0, "\(once.errors)")
    }

    private func rows(_ words: String...) throws -> [[String: Any]] {
        let json = try run(Recordad.program, words + ["--format", "json", "--config", recordad.configFile]).output
        return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    }

    private func canonical(_ value: Any?) throws -> String {
        let json = try JSONSerialization.data(withJSONObject: [value ?? "missing"], options: .sortedKeys)
        return String(decoding: json, as: UTF8.self)
    }

    @Test func `the list has the keys of the audit file, and its values`() throws {
        let row = try #require(try rows("audit").first)
        let file = try #require(
            try FileManager.default.contentsOfDirectory(atPath: recordad.folder.path("sent")).first {
                $0.hasSuffix(".jsonl")
            })
        let line = try #require(try recordad.folder.read("sent/" + file).split(separator: "\n").first)
        let record = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        for (key, value) in row { #expect(try canonical(value) == canonical(record[key]), "\(key)") }
        #expect(Set(record.keys).subtracting(row.keys) == ["sha256", "prev"])
    }

    @Test func `in CSV too a message tells what it reminded of`() throws {
        let row = try recordad("audit", "--format", "csv").output
        #expect(
            row.contains(#""[{""invoice"":""F-1"",""number"":""F-1"",""due"":""2026-11-01"",""stage"":""overdue"","#))
    }

    @Test(arguments: [["audit"], ["calls"], ["notes"], ["queue", "--all"], ["plan"], ["holidays", "CL"]])
    func `every list opens in the spreadsheet of a country with a decimal comma`(list: [String]) throws {
        let csv = try recordad(list + ["--format", "csv"]).output
        let heading = try #require(csv.split(separator: "\r\n").first)
        #expect(heading.hasPrefix("\u{FEFF}") && heading.contains(";") && !heading.contains(","), "\(heading)")
    }

    @Test func `the call list is one that a spreadsheet can sort and a clerk can act on`() throws {
        let csv = try recordad("calls", "--format", "csv").output.split(separator: "\r\n")
        let headings = "notes;client_id;client;phone;invoices;currency;balance;days_overdue;since;last_result;collector"
        #expect(csv.first?.hasPrefix("\u{FEFF}\(headings);overdue;") == true, "\(csv)")
        #expect(try #require(csv.last).hasPrefix("1;C1;Ana;(+56) 2 123;F-1;USD;10.50;"), "\(csv)")
        let call = try #require(try rows("calls").first)
        #expect(call["notes"] as? [Int] == [1] && call["invoices"] as? [String] == ["F-1"])
        #expect(call["balance"] as? String == "10.50" && call["currency"] as? String == "USD")
    }

    @Test func `a message is shown with its record, and raw to the byte`() throws {
        let row = try #require(try rows("audit").first)
        let id = try #require(row["message_id"] as? String)
        let shown = try recordad("audit", "show", String(id.prefix(8))).output
        #expect(shown.hasPrefix("Record: 1\nSent: 2026-11-21T12:00:00-03:00\nMessage-ID: <\(id)>\nClient: C1 (Ana)\n"))
        #expect(shown.contains("\nInvoice: F-1, overdue, due 2026-11-01, 10.50 USD\n"))
        let raw = try recordad("audit", "show", id, "--raw").output
        let copy = try #require(row["copy"] as? String)
        #expect(raw == (try recordad.folder.read("sent/" + copy)))
        #expect(raw.contains("Message-ID: <\(id)>\r\n"))
    }

    @Test(arguments: [
        (
            "sed -i s/10.50/99.50/ copies/*/*/*/*.eml",
            "copies/2026/11/21/[^']*' was edited: its SHA-256 is not the one on"
        ),
        ("sed -i s/sha256/SHA256/ *.jsonl", "proves the copy 'copies/2026/11/21/[^']*': seq 1 is not there"),
        ("rm *.jsonl", "proves the copy 'copies/2026/11/21/[^']*': seq 1 is not there"),
    ])
    func `a copy that its line does not prove is not shown`(harm: String, words: String) throws {
        let id = try #require(try rows("audit").first?["message_id"] as? String)
        #expect(try run("sh", ["-ec", harm], in: sent).status == 0)
        for options in [["--raw"], []] {
            let finished = try recordad(["audit", "show", id] + options)
            #expect(
                finished.status == 65 && !finished.output.contains("Subject: =") && !finished.output.contains("MIME"))
            #expect(try finished.errors.contains(Regex(words)), "\(finished.errors)")
        }
    }

    @Test(arguments: [
        (
            "UPDATE reminder SET balance = 1",
            "seq 1: the ledger, and so 'recordad audit', tells otherwise of 'reminders'"
        ),
        (
            "UPDATE message SET header_to = 'x@y.example', subject = 'Hello'",
            "seq 1: the ledger, and so 'recordad audit', tells otherwise of 'to', 'subject'"
        ),
        ("UPDATE message SET ended_at = ended_at - 86400", "tells otherwise of 'time'"),
        ("UPDATE message SET audit_sequence = 7", "tells otherwise of 'seq'"),
        ("UPDATE message SET state = 'failed'", "seq 1: the ledger, and so 'recordad audit', does not have this"),
        ("UPDATE message SET audit_sequence = NULL", "seq 1: the ledger, and so 'recordad audit', does not have this"),
        (
            "INSERT INTO message SELECT 9, 'other@x', mode, client_id, client_name, stage, occurrence, currency, balance, "
                + "days_past_due, planned_on, created_at, sender, header_from, header_to, header_cc, bcc, subject, "
                + "fingerprint, state, was_uncertain, attempts, first_attempt_at, last_attempt_at, next_attempt_at, "
                + "ended_at, ended_on, utc_offset, reply, reason, 2, refused FROM message",
            "1 of the messages that the ledger, and so 'recordad audit', has as sent stands in no line"
        ),
    ])
    func `a ledger that tells otherwise than the files is found`(sql: String, words: String) throws {
        #expect(try run("sqlite3", [recordad.folder.path("ledger.db"), sql]).status == 0)
        let verify = try recordad("audit", "verify")
        #expect(verify.status == 65 && verify.output.contains(words), "\(verify)")
    }

    @Test(arguments: ["1s/Ana/Eva/", "2s/Ana/Eva/", "2d", "1,2d"])
    func `what is wrong with the files is not laid to the ledger`(harm: String) throws {
        try sendAnother()
        #expect(try run("sh", ["-ec", "sed -i \(harm) *.jsonl"], in: sent).status == 0)
        let verify = try recordad("audit", "verify")
        #expect(verify.status == 65 && !verify.output.contains("the ledger, and so"), "\(verify)")
    }

    private func sendAnother() throws {
        let row = "number,client_id,issued_on,due_on,total\nF-2,C1,2026-11-20,2026-11-24,7\n"
        try #require(recordad("import", "invoices", "--as-of", "2026-11-24", "-", input: row).status == 0)
        try #require(recordad("once", "--now", "2026-11-24").output.hasPrefix("1 sent"))
    }

    private var sent: URL { recordad.folder.url.appending(path: "sent") }

    @Test func `a copy that is gone is named, with what to do`() throws {
        let row = try #require(try rows("audit").first)
        try FileManager.default.removeItem(atPath: recordad.folder.path("sent/\(try #require(row["copy"] as? String))"))
        let finished = try recordad("audit", "show", try #require(row["message_id"] as? String), "--raw")
        #expect(finished.status == 65)
        #expect(finished.errors.contains("is not there; none is kept with KeepCopies=no"))
    }

    @Test func `a message that was not sent has no record to show`() throws {
        try recordad.ledger().add("waits@x", in: .held)
        let finished = try recordad("audit", "show", "waits@x")
        #expect(finished.status == 65)
        #expect(finished.errors.hasPrefix("recordad: message 'waits@x' has no audit record: it is held; "))
    }

    @Test func `sound mail is told to be sound, and an edited copy is found`() throws {
        let sound = try recordad("audit", "verify")
        #expect(sound.status == 0)
        let hash = try run("sh", ["-c", "head -n 1 2026-11.jsonl | head -c -1 | sha256sum"], in: sent).output.prefix(64)
        #expect(
            sound.output == "the sent mail is sound: 1 line in 1 file, 1 copy\n"
                + "the last line, seq 1, has the SHA-256 \(hash)\n")
        let copy = try #require(try rows("audit").first?["copy"] as? String)
        let bytes = try recordad.folder.read("sent/" + copy)
        _ = try recordad.folder.write("sent/" + copy, bytes.replacing("Ana", with: "Eva"))
        let edited = try recordad("audit", "verify")
        #expect(edited.status == 65)
        #expect(edited.output.contains("'\(copy)' was edited"))
        #expect(edited.errors.hasSuffix("has 1 finding; compare it with a backup\n"))
    }

    @Test func `a hash that was noted down is found again in the chain, as the manual has it`() throws {
        let told = try recordad("audit", "verify").output
        let hash = try #require(told.firstMatch(of: /seq 1, has the SHA-256 ([0-9a-f]{64})\n/)?.1)
        try sendAnother()
        let manual = try String(contentsOf: Repository.root.appending(path: "man/recordad.8"), encoding: .utf8)
        let recipe = try #require(manual.firstMatch(of: /\.Dl (grep -n HASH .*)\n/)?.1)
        let command = recipe.replacing("HASH", with: hash).replacing("/var/log/recordad/sent/", with: "")
        #expect(try run("sh", ["-c", String(command)], in: sent).output.hasPrefix("2:{\"seq\":2,"))
    }

    @Test func `a firm reminder that was sent asks for a call, until its note is done`() throws {
        let call = try #require(try rows("calls").first)
        #expect(call["client"] as? String == "Ana")
        #expect(call["phone"] as? String == "+56 2 123")
        #expect(call["last_result"] as? String == "sent")
        #expect(try recordad("calls").output.contains("$10.50"))
        _ = try recordad("notes", "done", "1")
        #expect(try rows("calls").isEmpty)
    }
}

import Dunning
import Foundation
import Storage
import TestSupport
import Testing

struct NotesTests {
    private func prepared(language: String = "en") throws -> Recordad {
        let recordad = try Recordad(language: language)
        try recordad.importing(invoices: "", clients: "id,name\nC1,\"Ana, Ltda\"\n")
        _ = try recordad.ledger()
        return recordad
    }

    @Test func `an added note carries its words, its author and its client's name`() throws {
        let recordad = try prepared()
        let finished = try recordad("notes", "add", "C1", "called:", "pays on Friday")
        #expect(finished.output == "added note 1 about Ana, Ltda\n")
        let note = try #require(try recordad.ledger().note(1))
        #expect(note.title == "called: pays on Friday")
        #expect(note.author == "rosa")
        #expect(note.clientName == "Ana, Ltda")
        #expect(note.result == nil && note.rung == nil && note.state == .open)
    }

    @Test func `an added note waits for the file of its month`() throws {
        let recordad = try prepared()
        _ = try recordad("notes", "add", "C1", "hello")
        let lines = try recordad.ledger().pendingLines(of: .notes, limit: 9)
        #expect(lines.count == 1)
        #expect(try #require(lines.first).file.wholeMatch(of: /\d{4}-\d\d\.csv/) != nil)
        #expect(String(decoding: try #require(lines.first).bytes, as: UTF8.self).contains("hello"))
    }

    @Test func `a client that nobody knows gets no note`() throws {
        let recordad = try prepared()
        let finished = try recordad("notes", "add", "C9", "hello")
        #expect(finished.status == 65)
        #expect(finished.errors.hasPrefix("recordad: no client 'C9' in the invoice store; "))
        #expect(try recordad.ledger().notes(.init()).isEmpty)
    }

    @Test func `a client that only the ledger knows gets one`() throws {
        let recordad = try prepared()
        try recordad.ledger().add("aa@x", client: "C7")
        #expect(try recordad("notes", "add", "C7", "hello").output == "added note 1 about Ana C7\n")
    }

    @Test func `a note is closed once`() throws {
        let recordad = try prepared()
        _ = try recordad("notes", "add", "C1", "hello")
        #expect(try recordad("notes", "done", "1").output == "closed note 1\n")
        #expect(try recordad.ledger().note(1)?.state == .done)
        let again = try recordad("notes", "done", "1")
        #expect(again.output == "note 1 was closed before\n" && again.status == 0)
        let missing = try recordad("notes", "done", "2")
        #expect(missing.status == 65)
        #expect(missing.errors == "recordad: no note '2'; 'recordad notes' lists them\n")
    }

    @Test func `notes are narrowed by state and client`() throws {
        let recordad = try prepared()
        for text in ["one", "two", "three"] { _ = try recordad("notes", "add", "C1", text) }
        _ = try recordad("notes", "done", "2")
        let json = try recordad("notes", "--state", "open", "--client", "C1", "--format", "json").output
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        #expect(rows.compactMap { $0["title"] as? String } == ["one", "three"])
        #expect(rows.first?["invoices"] as? [String] == [])
        #expect(rows.first?["state"] as? String == "open")
        #expect(try recordad("notes", "--client", "C2", "--format", "json").output == "[]\n")
    }

    @Test func `what staff read follows the language, and JSON does not`() throws {
        let recordad = try prepared(language: "es")
        _ = try recordad("notes", "add", "C1", "hola")
        let csv = try recordad("notes", "--format", "csv").output
        #expect(csv.hasPrefix("\u{FEFF}id;fecha;hora;"))
        #expect(csv.hasSuffix(";pendiente\r\n"))
        #expect(try recordad("notes").output.contains("cliente"))
        #expect(try recordad("notes", "--format", "json").output.contains("\"state\": \"open\""))
    }

    @Test func `a text that would disturb a terminal is shown harmless`() throws {
        let recordad = try prepared()
        _ = try recordad("notes", "add", "C1", "a\u{1B}[2Jb")
        for format in ["table", "csv", "json"] {
            #expect(!(try recordad("notes", "--format", format).output.contains("\u{1B}")), "\(format)")
        }
    }

    @Test func `a narrow terminal gets no line longer than itself`() throws {
        let recordad = try prepared()
        _ = try recordad("notes", "add", "C1", String(repeating: "long ", count: 60))
        for line in try recordad("notes", columns: 80).output.split(separator: "\n") { #expect(line.count <= 80) }
    }

    @Test func `a clerk's own words are read whole at 80 columns, with their day and their state`() throws {
        let recordad = try prepared(language: "es")
        try recordad.importing(
            invoices:
                "number,client_id,client_email,issued_on,due_on,total\nF-1,C1,ana@client.example,2026-10-01,2026-11-01,10\n"
        )
        try #require(try recordad("once", "--now", "2026-11-20").output.hasPrefix("1 sent"))
        let words = "Llamé a Ñandú: prometen pagar el viernes y piden una copia de la factura"
        _ = try recordad("notes", "add", "C1", words)
        let lines = try recordad("notes", columns: 80).output.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(
            lines[1].hasPrefix(" 1  20 nov") && lines[1].contains("  Vencido") && lines[1].contains("  F-1"), "\(lines)"
        )
        let shown = lines.dropFirst(2).joined(separator: " ").split(separator: " ")
        #expect(words.split(separator: " ").allSatisfy(shown.contains), "\(lines)")
        #expect(lines[2].hasSuffix("pendiente"))
    }

    @Test func `before the due date no days are overdue`() throws {
        let recordad = try prepared()
        try recordad.importing(
            invoices:
                "number,client_id,client_email,issued_on,due_on,total\nF-1,C1,ana@client.example,2026-10-01,2026-11-23,10\n"
        )
        try #require(try recordad("once", "--now", "2026-11-20").output.hasPrefix("1 sent"))
        let json = try recordad("notes", "--format", "json").output
        #expect(json.contains("\"days_overdue\": null") && json.contains("\"stage\": \"upcoming\""), "\(json)")
        #expect(!(try recordad("notes", "--format", "csv").output.contains("-3")))
        #expect(!(try recordad("notes", columns: 200).output.contains("-3 ")))
    }
}

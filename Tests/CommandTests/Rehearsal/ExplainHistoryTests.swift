import Foundation
import TestSupport
import Testing

/// What the ledger alone knows about an invoice.
struct ExplainHistoryTests {
    private static let csv =
        "number,client_id,client_name,client_email,issued_on,due_on,total\n"
        + "F-1,C1,Norte,ana@client.example,2026-01-01,2026-02-10,10\n"

    /// An invoice that was written about on February 7.
    private func written(_ lines: String = "") throws -> Recordad {
        let recordad = try Recordad(language: "es")
        _ = try recordad.folder.write("recordad.conf.d/a.conf", lines)
        try day("2026-02-07", Self.csv, recordad)
        return recordad
    }

    private func day(_ day: String, _ csv: String, _ recordad: Recordad) throws {
        let imported = try recordad("import", "invoices", "-", "--as-of", day, input: csv)
        try #require(imported.status == 0, "\(imported.errors)")
        try #require(try recordad("once", "--now", day).status == 0)
    }

    private func sql(_ statement: String, _ database: String, _ recordad: Recordad) throws -> String {
        try run("/usr/bin/sqlite3", [recordad.folder.path(database), statement]).output
    }

    private func messageID(_ recordad: Recordad) throws -> String {
        try sql("SELECT message_id FROM message ORDER BY id LIMIT 1", "ledger.db", recordad)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test(arguments: [
        ("DELETE FROM invoice", "Ya no figura entre las facturas."),
        ("DELETE FROM client", "Su cliente, «C1», no figura entre los clientes."),
    ])
    func `an invoice that left the store keeps its history`(loss: String, words: String) throws {
        let recordad = try written()
        _ = try sql("UPDATE reminder SET number = '0001'", "ledger.db", recordad)
        _ = try sql(loss, "invoices.db", recordad)
        let finished = try recordad("explain", "F-1", columns: 200)
        #expect(finished.status == 0)
        #expect(finished.output.hasPrefix("0001 · Norte (C1)\nNo se envía nada. \(words)\n"), "\(finished.output)")
        let life = """
              Próximo a vencer (3 días antes), con vencimiento el 10 de febrero de 2026
                  Se envió el 7 de febrero de 2026.
                  Para ana@client.example (Message-ID \(try messageID(recordad)))

            """
        #expect(finished.output.hasSuffix(life), "\(finished.output)")
        if loss.hasSuffix("invoice") {
            #expect(try recordad("explain", "0001", columns: 200).output == finished.output)
        }
    }

    @Test func `what was pruned is told too, and what nobody knows is an error`() throws {
        let recordad = try written()
        _ = try sql(
            """
            INSERT INTO used_identity VALUES ('live', 'OLD', '2025-02-10', 'due', 1, 'C9', 'sent', '2025-02-10')
            """, "ledger.db", recordad)
        let finished = try recordad("explain", "OLD", columns: 200)
        #expect(finished.output.hasPrefix("OLD · C9\n"))
        #expect(finished.output.contains("Se envió el 10 de febrero de 2025. El mensaje ya no se conserva."))
        let unknown = try recordad("explain", "F-2")
        #expect(unknown.status == 65 && unknown.errors.contains("no invoice with the id or number 'F-2'"))
    }

    @Test func `what was cancelled as the invoice went is told with its reason`() throws {
        let recordad = try written("[Mail]\nServer=smtp://127.0.0.1:1\n")
        _ = try sql("DELETE FROM invoice", "invoices.db", recordad)
        try #require(try recordad("once", "--now", "2026-02-07T20:00").status == 0)
        let told = try recordad("explain", "F-1", columns: 200).output
        #expect(told.contains("\n      No se envía. Ya no figura entre las facturas.\n"), "\(told)")
    }

    @Test func `mail about an invoice that another client has now is told with who got it`() throws {
        let recordad = try written("[Mail]\nCc=cobros@norte.example\n")
        _ = try recordad.folder.write("recordad.conf.d/b.conf", "[Store]\nMaxDataAge=0\n")
        let moved = Self.csv.replacing("C1,Norte,ana@client.example", with: "C9,Sur,eva@client.example")
        try day("2026-02-10", moved, recordad)
        let ids = try sql("SELECT message_id FROM message ORDER BY id", "ledger.db", recordad)
            .split(separator: "\n").map(String.init)
        try #require(ids.count == 2)
        let told = try recordad("explain", "F-1", columns: 200).output
        #expect(told.hasPrefix("F-1 · Sur (C9)\n"))
        let lines = ["Norte (C1), ana@client.example", "eva@client.example"].map { "\($0), cobros@norte.example" }
        for (id, whom) in zip(ids, lines) {
            #expect(told.contains("\n      Para \(whom) (Message-ID \(id))\n"), "\(told)")
        }
    }

    @Test func `an address that the server refused is not among those that got it`() throws {
        let recordad = try written("[Mail]\nCc=cobros@norte.example\n")
        _ = try sql("UPDATE message SET refused = 'cobros@norte.example'", "ledger.db", recordad)
        #expect(try recordad("explain", "F-1").output.contains("Para ana@client.example (Message-ID"))
        _ = try sql("UPDATE message SET state = 'failed'", "ledger.db", recordad)
        #expect(try recordad("explain", "F-1").output.contains("Para ana@client.example, cobros@norte.example"))
    }

    @Test(arguments: [("es", "Ensayo."), ("en", "Rehearsal."), ("pt", "Ensaio.")])
    func `mail of shadow mode is called a rehearsal`(language: String, word: String) throws {
        let recordad = try written("[Company]\nLanguage=\(language)\n[Mail]\nMode=shadow\nShadowTo=yo@norte.example\n")
        let there = try recordad("explain", "F-1", columns: 200).output.split(separator: "\n")
        let line = try #require(there.firstIndex { $0.contains("yo@norte.example (Message-ID") })
        #expect(there[line - 1].hasPrefix("      \(word) "), "\(there)")
        _ = try sql("DELETE FROM invoice", "invoices.db", recordad)
        #expect(try recordad("explain", "F-1", columns: 200).output.contains("\n      \(word) "))
        let list = try recordad("queue", "--all", columns: 200).output
        #expect(list.contains("sent   rehearsal"), "\(list)")
        let json = try recordad("queue", "--all", "--format", "json").output
        #expect(json.contains(#""mode": "shadow""#) && json.contains("yo@norte.example"), "\(json)")
    }

    @Test func `mail that clients got is not called one`() throws {
        let recordad = try written()
        #expect(!(try recordad("explain", "F-1").output.contains("Ensayo")))
        #expect(!(try recordad("queue", "--all").output.contains("mode")))
        #expect(try recordad("queue", "--all", "--format", "json").output.contains(#""mode": "live""#))
    }
}

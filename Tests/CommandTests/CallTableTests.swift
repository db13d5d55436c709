import Foundation
import TestSupport
import Testing

/// What a clerk reads at 80 columns, and what the spreadsheet has besides.
struct CallTableTests {
    /// A client with a long name and a telephone extension, claimed from, with debts of every kind.
    private func claimed(language: String) throws -> Recordad {
        let recordad = try Recordad(language: language)
        try recordad.importing(
            invoices: """
                number,client_id,issued_on,due_on,total,status,reason
                F-1,C1,2026-09-01,2026-10-01,10.50,open,
                F-2,C1,2026-09-01,2026-10-15,20,open,
                F-3,C1,2026-09-01,2036-01-01,400,open,
                F-4,C1,2026-09-01,2026-10-01,7,disputed,broken box

                """,
            clients: """
                id,name,email,phone
                C1,"Panadería, Pastelería y Abarrotes José Martínez e Hijos",ana@x.example,"+56 9 8222 2222, anexo 4417"

                """)
        for day in ["2026-10-05", "2026-10-12", "2026-10-19"] {
            let once = try recordad("once", "--now", day)
            try #require(once.status == 0, "\(once.errors)")
        }
        return recordad
    }

    static let headings = [
        ("es", "cliente|teléfono|vencido|atraso", "Reclamo 2,"),
        ("pt", "cliente|telefone|vencido|atraso", "Cobrança 2,"),
        ("en", "client|phone|overdue|late", "Claim 2,"),
    ]

    @Test(arguments: headings)
    func `at 80 columns a client has name, phone, what is overdue, and below it which claim it was`(
        language: String, headings: String, claim: String
    ) throws {
        let lines = try claimed(language: language)("calls", columns: 80).output.split(separator: "\n").map(String.init)
        #expect(lines.count == 4 && lines.allSatisfy { $0.count <= 80 }, "\(lines)")
        for heading in headings.split(separator: "|") { #expect(lines[0].contains(heading), "\(lines[0])") }
        #expect(!lines[0].contains("…"))
        #expect(lines[1].contains("Panadería, Pasteler") && lines[1].contains("+56 9 8222 2222"), "\(lines[1])")
        #expect(lines[1].contains("30.50") || lines[1].contains("30,50"), "\(lines[1])")
        #expect(lines[2].hasPrefix("   ") && lines[2].hasSuffix(" 4417"), "\(lines[2])")
        #expect(lines[3].hasPrefix("    \(claim) "), "\(lines[3])")
    }

    @Test func `at 80 columns a long answer is told whole`() throws {
        let recordad = try claimed(language: "es")
        let answer = "Paga la mitad el viernes y el resto a fin de mes, cuando le pague su cliente de Antofagasta"
        _ = try recordad("notes", "add", "C1", answer)
        let calls = try recordad("calls", columns: 80).output
        #expect(calls.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(answer), "\(calls)")
    }

    /// A number that is cut may be another invoice's.
    @Test(arguments: [40, 60, 80, 100]) func `lists show an invoice number whole or not at all`(columns: Int) throws {
        let recordad = try Recordad()
        let numbers = ["FACTURA-ELECTRONICA-2026-0000123456", "FACTURA-ELECTRONICA-2026-0000123457"]
        try recordad.importing(
            invoices: "number,client_id,issued_on,due_on,total\n"
                + numbers.map { "\($0),C1,2026-09-01,2026-10-01,10\n" }.joined(),
            clients: "id,name,email\nC1,Panadería José Martínez,ana@x.example\n")
        _ = try recordad("once", "--now", "2026-10-05")
        for command in [["calls"], ["notes"], ["plan", "--as-of", "2026-10-12"]] {
            let list = try recordad(command, columns: columns).output
            let cells = list.split { $0.isWhitespace || $0 == "," }.filter { $0.hasPrefix("FACTURA") }
            #expect(cells.allSatisfy { numbers.contains(String($0)) }, "\(list)")
            #expect(command[0] != "plan" || cells.count == 2, "\(list)")
        }
    }

    @Test func `what the client answered comes first, then what it was told and what it contests`() throws {
        let recordad = try claimed(language: "es")
        _ = try recordad("notes", "add", "C1", "Prometió pagar el viernes")
        let table = try recordad("calls", columns: 300).output
        #expect(table.contains("Prometió pagar el viernes (#4, "), "\(table)")
        #expect(table.contains("); Reclamo 2, 19 oct"), "\(table)")
        #expect(table.contains("; en disputa: F-4 (broken box)\n"), "\(table)")
        #expect(table.contains("430,50") && table.contains("ana@x.example"), "\(table)")
    }

    @Test func `a program gets overdue and owed apart, the stage, the e-mail and the answer`() throws {
        let recordad = try claimed(language: "es")
        _ = try recordad("notes", "add", "C1", "Prometió pagar")
        _ = try recordad("notes", "done", "4")
        _ = try recordad("once", "--now", "2026-10-26")
        #expect(try recordad("calls", columns: 300).output.contains("Reclamo 3, 26 oct; Prometió pagar (#4, "))
        let json = try recordad("calls", "--format", "json").output
        let calls = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        let call = try #require(calls.first)
        #expect(call["balance"] as? String == "430.50" && call["overdue"] as? String == "30.50")
        #expect(call["invoices"] as? [String] == ["F-1", "F-2", "F-3"])
        #expect(call["overdue_invoices"] as? [String] == ["F-1", "F-2"])
        #expect(call["disputed"] as? [String] == ["F-4 (broken box)"])
        #expect(call["email"] as? String == "ana@x.example")
        #expect(call["last_stage"] as? String == "claim 3" && call["last_date"] as? String == "2026-10-26")
        #expect(call["comment"] as? String == "Prometió pagar" && call["comment_note"] as? Int == 4)
    }
}

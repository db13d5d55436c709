import Dunning
import Foundation
import Storage
import TestSupport

/// A company whose clients, invoices and files mean it harm, and a server that takes its mail.
struct AttackedCompany {
    let recordad: Recordad
    let server: SMTPScriptedServer
    private let store: Connection

    /// - Parameter lines: Configuration on top of what is needed.
    init(_ lines: String = "") throws {
        recordad = try Recordad()
        server = try SMTPScriptedServer()
        _ = try recordad.folder.write(
            "recordad.conf.d/attacked.conf",
            """
            [Company]
            TaxId=77.777.777-7
            [Store]
            MaxDataAge=0
            [Mail]
            Server=smtp://127.0.0.1:\(server.port)
            \(lines)
            """)
        let path = recordad.folder.path("invoices.db")
        try InvoiceStore.createIfMissing(path: path)
        store = try Connection(path: path, mode: .readWrite)
    }

    /// A client with one open invoice, due three days before the day of the attack; each text is where it is asked to be.
    func owe(
        client: String, invoice: String, email: String, text: String, paymentURL: String? = nil, document: String? = nil
    ) throws {
        try store.run(
            """
            INSERT INTO client (id, name, tax_id, email, cc, phone, language, country, collector)
            VALUES (?1, ?2, ?2, ?3, ?2, ?2, ?2, ?2, ?2)
            """, [.text(client), .text(text), .text(email)])
        try store.run(
            """
            INSERT INTO invoice (id, number, client_id, issued_on, due_on, currency, total, balance, reason,
                payment_url, document, updated_at)
            VALUES (?1, ?2, ?3, '2026-10-21', '2026-11-21', 'USD', 1000, 1000, ?2, ?4, ?5, '2026-10-21T00:00:00Z')
            """,
            [.text(invoice), .text(text), .text(client), SQLValue(paymentURL), SQLValue(document)])
    }

    /// Writes into the store with one commit.
    func atOnce(_ body: () throws -> Void) throws {
        try store.execute("BEGIN")
        try body()
        try store.execute("COMMIT")
    }

    func once(_ moment: String = "2026-11-24T10:00") throws -> Finished { try recordad("once", "--now", moment) }
}

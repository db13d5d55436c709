import Dunning
import Storage
import TestSupport

/// What happens in the office: an ERP writes the store with plain SQL.
extension World {
    func client(_ id: String, email: String? = nil, language: String? = nil) throws(StorageError) {
        try store.run(
            "INSERT INTO client (id, name, email, language) VALUES (?1, 'Cliente ' || ?1, ?2, ?3)",
            [.text(id), .text(email ?? "\(id.lowercased())@example.org"), SQLValue(language)])
    }

    /// An open credit invoice, issued thirty days before it is due.
    func invoice(
        _ id: String, of client: String = "C1", due: String, balance: Int64 = 1000, currency: String = "CLP"
    ) throws(StorageError) {
        try store.run(
            """
            INSERT INTO invoice (id, number, client_id, issued_on, due_on, currency, total, balance, updated_at)
            VALUES (?1, 'N-' || ?1, ?2, date(?3, '-30 days'), ?3, ?4, ?5, ?5, ?3 || 'T00:00:00Z')
            """, [.text(id), .text(client), .text(due), .text(currency), .integer(balance)])
    }

    /// Several clients with an invoice each, all due on one day: C1 with F1, C2 with F2 …
    func clients(_ count: Int, due: String, from first: Int = 1) throws {
        try store.transaction { () throws(StorageError) in
            for number in first..<first + count {
                try client("C\(number)")
                try invoice("F\(number)", of: "C\(number)", due: due)
            }
        }
    }

    /// Another program exports the store anew, and puts the file in the place of the first.
    func replaceStore(having change: String) throws {
        try store.execute("VACUUM INTO '\(storePath).new'")
        try Connection(path: storePath + ".new", mode: .readWrite).execute(change)
        _ = try run("mv", [storePath + ".new", storePath])
    }

    func pay(_ invoice: String) throws { try set(invoice, "status", .text("paid")) }

    /// Writes one column of an invoice.
    func set(_ invoice: String, _ column: String, _ value: SQLValue) throws {
        try store.run("UPDATE invoice SET \(column) = ? WHERE id = ?", [value, .text(invoice)])
    }

    /// Writes one column of a client.
    func set(client: String, _ column: String, _ value: SQLValue) throws {
        try store.run("UPDATE client SET \(column) = ? WHERE id = ?", [value, .text(client)])
    }

    func synced(at text: String?) throws {
        try store.run("DELETE FROM store")
        if let text { try store.run("INSERT INTO store VALUES (?)", [.text(text)]) }
    }
}

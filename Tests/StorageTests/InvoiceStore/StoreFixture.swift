import Dunning
import Storage
import TestSupport

/// A store in a folder of its own, written as another program would: with plain SQL.
struct StoreFixture {
    let folder: TemporaryFolder
    let path: String
    let writer: Connection

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("invoices.db")
        try InvoiceStore.createIfMissing(path: path)
        writer = try Connection(path: path, mode: .readWrite)
        try writer.execute("PRAGMA foreign_keys = OFF")
    }

    func open() throws -> InvoiceStore { try InvoiceStore(path: path, mode: .readOnly) }

    func add(client id: String, email: String = "pagos@example.com") throws {
        try writer.run("INSERT INTO client (id, name, email) VALUES (?1, ?1, ?2)", [.text(id), .text(email)])
    }

    func add(
        _ id: String, client: String = "C1", issued: String = "2026-01-01", due: String? = nil, balance: Int64 = 100,
        terms: String = "credit", status: String = "open"
    ) throws {
        try writer.run(
            """
            INSERT INTO invoice (id, number, client_id, issued_on, due_on, currency, total, balance, terms, status, \
            updated_at) VALUES (?1, 'N' || ?1, ?2, ?3, ?4, 'CLP', 100, ?5, ?6, ?7, '2026-01-01T00:00:00Z')
            """,
            [
                .text(id), .text(client), .text(issued), SQLValue(due), .integer(balance), .text(terms),
                .text(status),
            ])
    }

    /// The ids of the candidates, as `client:invoice,invoice`.
    func candidates(from: String, through: String, issuedFrom: String? = nil) throws -> [String] {
        var found: [String] = []
        try open().read { snapshot in
            try snapshot.forEachCandidate(
                from: try date(from), through: try date(through), issuedFrom: try issuedFrom.map(date)
            ) { client, id, invoices in
                let mark = client == nil ? "?" : ""
                found.append("\(id)\(mark):" + invoices.map(\.id).joined(separator: ","))
            }
        }
        return found
    }

    func dropIndexes() throws {
        let names = try writer.query("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL") {
            $0.text(0)
        }
        for name in names { try writer.execute("DROP INDEX \(name)") }
    }
}

struct NoSuchDay: Error { let text: String }

func date(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(text) else { throw NoSuchDay(text: text) }
    return date
}

import Dunning
import Foundation
import Storage
import TestSupport
import Testing

struct InvoiceStoreTests {
    let store: StoreFixture

    init() throws { store = try StoreFixture() }

    private func clients(in store: InvoiceStore) throws -> Int64 {
        try store.read { snapshot in try snapshot.counts().clients }
    }

    private func refusal(_ mode: Connection.Mode = .readOnly, of path: String) -> String? {
        #expect(throws: StorageError.self) { try InvoiceStore(path: path, mode: mode) }?.description
    }

    @Test func `the tables are those of the design, word for word`() throws {
        let tables = try store.writer.query("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name") {
            ($0.text(0), $0.text(1))
        }
        #expect(tables.map(\.0) == ["client", "invoice", "store"])
        #expect(tables.allSatisfy { $0.1.hasSuffix("STRICT") })
        #expect(try store.writer.userVersion() == 1)
    }

    @Test func `another file in its place is read from then on, and a missing one is said to be`() throws {
        try store.writer.execute("PRAGMA journal_mode = DELETE")
        let open = try store.open()
        #expect(try clients(in: open) == 0)
        try store.writer.execute("VACUUM INTO '\(store.path).new'")
        try Connection(path: store.path + ".new", mode: .readWrite).execute(
            "INSERT INTO client (id, name, email) VALUES ('C1', 'C1', '')")
        _ = try run("mv", [store.path + ".new", store.path])
        #expect(try clients(in: open) == 1)
        _ = try run("mv", [store.path, store.path + ".gone"])
        #expect(#expect(throws: StorageError.self) { try clients(in: open) }?.cause == "it does not exist")
        _ = try run("mv", [store.path + ".gone", store.path])
        #expect(try clients(in: open) == 1)
    }

    @Test func `a link that is turned to another file is followed`() throws {
        let link = store.folder.path("link.db")
        _ = try run("ln", ["-s", store.path, link])
        let open = try InvoiceStore(path: link, mode: .readOnly)
        #expect(try clients(in: open) == 0)
        try store.writer.execute("VACUUM INTO '\(store.path).new'")
        try Connection(path: store.path + ".new", mode: .readWrite).execute(
            "INSERT INTO client (id, name, email) VALUES ('C1', 'C1', '')")
        _ = try run("ln", ["-sfn", store.path + ".new", link])
        #expect(try clients(in: open) == 1)
    }

    @Test func `a file that is copied over the store is read anew, though it was made in the same steps`() throws {
        let exports = try ["open", "paid"].map { status in
            let path = store.folder.path("\(status).db")
            try InvoiceStore.createIfMissing(path: path)
            let export = try Connection(path: path, mode: .readWrite)
            try export.execute("PRAGMA journal_mode = DELETE")
            try export.execute("INSERT INTO client (id, name, email) VALUES ('C1', 'C1', '')")
            try export.execute(
                """
                INSERT INTO invoice (id, number, client_id, issued_on, due_on, currency, total, balance, status, updated_at)
                VALUES ('F1', '1', 'C1', '2026-01-01', '2026-02-01', 'CLP', 1, 1, '\(status)', '2026-01-01T00:00:00Z')
                """)
            return path
        }
        let path = store.folder.path("copied.db")
        _ = try run("cp", [exports[0], path])
        let open = try InvoiceStore(path: path, mode: .readOnly)
        func status() throws -> String? { try open.read { try $0.invoice(InvoiceID("F1"))?.status } }
        #expect(try status() == "open")
        let before = try open.revision()
        _ = try run("cp", [exports[1], path])
        #expect(try open.revision() != before)
        #expect(try status() == "paid")
    }

    @Test func `a file put beside the write-ahead log of another is not read`() throws {
        try store.add(client: "C1")
        let open = try store.open()
        try store.writer.execute("VACUUM INTO '\(store.path).new'")
        _ = try run("mv", [store.path + ".new", store.path])
        let error = #expect(throws: StorageError.self) { try open.read { _ in } }
        #expect(error?.cause == "another file was put in its place beside the write-ahead log of the first")
        _ = try run("rm", [store.path + "-wal", store.path + "-shm"])
        #expect(try clients(in: open) == 1)
    }

    @Test func `rows come back raw, extra columns of another program ignored`() throws {
        try store.writer.execute("ALTER TABLE invoice ADD COLUMN branch TEXT")
        try store.add(client: "C1", email: "not an address")
        try store.add("i1", due: "2026-02-30", balance: -5, status: "disputed")
        try store.open().read { snapshot in
            #expect(try snapshot.client(ClientID("C1")) == ClientRecord(id: "C1", name: "C1", email: "not an address"))
            let invoice = InvoiceRecord(
                id: "i1", number: "Ni1", clientID: "C1", issuedOn: "2026-01-01", dueOn: "2026-02-30", currency: "CLP",
                total: 100, balance: -5, status: "disputed")
            #expect(try snapshot.invoice(InvoiceID("i1")) == invoice)
            #expect(try snapshot.invoices(number: "Ni1") == [invoice])
            #expect(try snapshot.invoices(ofClient: ClientID("C1")) == [invoice])
            #expect(try snapshot.invoice(InvoiceID("other")) == nil)
            let counts = try snapshot.counts()
            #expect([counts.clients, counts.invoices, counts.unpaid] == [1, 1, 0])
        }
    }

    @Test func `a printed number finds its invoices, whatever their ids`() throws {
        try store.add(client: "C1")
        for id in ["7", "8", "9"] { try store.add(id) }
        try store.writer.execute("UPDATE invoice SET number = '7' WHERE id IN ('7', '9')")
        #expect(try store.open().read { try $0.invoices(number: "7").map(\.id) } == ["7", "9"])
        #expect(try store.open().read { try $0.invoices(number: "8").map(\.id) }.isEmpty)
    }

    @Test func `a read sees one moment, whatever is committed meanwhile`() throws {
        try store.open().read { snapshot in
            #expect(try snapshot.counts().clients == 0)
            try store.add(client: "C1")
            #expect(try snapshot.counts().clients == 0)
        }
        #expect(try store.open().read { try $0.counts().clients } == 1)
    }

    @Test func `a store of a later version is refused`() throws {
        try store.writer.setUserVersion(2)
        #expect(
            refusal(of: store.path)
                == "cannot use '\(store.path)' as the invoice store: its version is 2, this program knows versions up "
                + "to 1; install a newer recordad")
    }

    @Test(arguments: [
        ("DROP TABLE store", "it has no table 'store'"),
        (
            "ALTER TABLE client DROP COLUMN cc; ALTER TABLE client DROP COLUMN phone",
            "its table 'client' has no column 'cc', 'phone'"
        ),
        ("DROP TABLE store; CREATE TABLE store (synced_at TEXT)", "its table 'store' is not STRICT"),
    ])
    func `a database that is no store is refused by what it lacks`(sql: String, reason: String) throws {
        try store.writer.execute(sql)
        for mode in [Connection.Mode.readOnly, .create] {
            #expect(refusal(mode, of: store.path)?.contains(reason) == true)
        }
    }

    @Test func `a store made by another program is read without our indexes`() throws {
        try store.dropIndexes()
        try store.writer.setUserVersion(0)
        try store.add(client: "C1")
        try store.add("i1", due: "2026-02-01")
        #expect(try store.candidates(from: "2026-01-01", through: "2026-03-01") == ["C1:i1"])
    }

    @Test func `creating leaves a file with something in it alone`() throws {
        let foreign = store.folder.path("other.db")
        try Connection(path: foreign, mode: .create).execute("CREATE TABLE kept (a)")
        let before = try Data(contentsOf: URL(filePath: foreign))
        try InvoiceStore.createIfMissing(path: foreign)
        #expect(try Data(contentsOf: URL(filePath: foreign)) == before)
    }

    @Test(arguments: [
        ("2026-11-21T10:00:00Z", 1_795_255_200), ("2026-11-21T07:00:00.5-03:00", 1_795_255_200),
        ("2026-11-21 10:00:00", 1_795_255_200), ("1970-01-01T00:00:00+00:00", 0),
    ])
    func `the time of the last import is read`(text: String, seconds: Int64) throws {
        #expect(try store.open().syncedAt() == nil)
        try store.writer.run("INSERT INTO store VALUES (?)", [.text(text)])
        #expect(try store.open().syncedAt() == Instant(secondsSince1970: seconds))
    }

    @Test(arguments: [
        "yesterday", "2026-11-21", "2026-02-30T10:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T10:00:00+3",
    ])
    func `an age that cannot be read is an error, not a guess`(text: String) throws {
        try store.writer.run("INSERT INTO store VALUES (?)", [.text(text)])
        let error = #expect(throws: StorageError.self) { try store.open().syncedAt() }
        #expect(error?.cause.contains("'\(text)'") == true)
    }
}

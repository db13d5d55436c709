import Dunning
import Foundation
import TestSupport
import Testing

@testable import Storage

/// `Tests/Golden/ledger-1.sql` is what the recordad of version 1 left: two messages sent, one deferred.
@Suite struct LedgerUpgradeTests {
    let folder: TemporaryFolder
    let path: String
    let file: Connection

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("ledger.db")
        file = try Connection(path: path, mode: .create)
        try file.execute(
            try String(contentsOf: Repository.root.appending(path: "Tests/Golden/ledger-1.sql"), encoding: .utf8))
    }

    /// The columns of each table that version 1 had, and today's has too.
    private func columns() throws -> [(table: String, columns: [String])] {
        let tables = [
            "fact", "message", "letter", "reminder", "attempt", "refused_address", "missing_address", "seen_open",
            "note", "pending_line", "log_file",
        ]
        return try tables.map { table in
            let columns = try file.query("SELECT name FROM pragma_table_info('\(table)')") { $0.text(0) }
            return (table, columns.filter { table != "message" || !["recipients", "is_demand"].contains($0) })
        }
    }

    /// Every row of those tables, without columns that came later.
    private func rows(_ tables: [(table: String, columns: [String])]) throws -> [String] {
        try tables.flatMap { table, columns in
            let row = columns.map { "quote(\($0))" }.joined(separator: " || ',' || ")
            return try file.query("SELECT \(row) FROM \(table)") { "\(table): \($0.text(0))" }
        }
    }

    private func schema(_ file: Connection) throws -> [String] {
        try file.query("SELECT name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1") { $0.text(0) }
    }

    @Test func `a ledger of version 1 becomes one of today with all that it held`() throws {
        let columns = try columns()
        let before = try rows(columns)
        #expect(before.count == 18)
        let ledger = try Ledger(path: path, mode: .readWrite)
        #expect(try file.userVersion() == LedgerSchema.version)
        #expect(try rows(columns) == before)
        #expect(try ledger.messages(Ledger.Filter()).map(\.state) == [.sent, .sent, .deferred])
        let fresh = try Ledger(path: folder.path("fresh.db"), mode: .create)
        #expect(try schema(file) == schema(fresh.connection))
    }

    @Test func `whom version 1 wrote to counts as written to`() throws {
        let ledger = try Ledger(path: path, mode: .readWrite)
        let sent = Instant(secondsSince1970: 1_795_273_200)
        let found = try file.query("SELECT client_id || ' ' || address || ' ' || at FROM contact ORDER BY message") {
            $0.text(0)
        }
        #expect(
            found == ["C1 c1@example.org 1795273200", "C2 c2@example.org 1795273200", "C3 c3@example.org \(Int64.max)"])
        let all = HistoryQuestion.Contacts(addresses: [], since: sent)
        #expect(try ledger.history(of: ClientID("C1"), contacts: all, mode: .live).contacts.count == 1)
    }

    @Test func `whom version 1 reminded is followed until thanked`() throws {
        let ledger = try Ledger(path: path, mode: .readWrite)
        #expect(try ledger.clientsWithOpenThanks(mode: .live) == [ClientID("C1"), ClientID("C2")])
    }

    @Test func `what version 1 did not count is counted`() throws {
        let ledger = try Ledger(path: path, mode: .readWrite)
        let sent = Ledger.Tally(count: 2, last: Instant(secondsSince1970: 1_795_273_200))
        #expect(try ledger.finishedTallies() == [.sent: sent])
        #expect(
            try ledger.attemptTallies() == [
                .accepted: sent, .deferred: Ledger.Tally(count: 1, last: Instant(secondsSince1970: 1_795_359_600)),
            ])
        #expect(try ledger.plannedCount() == 3)
    }

    @Test func `an upgrade that fails half way leaves the ledger as it was`() throws {
        // The last thing that the step would make is in the way.
        try file.execute("ALTER TABLE message ADD COLUMN refused TEXT")
        let columns = try columns()
        let (rows, schema) = (try rows(columns), try schema(file))
        #expect(throws: StorageError.self) { try Ledger(path: path, mode: .readWrite) }
        #expect(try self.rows(columns) == rows && self.schema(file) == schema)
        #expect(try file.userVersion() == 1)
        try file.execute("ALTER TABLE message DROP COLUMN refused")
        #expect(try Ledger(path: path, mode: .readWrite).plannedCount() == 3)
    }

    @Test func `a reader of an older ledger is told what makes it ready`() throws {
        let error = #expect(throws: StorageError.self) { try Ledger.ifPresent(path: path) }
        #expect(
            error?.description == "cannot use '\(path)' as the ledger: its version is 1, this recordad reads 2; "
                + "start the service once, or run recordad once")
        #expect(try file.userVersion() == 1)
    }
}

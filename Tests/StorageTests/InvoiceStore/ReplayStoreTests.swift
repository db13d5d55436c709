import Dunning
import Storage
import TestSupport
import Testing

/// What a replay makes of a store, in which everything was paid or changed at its own time.
struct ReplayStoreTests {
    private let fixture: StoreFixture

    init() throws {
        fixture = try StoreFixture()
        try fixture.add(client: "C1")
        try fixture.add(client: "C2")
        try fixture.add("open", balance: 40)
        try paid("before", on: "2026-02-27T10:00:00Z")
        try paid("late", on: "2026-03-05T23:30:00Z")
        try paid("day", on: "2026-03-05")
        try paid("unreadable", on: "in March")
        try fixture.add("disputed", status: "disputed")
        try fixture.add("cash", terms: "cash")
        // No such client: a record to be skipped and named, as in the real store.
        try fixture.add("orphan", client: "gone")
    }

    private func paid(_ id: String, on time: String) throws {
        try fixture.add(id, balance: 0, status: "paid")
        try fixture.writer.run("UPDATE invoice SET updated_at = ? WHERE id = ?", [.text(time), .text(id)])
    }

    private func replay() throws -> (ReplayStore, () throws -> [String]) {
        let path = fixture.folder.path("replay.db")
        // Chile in March: three hours behind.
        let replay = try ReplayStore(of: fixture.open(), at: path, settledSince: try date("2026-03-01")) {
            LocalTime($0, secondsFromUTC: -10_800).date
        }
        return (
            replay,
            {
                try Connection(path: path, mode: .readOnly)
                    .query("SELECT id || ' ' || status || ' ' || balance FROM invoice ORDER BY id") { $0.text(0) }
            }
        )
    }

    @Test func `keys that are no UTF-8 and read alike stop nothing`() throws {
        for bytes in ["D12D31", "C92D31"] {
            try fixture.add(bytes)
            try fixture.writer.execute("UPDATE invoice SET id = CAST(x'\(bytes)' AS TEXT) WHERE id = '\(bytes)'")
        }
        let (_, rows) = try replay()
        #expect(try rows().contains("\u{FFFD}-1 open 100"))
    }

    @Test func `what is paid later is open with its total, and what cannot matter is left out`() throws {
        let (replay, invoices) = try replay()
        #expect(
            try invoices() == ["day open 100", "late open 100", "open open 40", "orphan open 100", "unreadable paid 0"])
        #expect(try replay.payments(through: date("2026-12-31")).map(\.invoice.value) == ["day", "late"])
    }

    @Test func `a payment is made on its day by the company's clock, once`() throws {
        let (replay, invoices) = try replay()
        #expect(try replay.payments(through: date("2026-03-04")) == [])
        try replay.settle(through: try date("2026-03-05"))
        #expect(try invoices().prefix(2) == ["day paid 0", "late paid 0"])
        #expect(try replay.payments(through: date("2026-12-31")) == [])
    }

    @Test func `the store itself stays as it is`() throws {
        let everything = "SELECT group_concat(id || status || balance || updated_at) FROM invoice"
        let before = try fixture.writer.query(everything) { $0.text(0) }
        try replay().0.settle(through: try date("2026-12-31"))
        #expect(try fixture.writer.query(everything) { $0.text(0) } == before)
    }
}

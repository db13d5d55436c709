import Dunning
import Storage
import TestSupport
import Testing

struct CandidateTests {
    let store: StoreFixture

    init() throws {
        store = try StoreFixture()
        try store.add(client: "C1")
    }

    @Test func `clients come in order of id with their invoices, and a missing client is nil`() throws {
        try store.add(client: "C0")
        try store.add("b", client: "C1", due: "2026-02-01")
        try store.add("a", client: "C1", due: "2026-02-02")
        try store.add("d", client: "C0", due: "2026-02-03")
        try store.add("e", client: "gone", due: "2026-02-03")
        #expect(
            try store.candidates(from: "2026-01-01", through: "2026-03-01") == ["C0:d", "C1:a,b", "gone?:e"])
    }

    @Test func `clients are told apart by bytes`() throws {
        for id in ["Pen\u{303}a", "Pe\u{F1}a"] {
            try store.add(client: id)
            try store.add(id, client: id, due: "2026-02-01")
        }
        let found = try store.candidates(from: "2026-01-01", through: "2026-03-01")
        #expect(
            found.map { Array($0.utf8) } == ["Pen\u{303}a:Pen\u{303}a", "Pe\u{F1}a:Pe\u{F1}a"].map { Array($0.utf8) })
    }

    @Test(arguments: [
        ("due on the first day", "2026-01-01", Optional("2026-02-01"), true),
        ("due on the last day", "2026-01-01", "2026-02-28", true),
        ("due before the range", "2026-01-01", "2026-01-31", false),
        ("due after the range", "2026-01-01", "2026-03-01", false),
        ("no due date, issued a longest term before", "2025-02-01", nil, true),
        ("no due date, issued earlier still", "2025-01-31", nil, false),
        ("no due date, issued after the range", "2026-03-01", nil, false),
        ("an empty due date", "2026-01-01", "", true),
        ("a due date of another shape", "2026-01-01", "1/2/2026", true),
        ("a day that does not exist", "2026-01-01", "2026-02-30", false),
        ("a malformed issue date", "1/1/2026", "2030-01-01", true),
        ("no issue date at all", "", nil, true),
        ("due later, issued since the first of July", "2026-07-01", "2026-08-01", true),
        ("due later, issued just before", "2026-06-30", "2026-08-01", false),
    ])
    func `which open invoices a poll looks at`(_ what: String, issued: String, due: String?, expected: Bool) throws {
        try store.add("x", issued: issued, due: due)
        let range = (from: "2026-02-01", through: "2026-02-28")
        let found = expected ? ["C1:x"] : []
        #expect(try store.candidates(from: range.from, through: range.through, issuedFrom: "2026-07-01") == found)
        try store.dropIndexes()
        #expect(try store.candidates(from: range.from, through: range.through, issuedFrom: "2026-07-01") == found)
    }

    @Test(arguments: [("paid", "credit", 100), ("void", "credit", 100), ("open", "cash", 100), ("open", "credit", 0)])
    func `paid, void and cash invoices are no candidates`(status: String, terms: String, balance: Int64) throws {
        try store.add("x", due: "2026-02-01", balance: balance, terms: terms, status: status)
        #expect(try store.candidates(from: "2026-01-01", through: "2026-03-01").isEmpty)
    }

    @Test func `a poll searches indexes and scans no table`() throws {
        let query = CandidateQuery(
            from: try date("2026-02-01"), through: try date("2026-02-28"), issuedFrom: try date("2026-01-01"))
        let steps = try store.writer.query("EXPLAIN QUERY PLAN " + query.sql(indexed: true), query.values) {
            $0.text(3)
        }
        #expect(steps.count { $0.hasPrefix("SEARCH invoice USING INDEX invoice_unpaid_") } == 3)
        #expect(steps.filter { $0.hasPrefix("SCAN") } == ["SCAN invoice USING INDEX invoice_unpaid_malformed"])
    }
}

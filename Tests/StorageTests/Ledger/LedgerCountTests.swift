import Dunning
import Storage
import TestSupport
import Testing

@Suite struct LedgerCountTests {
    let fixture: LedgerFixture

    init() throws { fixture = try LedgerFixture() }

    @Test func `an empty ledger has nothing to count`() throws {
        #expect(try fixture.ledger.plannedCount() == 0)
        #expect(try fixture.ledger.unfinishedCounts().isEmpty)
        #expect(try fixture.ledger.finishedTallies().isEmpty && fixture.ledger.attemptTallies().isEmpty)
    }

    @Test func `each end of a message counts, also after another try, and no count ever falls`() throws {
        let ledger = fixture.ledger
        let ids = try (1...3).map { try fixture.enqueue(fixture.message(["F\($0)"])) }
        try fixture.end(ids[0], .failed, on: "2026-11-24")
        try ledger.move(ids[0], to: .deferred, next: fixture.now, reason: nil)
        #expect(try ledger.finishedTallies().mapValues(\.count) == [.failed: 1])
        try ledger.markSending(ids[0], at: fixture.now)
        let end = try fixture.time(on: "2026-11-26")
        try ledger.record(
            Verdict(.accepted, reply: "250"), disposition: Disposition(state: .sent), for: ids[0], attempt: 2, at: end)
        try ledger.cancel(ids[1], reason: .paid, at: fixture.time(on: "2026-11-25"))
        #expect(try ledger.finishedTallies().mapValues(\.count) == [.failed: 1, .sent: 1, .cancelled: 1])
        #expect(try ledger.finishedTallies()[.sent]?.last == end.instant)
        #expect(try ledger.attemptTallies().mapValues(\.count) == [.failed: 1, .accepted: 1])
        #expect(try ledger.unfinishedCounts() == [.queued: 1])
        #expect(try ledger.plannedCount() == 3)
    }

    @Test func `an attempt that is recorded again counts once`() throws {
        let id = try fixture.enqueue(fixture.message(["F1"]))
        try fixture.end(id, .failed)
        try fixture.end(id, .failed)
        #expect(try fixture.ledger.attemptTallies().mapValues(\.count) == [.failed: 1])
    }

    @Test(arguments: [
        "SELECT state, count(*) FROM message WHERE state NOT IN ('sent','failed','cancelled') GROUP BY state",
        "SELECT count(*) FROM message WHERE state = 'sent' AND ended_on = '2026-11-24'",
        "SELECT coalesce(max(id), 0) FROM message",
    ])
    func `no count reads every message`(sql: String) throws {
        let file = try Connection(path: fixture.ledger.path, mode: .readOnly)
        let plan = try file.query("EXPLAIN QUERY PLAN \(sql)") { $0.text(3) }
        #expect(plan.allSatisfy { $0.contains("INDEX message_") || $0 == "SEARCH message" }, "\(plan)")
    }
}

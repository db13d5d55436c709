import Dunning
import Foundation
import Testing

@testable import Storage

/// What `Keep=` removes from the ledger, and what stays so that nothing is written twice.
@Suite struct LedgerPruneTests {
    let fixture: LedgerFixture
    var ledger: Ledger { fixture.ledger }
    init() throws { fixture = try LedgerFixture() }

    /// Prunes what ended before 2026-12-01 with a last message beside it.
    private func prune(limit: Int = 100) throws -> Int {
        try fixture.enqueue(fixture.message(["LAST"]))
        let day = try #require(CivilDate("2026-12-01"))
        return try ledger.transaction { () throws(StorageError) in
            try ledger.pruneMessages(endedBefore: day, limit: limit)
        }
    }

    private func rows(_ table: String) throws -> Int64 {
        try #require(try ledger.connection.query("SELECT count(*) FROM \(table)") { $0.int64(0) }.first)
    }

    @Test(arguments: [MessageState.sent, .failed])
    func `of a message that ended only what makes its reminders unique stays`(state: MessageState) throws {
        try fixture.end(try fixture.enqueue(fixture.message(["F1", "F2"])), state)
        let before = try fixture.history()
        #expect(try prune() == 1)
        let after = try fixture.history()
        #expect(after.lastDemandOn == before.lastDemandOn)
        for (invoice, reminders) in before.reminders {
            let past = try #require(after.reminders[invoice]?.first)
            #expect(past.identity == reminders[0].identity && past.day == reminders[0].day)
            #expect(past.state == state && past.messageID == nil)
        }
        #expect(try ["message", "reminder", "letter", "attempt", "used_identity"].map(rows) == [1, 1, 1, 0, 2])
        let error = #expect(throws: StorageError.self) {
            try fixture.enqueue(fixture.message(["F1"], client: "C2", on: "2029-11-24"))
        }
        #expect(error?.kind == .constraint)
        try fixture.enqueue(fixture.message(["F1"], Rung(.claim)))
    }

    @Test(arguments: [Stage.issued, .thanks])
    func `a stage that ignores the due date stays used for any`(stage: Stage) throws {
        try fixture.end(try fixture.enqueue(fixture.message(["F1"], Rung(stage))), .sent)
        #expect(try prune() == 1)
        #expect(try fixture.history().reminders[InvoiceID("F1")]?.map(\.rung) == [Rung(stage)])
        #expect(throws: StorageError.self) {
            try fixture.enqueue(fixture.message(["F1"], Rung(stage), due: "2030-01-01"))
        }
    }

    @Test(arguments: [("2026-11-25", 0), ("2026-11-23", 1)])
    func `thanks that were waived since are not asked for again`(waivedOn: String, seenOpen: Int64) throws {
        try fixture.end(try fixture.enqueue(fixture.message(["F1"])), .sent)
        try ledger.noteThanks(
            .all, waived: [(ClientID("C1"), InvoiceID("F1"))], on: try #require(CivilDate(waivedOn)), mode: .live)
        #expect(try prune() == 1)
        #expect(try rows("seen_open") == seenOpen)
    }

    @Test func `another client of the invoice knows of it too`() throws {
        try fixture.end(try fixture.enqueue(fixture.message(["F1"], client: "C9")), .sent)
        #expect(try prune() == 1)
        #expect(try fixture.history(invoices: ["F1"]).reminders[InvoiceID("F1")]?.count == 1)
        #expect(try fixture.history("C9").reminders[InvoiceID("F1")]?.count == 1)
        #expect(try fixture.history(mode: .shadow).reminders.isEmpty)
    }

    @Test func `what a rule cancelled leaves nothing, what a person cancelled stays used`() throws {
        let time = try fixture.time(on: "2026-11-24")
        try ledger.cancel(try fixture.enqueue(fixture.message(["F1"])), reason: .paid, at: time)
        try ledger.cancel(try fixture.enqueue(fixture.message(["F2"])), reason: .cancelledByOperator, at: time)
        #expect(try prune() == 2)
        let states = try fixture.history().reminders.mapValues { $0.map(\.state) }
        #expect(states == [InvoiceID("F2"): [.cancelled], InvoiceID("LAST"): [.queued]])
        try fixture.enqueue(fixture.message(["F1"]))
    }

    @Test func `what has no end, ended later, or waits for its file stays`() throws {
        try fixture.enqueue(fixture.message(["F1"]))
        try fixture.end(try fixture.enqueue(fixture.message(["F2"])), .uncertain)
        try fixture.end(try fixture.enqueue(fixture.message(["F3"])), .sent, on: "2026-12-01")
        let pending = try fixture.enqueue(fixture.message(["F4"]))
        try fixture.end(pending, .sent)
        try ledger.append([10], to: "2026-11.jsonl", of: .audit, message: pending)
        #expect(try prune() == 0)
        #expect(try rows("message") == 5)
    }

    @Test func `the oldest go first, and the last message never`() throws {
        for day in [24, 22, 23] {
            try fixture.end(try fixture.enqueue(fixture.message(["F\(day)"])), .sent, on: "2026-11-\(day)")
        }
        #expect(try prune(limit: 2) == 2)
        let left = try ledger.messages(Ledger.Filter())
        #expect(left.map(\.endedAt?.date.day) == [24, nil])
        try fixture.end(left[1].id, .sent)
        let day = try #require(CivilDate("2026-12-01"))
        #expect(try ledger.pruneMessages(endedBefore: day, limit: 9) == 1)
        #expect(try ledger.pruneMessages(endedBefore: day, limit: 9) == 0)
        #expect(try ledger.plannedCount() == 4)
    }

    /// Who could be thanked is not forgotten with the message, and nobody else is remembered.
    @Test func `clients who may pay yet are followed`() throws {
        try fixture.end(try fixture.enqueue(fixture.message(["F1"])), .sent)
        try fixture.end(try fixture.enqueue(fixture.message(["F2"], client: "C2")), .failed)
        try fixture.end(try fixture.enqueue(fixture.message(["F3"], client: "C3")), .sent)
        try fixture.end(try fixture.enqueue(fixture.message(["F3"], Rung(.thanks), client: "C3")), .sent)
        let before = try ledger.clientsWithOpenThanks(mode: .live)
        #expect(try prune() == 4)
        #expect(try ledger.clientsWithOpenThanks(mode: .live) == before && before == [ClientID("C1")])
        #expect(try fixture.history().seenOpen == [InvoiceID("F1")])
    }

    @Test func `the counts stay`() throws {
        try fixture.end(try fixture.enqueue(fixture.message(["F1"])), .sent)
        let (finished, attempts) = (try ledger.finishedTallies(), try ledger.attemptTallies())
        #expect(try prune() == 1)
        #expect(try ledger.finishedTallies() == finished && ledger.attemptTallies() == attempts)
    }

    /// However many there are, none is read that stays.
    @Test(arguments: [
        "SELECT id FROM message WHERE ended_on < '2026-12-01' AND state IN ('sent','failed','cancelled') ORDER BY ended_on",
        "SELECT count(*) FROM message WHERE state = 'sent' AND ended_on = '2026-11-24'",
        "SELECT id FROM note WHERE state = 'done' AND coalesce(done_at, at) < 1 ORDER BY coalesce(done_at, at)",
    ])
    func `is found by an index`(query: String) throws {
        let plan = try ledger.connection.query("EXPLAIN QUERY PLAN \(query)") { $0.text(3) }
        #expect(plan.count == 1 && plan[0].hasPrefix("SEARCH") && plan[0].contains("INDEX"))
    }
}

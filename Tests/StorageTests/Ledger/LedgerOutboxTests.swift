import Dunning
import Storage
import TestSupport
import Testing

/// The states of a message (design 7).
@Suite struct LedgerOutboxTests {
    let fixture: LedgerFixture
    init() throws { fixture = try LedgerFixture() }

    private func due() throws -> [Int64] { try fixture.ledger.dueMessages(at: fixture.now, limit: 9).map(\.id) }

    @Test func `a queued message is due at once, a held one never by itself`() throws {
        let id = try fixture.enqueue(fixture.message(["F1"]))
        let held = try fixture.enqueue(fixture.message(["F2"]), held: .burst)
        #expect(try due() == [id])
        #expect(try fixture.ledger.nextAttempt() == fixture.now)
        #expect(try fixture.ledger.message(id: held)?.reason == .burst)
    }

    @Test func `a message taken back from the wire is exactly what it was`() throws {
        let id = try fixture.enqueue(fixture.message(["F1"]))
        try fixture.ledger.move(id, to: .deferred, next: fixture.now, reason: .staleData(.unknownAge))
        let before = try #require(try fixture.ledger.message(id: id))
        let attempted = fixture.now.adding(seconds: 60)
        try fixture.ledger.markSending(id, at: attempted)
        #expect(try due() == [])
        #expect(try fixture.ledger.message(id: id) == before.sending(at: attempted))
        try fixture.ledger.unmarkSending(before)
        #expect(try fixture.ledger.message(id: id) == before)
    }

    @Test func `what was on the wire when a process died is uncertain since that attempt`() throws {
        let id = try fixture.enqueue(fixture.message(["F1"]))
        try fixture.ledger.markSending(id, at: fixture.now)
        let later = fixture.now.adding(seconds: 9 * 86_400)
        let found = try fixture.ledger.recoverSending(next: later) { LocalTime($0, secondsFromUTC: 0) }
        #expect(found.map(\.id) == [id])
        let message = try #require(try fixture.ledger.message(id: id))
        #expect(message.state == .uncertain && message.wasUncertain && message.nextAttempt == later)
        #expect(message.endedAt?.instant == fixture.now)
        let file = try Connection(path: fixture.folder.path("ledger.db"), mode: .readOnly)
        #expect(try file.query("SELECT verdict FROM attempt") { $0.text(0) } == ["uncertain"])
        #expect(try fixture.ledger.recoverSending(next: later) { LocalTime($0, secondsFromUTC: 0) } == [])
    }

    @Test func `a message composed again keeps its day, its place, its reminders and its history of attempts`() throws {
        let id = try fixture.enqueue(fixture.message(["F1"]))
        try fixture.ledger.markSending(id, at: fixture.now)
        let next = try fixture.message(["F1"], on: "2026-11-25", id: "new@x")
        try fixture.ledger.recompose(id, as: next)
        let message = try #require(try fixture.ledger.message(id: id))
        #expect(try message.messageID == MessageID("new@x") && message.plannedOn == date("2026-11-24"))
        #expect(message.attempts == 1 && message.daysPastDue == 4)
        #expect(try fixture.ledger.letter(of: id) == next.bytes)
    }

    @Test func `lists are narrowed by state, client and day`() throws {
        let sent = try fixture.enqueue(fixture.message(["F1"]))
        try fixture.end(sent, .sent, on: "2026-11-26")
        try fixture.enqueue(fixture.message(["F2"], client: "C2"))
        func count(_ filter: Ledger.Filter) throws -> Int { try fixture.ledger.messages(filter).count }
        #expect(try count(Ledger.Filter(states: [.sent, .failed])) == 1)
        #expect(try count(Ledger.Filter(client: ClientID("C2"))) == 1)
        #expect(try count(Ledger.Filter(since: date("2026-11-25"))) == 1)
        #expect(try count(Ledger.Filter(until: date("2026-11-25"))) == 1)
        #expect(try count(Ledger.Filter(since: date("2026-11-24"), until: date("2026-11-26"))) == 2)
        #expect(try fixture.ledger.unfinishedCounts() == [.queued: 1])
        #expect(try fixture.ledger.acceptedCount(on: date("2026-11-26")) == 1)
    }

    @Test func `days with messages are counted without the cancelled, the most recent first`() throws {
        for (number, day) in ["2026-11-20", "2026-11-22", "2026-11-22", "2026-11-24"].enumerated() {
            try fixture.enqueue(fixture.message(["F\(number)"], on: day))
        }
        try fixture.enqueue(fixture.message(["S"], on: "2026-11-22", mode: .shadow))
        try fixture.ledger.cancel(1, reason: .paid, at: fixture.time(on: "2026-11-20"))
        #expect(try fixture.ledger.plannedCounts(before: date("2026-11-24"), days: 20, mode: .live) == [2])
        #expect(try fixture.ledger.plannedCount(on: date("2026-11-24"), mode: .live) == 1)
    }

    @Test func `what this program never writes is a damaged ledger, in words`() throws {
        let id = try fixture.enqueue(fixture.message(["F1"]))
        try Connection(path: fixture.ledger.path, mode: .readWrite).execute("UPDATE message SET stage = 'final'")
        let error = #expect(throws: StorageError.self) { try fixture.ledger.message(id: id) }
        #expect(error?.description == "cannot read message 1 of the ledger: its stage is 'final'")
    }
}

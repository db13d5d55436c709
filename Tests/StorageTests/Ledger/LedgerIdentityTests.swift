import Dunning
import Storage
import Testing

/// A reminder exists once (design 4.2, rule 6).
@Suite struct LedgerIdentityTests {
    let fixture: LedgerFixture
    init() throws { fixture = try LedgerFixture() }

    private func expectRefused(_ message: NewMessage, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let error = #expect(throws: StorageError.self, sourceLocation: sourceLocation) {
            try fixture.ledger.transaction { () throws(StorageError) in
                try fixture.ledger.enqueue(message, at: fixture.now)
            }
        }
        #expect(error?.kind == .constraint, sourceLocation: sourceLocation)
    }

    @Test func `the same invoice, due date and rung are refused, and nothing of the message stays`() throws {
        try fixture.enqueue(fixture.message(["F1"]))
        try expectRefused(fixture.message(["F2", "F1"], id: "other@x"))
        try expectRefused(fixture.message(["F1"], client: "C2", id: "third@x"))
        #expect(try fixture.ledger.messages(Ledger.Filter()).count == 1)
    }

    @Test func `another due date, rung or mode is another reminder`() throws {
        try fixture.enqueue(fixture.message(["F1"]))
        try fixture.enqueue(fixture.message(["F1"], due: "2026-12-21"))
        try fixture.enqueue(fixture.message(["F1"], Rung(.claim)))
        try fixture.enqueue(fixture.message(["F1"], Rung(.claim, 2)))
        try fixture.enqueue(fixture.message(["F1"], mode: .shadow))
        #expect(try fixture.ledger.messages(Ledger.Filter()).count == 5)
    }

    @Test(arguments: [Stage.issued, .thanks])
    func `these stages are once an invoice, whatever its due date becomes`(stage: Stage) throws {
        try fixture.enqueue(fixture.message(["F1"], Rung(stage)))
        try expectRefused(fixture.message(["F1"], Rung(stage), due: "2026-12-21"))
    }

    @Test func `a cancelled message frees its identities and its Message-ID, and loses its bytes`() throws {
        let message = try fixture.message(["F1", "F2"])
        let id = try fixture.enqueue(message)
        try fixture.ledger.cancel(id, reason: .paid, at: fixture.time(on: "2026-11-24"))
        #expect(try fixture.ledger.letter(of: id) == nil)
        #expect(try fixture.history() == ClientHistory())
        let again = try fixture.enqueue(message)
        #expect(try fixture.ledger.message(message.messageID)?.id == again)
    }

    @Test func `a dropped reminder frees its identity alone`() throws {
        let id = try fixture.enqueue(fixture.message(["F1", "F2"]))
        let first = try #require(try fixture.ledger.reminders(of: id).first)
        try fixture.ledger.drop(first.identity, from: id, reason: .paid)
        try fixture.enqueue(fixture.message(["F1"]))
        try expectRefused(fixture.message(["F2"]))
        #expect(try fixture.ledger.reminders(of: id).map(\.dropped) == [.paid, nil])
    }

    @Test func `no two messages that live have one Message-ID`() throws {
        let first = try fixture.message(["F1"])
        try fixture.enqueue(first)
        try expectRefused(fixture.message(["F2"], id: first.messageID.value))
        let second = try fixture.enqueue(fixture.message(["F2"]))
        let error = #expect(throws: StorageError.self) {
            try fixture.ledger.recompose(second, as: fixture.message(["F2"], id: first.messageID.value))
        }
        #expect(error?.kind == .constraint)
        try fixture.ledger.recompose(second, as: fixture.message(["F2"]))
    }
}

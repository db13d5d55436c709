import Dunning
import Storage
import Testing

/// Whom a message reached, or may have, and when (design 4.4, rule 3).
@Suite struct LedgerContactTests {
    private let fixture: LedgerFixture
    private let id: Int64

    init() throws {
        fixture = try LedgerFixture()
        id = try fixture.enqueue(try fixture.message(["F1"]))
    }

    private func contacts(
        client: String = "C1", _ address: String = "a@example.org", since: String = "2026-11-01",
        mode: DeliveryMode = .live, excluding: Int64? = nil
    ) throws -> [PastContact.When] {
        let contacts = HistoryQuestion.Contacts(
            addresses: [try #require(EmailAddress(address))], since: try fixture.time(on: since).instant)
        return try fixture.ledger.history(
            of: ClientID(client), contacts: contacts, mode: mode, excluding: excluding
        ).contacts.map(\.when)
    }

    private func attempt(
        _ outcome: Verdict.Outcome, _ state: MessageState, on day: String = "2026-11-24",
        of message: Int64? = nil, refused: [Verdict.Refusal] = []
    ) throws {
        let id = message ?? self.id
        try fixture.ledger.markSending(id, at: fixture.now)
        try fixture.ledger.record(
            Verdict(outcome, reply: "said", refused: refused), disposition: Disposition(state: state), for: id,
            attempt: 1,
            at: try fixture.time(on: day))
    }

    @Test func `a message in the outbox counts for its client and for its address, in its mode`() throws {
        #expect(try contacts() == [.pending])
        #expect(try contacts(client: "C2", "A@EXAMPLE.org") == [.pending])
        #expect(try contacts("else@example.org") == [.pending])
        #expect(try contacts(client: "C2", "else@example.org") == [])
        #expect(try contacts(mode: .shadow) == [])
        #expect(try contacts(excluding: id) == [])
        try fixture.ledger.markSending(id, at: fixture.now)
        #expect(try contacts() == [.sending])
    }

    @Test func `what waits for something other than its turn keeps nobody waiting`() throws {
        try fixture.ledger.move(id, to: .held, next: nil, reason: .burst)
        #expect(try contacts() == [])
        for (reason, counts) in [
            (Reason.staleData(.unknownAge), false), (.fault(.missing(field: "invoice.number")), false),
            (.closedDay(.weekday, until: try fixture.time(on: "2026-11-30").date), true),
        ] {
            try fixture.ledger.move(id, to: .deferred, next: fixture.now, reason: reason)
            #expect(try contacts() == (counts ? [.pending] : []), "\(reason)")
        }
    }

    @Test(arguments: [(Verdict.Outcome.accepted, MessageState.sent), (.uncertain, .uncertain)])
    func `what may have reached somebody counts from then on`(outcome: Verdict.Outcome, state: MessageState) throws {
        try attempt(outcome, state)
        #expect(try contacts() == [.reached(try fixture.time(on: "2026-11-24").instant)])
        #expect(try contacts(since: "2026-11-25") == [])
    }

    @Test(arguments: [(Verdict.Outcome.failed, MessageState.failed, 0), (.deferred, .deferred, 1)])
    func `what was refused reached nobody; what is put off waits`(
        outcome: Verdict.Outcome, state: MessageState, count: Int
    ) throws {
        try attempt(outcome, state)
        #expect(try contacts().count == count)
        try fixture.ledger.move(id, to: .queued, next: fixture.now, reason: nil)
        #expect(try contacts() == [.pending])
        try attempt(.accepted, .sent)
        #expect(try contacts().count == 1)
    }

    @Test func `a cancelled message counts no more, unless it may have arrived before`() throws {
        try fixture.ledger.cancel(id, reason: .paid, at: try fixture.time(on: "2026-11-24"))
        #expect(try contacts() == [])
    }

    @Test func `each attempt that may have arrived counts on its day`() throws {
        try attempt(.uncertain, .uncertain)
        try fixture.ledger.awaitContacts(of: id)
        #expect(try contacts().count == 2)
        try attempt(.accepted, .sent, on: "2026-11-26")
        let days = try ["2026-11-24", "2026-11-26"].map { PastContact.When.reached(try fixture.time(on: $0).instant) }
        #expect(Set(try contacts()) == Set(days))
        #expect(try contacts(since: "2026-11-25") == [days[1]])
    }

    @Test func `each attempt counts for each address that it reached, also where another was refused`() throws {
        let other = try #require(EmailAddress("b@example.org"))
        let id = try fixture.enqueue(try fixture.message(["F2"], email: "a@example.org, b@example.org"))
        try attempt(.uncertain, .uncertain, of: id, refused: [Verdict.Refusal(address: other, reply: "450 later")])
        try fixture.ledger.awaitContacts(of: id)
        try attempt(.accepted, .sent, on: "2026-11-26", of: id)
        let then = PastContact.When.reached(try fixture.time(on: "2026-11-26").instant)
        #expect(try contacts(client: "C2").contains(then))
        #expect(try contacts(client: "C2", other.value) == [then])
    }

    @Test func `an address that was refused was not reached`() throws {
        let refusal = Verdict.Refusal(
            address: try #require(EmailAddress("a@example.org")), reply: "550 gone")
        try attempt(.accepted, .sent, refused: [refusal])
        #expect(try contacts(client: "C2") == [])
    }

    /// The price of a question must not grow with the years that the ledger holds.
    @Test func `is found by index`() throws {
        let connection = try Connection(path: fixture.ledger.path, mode: .readOnly)
        let steps = try connection.query(
            "EXPLAIN QUERY PLAN " + Ledger.contactsQuery,
            [.text("C1"), .text("live"), .integer(0), .text(#"["a@example.org"]"#)]
        ) { $0.text(3) }
        #expect(
            steps.contains {
                $0.contains("SEARCH contact USING INDEX contact_client (client_id=? AND mode=? AND at>?)")
            })
        #expect(
            steps.contains { $0.contains("SEARCH contact USING INDEX contact_address (address=? AND mode=? AND at>?)") }
        )
        #expect(!steps.contains { $0.contains("SCAN contact") || $0.contains("SCAN m") }, "\(steps)")
    }
}

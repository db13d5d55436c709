import Dunning
import Storage
import Testing

/// What the planner learns of a client.
@Suite struct LedgerHistoryTests {
    let fixture: LedgerFixture
    init() throws { fixture = try LedgerFixture() }

    @Test func `a reminder counts from the day it ended, or was planned for while it has not`() throws {
        let id = try fixture.enqueue(fixture.message(["F1"]))
        #expect(try fixture.history().lastDemandOn == date("2026-11-24"))
        #expect(try fixture.history().hasPendingDemand)
        try fixture.end(id, .sent, on: "2026-11-26")
        let past = try #require(try fixture.history().reminders[InvoiceID("F1")]?.first)
        #expect(try past.day == date("2026-11-26") && past.state == .sent && past.rung == Rung(.overdue))
        #expect(try !fixture.history().hasPendingDemand)
    }

    @Test func `thanks are no demand`() throws {
        try fixture.enqueue(fixture.message(["F1"], Rung(.thanks)))
        #expect(try fixture.history().lastDemandOn == nil && !fixture.history().hasPendingDemand)
    }

    @Test func `live and shadow know nothing of each other`() throws {
        try fixture.enqueue(fixture.message(["F1"], mode: .shadow))
        try fixture.ledger.noteSeenOpen(InvoiceID("F9"), of: ClientID("C1"), mode: .shadow)
        #expect(try fixture.history() == ClientHistory())
        #expect(try fixture.history(mode: .shadow).seenOpen == [InvoiceID("F9")])
        #expect(try fixture.ledger.clientsWithOpenThanks(mode: .live) == [])
    }

    @Test func `what another client was sent about an invoice of this one counts, and holds nobody up`() throws {
        try fixture.enqueue(fixture.message(["F1"], client: "C2"))
        let history = try fixture.history(invoices: ["F1"])
        #expect(history.reminders.keys.map(\.value) == ["F1"])
        #expect(history.lastDemandOn == nil && !history.hasPendingDemand)
        #expect(try fixture.history() == ClientHistory())
    }

    @Test func `a message may be left out, and so may what is later than a day`() throws {
        let id = try fixture.enqueue(fixture.message(["F1"]))
        let without = try fixture.ledger.history(of: ClientID("C1"), email: "", mode: .live, excluding: id)
        let before = try fixture.ledger.history(
            of: ClientID("C1"), email: "", mode: .live, through: try date("2026-11-23"))
        #expect(without == ClientHistory() && before == ClientHistory())
    }

    @Test func `an address refused for good gets another chance when the email text changes`() throws {
        let address = try #require(EmailAddress("a@example.org"))
        try fixture.ledger.refuse(
            Verdict.Refusal(address: address, reply: "550 no"), of: ClientID("C1"), email: "a@example.org",
            at: fixture.now)
        #expect(try fixture.history().refused == [address])
        let changed = try fixture.ledger.history(of: ClientID("C1"), email: "a@example.org, b@x.org", mode: .live)
        #expect(changed.refused == [])
    }

    @Test func `those who were reminded are followed until they are thanked`() throws {
        let id = try fixture.enqueue(fixture.message(["F1"]))
        #expect(try fixture.ledger.clientsWithOpenThanks(mode: .live) == [])
        try fixture.end(id, .sent)
        #expect(try fixture.ledger.clientsWithOpenThanks(mode: .live) == [ClientID("C1")])
        let thanks = try fixture.enqueue(fixture.message(["F1"], Rung(.thanks)))
        #expect(try fixture.ledger.clientsWithOpenThanks(mode: .live) == [])
        try fixture.ledger.cancel(thanks, reason: .paid, at: fixture.time(on: "2026-11-25"))
        #expect(try fixture.ledger.clientsWithOpenThanks(mode: .live) == [ClientID("C1")])
    }

    @Test func `many clients are told apart, and each hears of its invoices what others were sent`() throws {
        try fixture.end(fixture.enqueue(fixture.message(["F1"])), .sent)
        try fixture.enqueue(fixture.message(["F2"], client: "C2"))
        try fixture.enqueue(fixture.message(["F3"], client: "C9"))
        let asked = [("C1", ["F2", "F3"]), ("C2", ["F2"]), ("C3", ["F1"]), ("C4", [])]
        let questions = asked.map { client, invoices in
            HistoryQuestion(client: ClientID(client), email: "", invoices: invoices.map { InvoiceID($0) })
        }
        let histories = try fixture.ledger.histories(questions, mode: .live)
        for (client, invoices) in asked {
            #expect(try histories[ClientID(client)] == fixture.history(client, invoices: invoices), "\(client)")
        }
        let known = histories.mapValues { $0.reminders.keys.map(\.value).sorted() }
        #expect(
            known == [
                ClientID("C1"): ["F1", "F2", "F3"], ClientID("C2"): ["F2"], ClientID("C3"): ["F1"], ClientID("C4"): [],
            ])
        #expect(histories[ClientID("C1")]?.hasPendingDemand == false)
        #expect(histories[ClientID("C3")]?.lastDemandOn == nil)
    }

    @Test func `of many clients each may leave out a message of its own, which the others still see`() throws {
        let ids = try ["C1", "C2"].map { try fixture.enqueue(fixture.message(["F\($0)"], client: $0)) }
        let questions = zip(["C1", "C2"], ids).map { client, id in
            HistoryQuestion(
                client: ClientID(client), email: "", invoices: ["FC1", "FC2"].map { InvoiceID($0) },
                contacts: HistoryQuestion.Contacts(addresses: [], since: fixture.now), excluding: id)
        }
        let histories = try fixture.ledger.histories(questions, mode: .live)
        #expect(
            histories.mapValues { $0.reminders.keys.map(\.value) } == [
                ClientID("C1"): ["FC2"], ClientID("C2"): ["FC1"],
            ])
        #expect(histories.values.allSatisfy { !$0.hasPendingDemand && $0.contacts.isEmpty })
    }

    @Test func `later messages refer to the first one that the server took`() throws {
        func first() throws -> MessageID? { try fixture.ledger.firstMessage(about: [InvoiceID("F1")], mode: .live) }
        let failed = try fixture.message(["F1"], Rung(.due))
        try fixture.end(fixture.enqueue(failed), .failed)
        #expect(try first() == nil)
        let sent = try fixture.message(["F1"])
        try fixture.end(fixture.enqueue(sent), .sent)
        try fixture.end(fixture.enqueue(fixture.message(["F1"], Rung(.claim))), .sent)
        #expect(try first() == sent.messageID)
    }
}

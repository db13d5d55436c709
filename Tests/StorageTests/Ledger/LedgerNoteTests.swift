import Dunning
import Storage
import Testing

@Suite struct LedgerNoteTests {
    let fixture: LedgerFixture
    init() throws { fixture = try LedgerFixture() }

    private func add(_ client: String, on day: String, result: Note.Result? = .sent) throws -> Int64 {
        try fixture.ledger.add(
            Note(
                id: 0, time: try fixture.time(on: day), clientID: ClientID(client), clientName: "Ñandú; \"Sur\"",
                title: "Reclamo por Falta de Pago", rung: Rung(.claim, 2), invoices: ["N-1", "N-2"],
                balance: Money(minorUnits: -5, currency: try #require(Currency("USD"))), daysPastDue: -3,
                recipients: [try #require(EmailAddress("a@x.org"))], channel: .email, result: result,
                messageID: MessageID("1@x"), author: "recordad", state: .open, detail: "550 no"))
    }

    @Test func `a note comes back as it went in`() throws {
        let id = try add("C1", on: "2026-11-24")
        let note = try #require(try fixture.ledger.note(id))
        #expect(note.time == (try fixture.time(on: "2026-11-24")))
        #expect(note.invoices == ["N-1", "N-2"] && note.rung == Rung(.claim, 2) && note.balance?.minorUnits == -5)
        #expect(note.daysPastDue == -3 && note.recipients.map(\.value) == ["a@x.org"] && note.detail == "550 no")
    }

    @Test func `notes are narrowed by client, local day, state and result`() throws {
        let first = try add("C1", on: "2026-11-24")
        _ = try add("C2", on: "2026-11-25", result: .failed)
        func ids(_ filter: Ledger.NoteFilter) throws -> [Int64] { try fixture.ledger.notes(filter).map(\.id) }
        #expect(try ids(.init(client: ClientID("C1"))) == [1])
        #expect(try ids(.init(since: date("2026-11-25"))) == [2])
        #expect(try ids(.init(until: date("2026-11-24"))) == [1])
        #expect(try ids(.init(result: .failed)) == [2])
        #expect(try fixture.ledger.complete(note: first, by: "ana", at: fixture.now))
        #expect(try !fixture.ledger.complete(note: first, by: "ana", at: fixture.now))
        #expect(try ids(.init(state: .open)) == [2])
    }
}

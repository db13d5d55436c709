import Dunning
import Testing

@testable import recordad

/// Whom the call list names, told in notes and invoices.
struct CallListTests {
    static let today = CivilDate("2026-11-21") ?? .earliest

    private static func note(
        _ client: String, _ number: String, stage: Stage, _ result: Note.Result?, state: Note.State = .open,
        on day: String = "2026-11-10", id: Int64 = 1, in currency: String? = nil
    ) throws -> Note {
        let date = try #require(CivilDate(day))
        return Note(
            id: id, time: LocalTime(date: date, hour: 9, minute: 0, second: 0, secondsFromUTC: 0),
            clientID: ClientID(client), clientName: client, title: "t", rung: result.map { _ in Rung(stage) },
            invoices: [number], balance: currency.flatMap { Currency($0) }.map { Money(minorUnits: 1, currency: $0) },
            daysPastDue: 1,
            recipients: [], channel: .email, result: result,
            messageID: nil, author: "recordad", state: state, detail: "")
    }

    private static func invoice(
        _ number: String, due: String, balance: Int64 = 1000, currency: String = "USD", status: String = "open",
        terms: String = "credit"
    ) throws -> Invoice {
        try Invoice(
            InvoiceRecord(
                id: number, number: number, clientID: "C", issuedOn: "2026-01-01", dueOn: due, currency: currency,
                total: 5000, balance: balance, terms: terms, status: status))
    }

    private func calls(_ notes: [Note], _ invoices: [String: [Invoice]]) throws -> [CallList.Call] {
        try CallList(notes, policy: Policy(pastInvoicesFrom: .earliest), today: Self.today) { id in
            guard let owed = invoices[id.value] else { return nil }
            return (try Client(ClientRecord(id: id.value, name: id.value, phone: "1")), owed, nil)
        }.calls
    }

    static let kinds: [(stage: Stage, result: Note.Result?, state: Note.State, isCall: Bool)] = [
        (.upcoming, .failed, .open, true), (.due, .noAddress, .open, true), (.issued, .failed, .open, true),
        (.overdue, .sent, .open, true), (.claim, .sent, .open, true), (.claim, .failed, .open, true),
        (.upcoming, .sent, .open, false), (.due, .sent, .open, false), (.thanks, .failed, .open, false),
        (.claim, .shadow, .open, false), (.claim, .sent, .done, false), (.claim, nil, .open, false),
    ]

    @Test(arguments: kinds)
    func `an open demand asks for a call when it failed or is firm`(
        stage: Stage, result: Note.Result?, state: Note.State, isCall: Bool
    ) throws {
        let note = try Self.note("C1", "F-1", stage: stage, result, state: state)
        let calls = try calls([note], ["C1": [try Self.invoice("F-1", due: "2026-11-01")]])
        #expect(calls.isEmpty == !isCall)
    }

    @Test(arguments: ["paid", "disputed", "rejected", "void"])
    func `nobody phones a client whose invoice is settled or contested since`(status: String) throws {
        let note = try Self.note("C1", "F-1", stage: .claim, .sent)
        #expect(try calls([note], ["C1": [try Self.invoice("F-1", due: "2026-11-01", status: status)]]).isEmpty)
        #expect(try calls([note], ["C1": [try Self.invoice("F-1", due: "2026-11-01", balance: 0)]]).isEmpty)
        #expect(try calls([note], [:]).isEmpty)
    }

    @Test
    func `a client is named once a currency, with all that it owes, how much of it is overdue, and what it contests`()
        throws
    {
        let notes = [
            try Self.note("C1", "F-1", stage: .overdue, .sent, on: "2026-11-05", id: 3, in: "USD"),
            try Self.note("C1", "F-1", stage: .claim, .sent, on: "2026-11-12", id: 5, in: "USD"),
            try Self.note("C1", "F-2", stage: .due, .failed, on: "2026-11-13", id: 6, in: "USD"),
            try Self.note("C1", "F-2", stage: .overdue, .sent, on: "2026-11-14", id: 8, in: "CLP"),
            try Self.note("C1", "F-4", stage: .overdue, .sent, on: "2026-10-02", id: 2, in: "USD"),
        ]
        let invoices = [
            try Self.invoice("F-1", due: "2026-11-01", balance: 700),
            try Self.invoice("F-2", due: "2026-11-13", balance: 50),
            try Self.invoice("F-3", due: "2026-09-01", balance: 9),
            try Self.invoice("F-2", due: "2026-11-12", balance: 30, currency: "CLP"),
            try Self.invoice("F-4", due: "2026-09-30", status: "paid"),
            try Self.invoice("F-5", due: "2026-11-21", balance: 8),
            try Self.invoice("F-6", due: "2026-09-30", status: "disputed"),
        ]
        let calls = try calls(notes, ["C1": invoices])
        #expect(calls.map { "\($0.balance.decimal) \($0.currency.code)" } == ["30 CLP", "7.67 USD"])
        #expect(calls.map(\.overdue.decimal) == ["30", "7.59"])
        #expect(calls.map { $0.notes.map(\.id) } == [[8], [3, 5, 6]])
        #expect(calls.map { $0.owed.map(\.invoice.number) } == [["F-2"], ["F-3", "F-1", "F-2", "F-5"]])
        #expect(calls.map { $0.pastDue.map(\.number) } == [["F-2"], ["F-3", "F-1", "F-2"]])
        #expect(calls.map { $0.disputed.map(\.number) } == [[], ["F-6"]])
        #expect(calls.map(\.daysPastDue) == [9, 81])
        #expect(calls.map(\.since.description) == ["2026-11-14", "2026-11-05"])
        #expect(calls.map(\.letter.id) == [8, 6])
    }

    @Test func `an invoice whose currency was corrected is still called about, in the new one`() throws {
        let notes = [
            try Self.note("C1", "F-1", stage: .overdue, .sent, id: 3, in: "CLP"),
            try Self.note("C1", "F-2", stage: .overdue, .sent, id: 4, in: "CLP"),
        ]
        let invoices = [
            try Self.invoice("F-1", due: "2026-11-01", balance: 700),
            try Self.invoice("F-2", due: "2026-11-02", balance: 30, currency: "CLP"),
            try Self.invoice("F-2", due: "2026-11-02", balance: 40, currency: "EUR"),
        ]
        let calls = try calls(notes, ["C1": invoices])
        #expect(calls.map { "\($0.balance.decimal) \($0.currency.code)" } == ["30 CLP", "7.00 USD"])
        #expect(calls.map { $0.notes.map(\.id) } == [[4], [3]])
    }

    @Test(arguments: [(nil, ["C1", "C2", "C3"]), ("rosa díaz", ["C1"]), ("", ["C3"]), ("Nadie", [])])
    func `a collector sees its own clients`(collector: String?, clients: [String]) throws {
        let notes = try ["C1", "C2", "C3"].map { try Self.note($0, "F-1", stage: .claim, .sent) }
        let collectors = ["C1": "Rosa Díaz", "C2": "Juan"]
        let list = try CallList(
            notes, policy: Policy(pastInvoicesFrom: .earliest), today: Self.today, collector: collector
        ) { id in
            let record = ClientRecord(id: id.value, name: id.value, collector: collectors[id.value])
            return (try Client(record), [try Self.invoice("F-1", due: "2026-11-01")], nil)
        }
        #expect(list.calls.map(\.client.id.value) == clients)
    }

    @Test func `before the due date no days are overdue`() throws {
        let note = try Self.note("C1", "F-1", stage: .upcoming, .noAddress)
        for (due, days) in [("2026-11-24", nil), ("2026-11-21", 0), ("2026-11-20", 1)] as [(String, Int?)] {
            #expect(try calls([note], ["C1": [try Self.invoice("F-1", due: due)]]).map(\.daysOverdue) == [days])
        }
    }

    @Test func `the most overdue comes first, and of two alike the smaller id`() throws {
        let notes = try ["C3", "C1", "C2"].map { try Self.note($0, "F-1", stage: .claim, .sent) }
        let old = [try Self.invoice("F-1", due: "2026-06-01")]
        let new = [try Self.invoice("F-1", due: "2026-11-01")]
        #expect(try calls(notes, ["C1": new, "C2": old, "C3": old]).map(\.client.id.value) == ["C2", "C3", "C1"])
    }
}

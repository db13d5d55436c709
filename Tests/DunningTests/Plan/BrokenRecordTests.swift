import Dunning
import Testing

/// Rule 12: what cannot be believed is skipped and named, and the rest goes on.
@Suite struct BrokenRecordTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let fault: RecordFault
        let change: @Sendable (inout InvoiceRecord) -> Void
    }

    private static func invalid(_ field: String, _ value: String, _ expected: String) -> RecordFault {
        .invalid(field: field, value: value, expected: expected)
    }

    static let cases = [
        Case(testDescription: "no number", fault: .missing(field: "invoice.number")) { $0.number = "" },
        Case(
            testDescription: "an issue date that does not exist",
            fault: invalid("invoice.issued_on", "2026-02-30", "an existing day as YYYY-MM-DD")
        ) { $0.issuedOn = "2026-02-30" },
        Case(
            testDescription: "a due date that does not exist",
            fault: invalid("invoice.due_on", "2025-02-29", "an existing day as YYYY-MM-DD")
        ) { $0.dueOn = "2025-02-29" },
        Case(
            testDescription: "an unknown currency", fault: invalid("invoice.currency", "PES", "a code of ISO 4217")
        ) { $0.currency = "PES" },
        Case(
            testDescription: "an amount beyond belief",
            fault: invalid("invoice.balance", "4000000000001", "at most 4000000000000 minor units")
        ) { $0.balance = 4_000_000_000_001 },
        Case(
            testDescription: "the smallest number there is",
            fault: invalid("invoice.total", "-9223372036854775808", "at most 4000000000000 minor units")
        ) { $0.total = .min },
        Case(testDescription: "unknown terms", fault: invalid("invoice.terms", "leasing", "credit or cash")) {
            $0.terms = "leasing"
        },
        Case(
            testDescription: "an unknown status",
            fault: invalid("invoice.status", "late", "open, paid, disputed, rejected or void")
        ) { $0.status = "late" },
    ]

    @Test(arguments: cases) func `a broken invoice is named and the others go on`(example: Case) {
        var bad = Life.invoice("B")
        example.change(&bad)
        let (clientCase, broken) = ClientCase.validating(
            client: ClientRecord(id: "ACME", name: "Acme", email: "a@acme.example"), id: "ACME",
            invoices: [Life.invoice("A"), bad], history: ClientHistory())
        #expect(broken == [BrokenRecord(clientID: "ACME", invoiceID: "B", fault: example.fault)])
        #expect(clientCase?.invoices.map(\.id.value) == ["A"])
    }

    @Test func `a missing or broken client breaks each of its invoices`() {
        let invoices = [Life.invoice("A"), Life.invoice("B")]
        let missing = ClientCase.validating(client: nil, id: "ACME", invoices: invoices, history: ClientHistory())
        #expect(missing.case == nil)
        #expect(missing.broken.map(\.invoiceID) == ["A", "B"])
        #expect(Set(missing.broken.map(\.fault)) == [.clientMissing(ClientID("ACME"))])
        let strange = ClientRecord(id: "ACME", name: "Acme", termDays: 0)
        let broken = ClientCase.validating(client: strange, id: "ACME", invoices: invoices, history: ClientHistory())
        #expect(broken.case == nil)
        #expect(broken.broken.map(\.invoiceID) == ["A", "B"])
    }

    @Test(arguments: [
        (RecordFault.missing(field: "invoice.number"), "invoice.number is empty"),
        (invalid("invoice.due_on", "x", "a day"), "invoice.due_on is 'x', expected a day"),
        (.clientMissing(ClientID("9")), "client '9' is not in the store"),
        (.unwritable(complaint: "es/due.txt:1: too long"), "its letter cannot be written: es/due.txt:1: too long"),
    ]) func `a fault says what is wrong`(fault: RecordFault, words: String) {
        #expect(fault.description == words)
    }

    @Test(arguments: [
        (broken: 10, of: 10, stops: false), (11, 11, true), (11, 219, true), (11, 220, false), (50, 1000, false),
        (51, 1000, true), (0, 0, false),
    ]) func `more than 5 percent and more than 10 stop the cycle`(broken: Int, of: Int, stops: Bool) {
        #expect(BrokenRecordGuard(limit: .percent(5)).trips(broken: broken, of: of) == stops)
    }

    @Test(arguments: [(20, false), (21, true)]) func `an explicit number stops the cycle`(broken: Int, stops: Bool) {
        #expect(BrokenRecordGuard(limit: .records(20)).trips(broken: broken, of: 1_000_000) == stops)
    }

    @Test(arguments: [(3, false), (4, true)]) func `an explicit number counts below ten too`(broken: Int, stops: Bool) {
        #expect(BrokenRecordGuard(limit: .records(3)).trips(broken: broken, of: 1_000_000) == stops)
    }
}

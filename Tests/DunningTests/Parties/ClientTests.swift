import Dunning
import Testing

/// How rows of the store become clients and invoices.
@Suite struct ClientTests {
    @Test func `empty text means the same as none`() throws {
        let client = try Client(
            ClientRecord(
                id: "1", name: "Acme", taxID: "", phone: "", language: "", country: "", collector: "", daysBefore: ""))
        #expect(client.taxID == nil)
        #expect(client.phone == nil)
        #expect(client.language == nil)
        #expect(client.country == nil)
        #expect(client.collector == nil)
        #expect(client.overrides == ClientTerms())
    }

    @Test func `keys are bytes: two ways to write an ñ are two clients`() {
        let (one, other) = ("Pe\u{F1}a", "Pen\u{303}a")
        #expect(one == other)
        #expect(ClientID(one) != ClientID(other))
        #expect(InvoiceID(one) != InvoiceID(other))
        #expect(ClientID(other) < ClientID(one))
    }

    @Test func `a key with a NUL is broken`() throws {
        let fault = RecordFault.invalid(field: "client.id", value: "a\0b", expected: "text without NUL")
        #expect(throws: fault) { try Client(ClientRecord(id: "a\0b", name: "Acme")) }
    }

    @Test func `a key that was no UTF-8 is broken, for other keys may read the same`() throws {
        let bad = "\u{FFFD}-1"
        func fault(_ field: String) -> RecordFault { .invalid(field: field, value: bad, expected: "text in UTF-8") }
        #expect(throws: fault("client.id")) { try Client(ClientRecord(id: bad, name: "Acme")) }
        #expect(throws: fault("invoice.id")) { try Invoice(Life.invoice(bad)) }
        var record = Life.invoice("A")
        record.clientID = bad
        #expect(throws: fault("invoice.client_id")) { try Invoice(record) }
    }

    @Test func `addresses that cannot be written to are left out`() throws {
        let client = try Client(ClientRecord(id: "1", name: "Acme", email: "a@x.cl, b@, c@x.cl", cc: "jefe@x.cl;nadie"))
        #expect(client.recipients.map(\.value) == ["a@x.cl", "c@x.cl"])
        #expect(client.cc.map(\.value) == ["jefe@x.cl"])
        #expect(client.email == "a@x.cl, b@, c@x.cl")
    }

    @Test(arguments: [("", "client.id"), ("1", "client.kind")]) func `a client without key or kind is broken`(
        id: String, field: String
    ) throws {
        let error = try #require(throws: RecordFault.self) {
            try Client(ClientRecord(id: id, name: "Acme", kind: "company"))
        }
        #expect(error.description.hasPrefix(field))
    }

    @Test(
        arguments: [
            ("open", 1, false, true), ("open", 0, true, false), ("open", -1, true, false), ("paid", 1000, true, false),
            ("disputed", 1000, false, false), ("disputed", 0, false, false), ("void", 0, false, false),
            ("rejected", 0, false, false),
        ] as [(String, Int64, Bool, Bool)]) func `paid is the status, or open with nothing left`(
            status: String, balance: Int64, isPaid: Bool, isUnpaid: Bool
        ) throws
    {
        var record = Life.invoice("A")
        record.status = status
        record.balance = balance
        let invoice = try Invoice(record)
        #expect(invoice.isPaid == isPaid)
        #expect(invoice.isUnpaid == isUnpaid)
    }

    @Test func `the largest amount believed is the limit, either way`() throws {
        var record = Life.invoice("A")
        record.total = Money.limit
        record.balance = -Money.limit
        #expect(try Invoice(record).balance.minorUnits == -Money.limit)
    }
}

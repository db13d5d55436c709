import Dunning
import Storage
import Testing

/// Rows with texts that no invoice has; more than the connection takes, and just more than a record may have.
struct LargeRowTests {
    let store: StoreFixture

    init() throws {
        store = try StoreFixture()
        for client in ["C1", "C2"] {
            try store.add(client: client)
            for number in 1...2 { try store.add("\(client)-\(number)", client: client, due: "2026-02-01") }
        }
    }

    private func enlarge(_ field: String, of row: String, to bytes: Int = 3_000_000) throws {
        let names = field.split(separator: ".")
        try store.writer.execute(
            "UPDATE \(names[0]) SET \(names[1]) = printf('%.*c', \(bytes), 'x') WHERE id = '\(row)'")
    }

    /// What a poll finds wrong, as `invoice: field`; `nil` for what it believes.
    private func poll() throws -> [String: String?] {
        var found: [String: String?] = [:]
        try store.open().read { snapshot in
            try snapshot.forEachCandidate(
                from: try date("2026-01-01"), through: try date("2026-03-01"), issuedFrom: nil
            ) { client, id, invoices in
                let history = ClientHistory()
                let (_, broken) = ClientCase.validating(
                    client: client, id: id.value, invoices: invoices, history: history)
                for invoice in invoices {
                    let fault = broken.first { $0.invoiceID == invoice.id }?.fault.description
                    found.updateValue(fault.map { String($0.prefix { $0 != " " }) }, forKey: invoice.id)
                }
            }
        }
        return found
    }

    static let cut = String(repeating: "x", count: 40) + "…"

    @Test(arguments: ["number", "reason", "payment_url", "document", "due_on", "issued_on", "id"], [true, false])
    func `an invoice too large to be read is a broken record, named by its field, and the rest are read`(
        column: String, indexed: Bool
    ) throws {
        if !indexed { try store.dropIndexes() }
        try enlarge("invoice.\(column)", of: "C1-1")
        let id = column == "id" ? Self.cut : "C1-1"
        #expect(try poll() == [id: "invoice.\(column)", "C1-2": nil, "C2-1": nil, "C2-2": nil])
    }

    @Test func `an invoice of a client whose id is too large is one of a client that is not there`() throws {
        try enlarge("invoice.client_id", of: "C1-1")
        #expect(try poll() == ["C1-1": "client", "C1-2": nil, "C2-1": nil, "C2-2": nil])
    }

    @Test(arguments: ["name", "email", "cc", "days_before", "language"])
    func `a client too large to be read breaks its invoices and no other`(column: String) throws {
        try enlarge("client.\(column)", of: "C1")
        let field = "client.\(column)"
        #expect(try poll() == ["C1-1": field, "C1-2": field, "C2-1": nil, "C2-2": nil])
    }

    @Test func `texts that are too large only together break the record too`() throws {
        for column in InvoiceRecord.texts { try enlarge("invoice.\(column)", of: "C1-1", to: 300_000) }
        #expect(try poll()["C1-1"] == "invoice.number")
    }

    @Test func `an invoice that a poll does not look at is not found broken`() throws {
        try enlarge("invoice.reason", of: "C1-1")
        try enlarge("invoice.reason", of: "C2-1")
        try store.writer.execute("UPDATE invoice SET status = 'paid' WHERE id = 'C1-1'")
        try store.writer.execute("UPDATE invoice SET due_on = '2026-05-01' WHERE id = 'C2-1'")
        #expect(try poll() == ["C1-2": nil, "C2-2": nil])
    }

    @Test func `whoever asks for one gets it with its long text cut`() throws {
        try enlarge("invoice.reason", of: "C1-1")
        try store.open().read { snapshot in
            let invoice = try #require(try snapshot.invoice(InvoiceID("C1-1")))
            #expect(invoice.reason == Self.cut)
            #expect(try snapshot.invoices(number: "NC1-1") == [invoice])
            #expect(try snapshot.invoices(ofClient: ClientID("C1")).map(\.id) == ["C1-1", "C1-2"])
            let unpaid = try snapshot.unpaidInvoices(ofClient: ClientID("C1"))
            #expect(unpaid.map(\.id) == ["C1-1", "C1-2"])
            #expect(unpaid.map { $0.unreadable == nil } == [false, true])
        }
    }

    @Test func `what other clients were granted is still read`() throws {
        try enlarge("client.days_before", of: "C1")
        try enlarge("client.language", of: "C1")
        try store.writer.execute("UPDATE client SET days_before = '5', language = 'pt-BR' WHERE id = 'C2'")
        let open = try store.open()
        #expect(try open.read { try $0.grantedDaysBefore() } == ["5"])
        #expect(try open.read { try $0.languages() } == ["pt-BR"])
    }

    @Test func `an age too large to be read is an error, not a guess`() throws {
        try store.writer.execute("INSERT INTO store VALUES (printf('%.*c', 3000000, '2'))")
        let error = #expect(throws: StorageError.self) { try store.open().syncedAt() }
        #expect(error?.cause.hasPrefix("store.synced_at is longer than 1048576 bytes") == true)
        #expect(error?.primaryCode == nil)
    }
}

extension InvoiceRecord {
    fileprivate static let texts = ["number", "reason", "payment_url", "document"]
}

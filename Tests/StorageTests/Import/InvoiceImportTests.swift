import Dunning
import Storage
import TestSupport
import Testing

struct InvoiceImportTests {
    var fixture: ImportFixture

    init() throws { fixture = try ImportFixture() }

    private static let heading = "Folio;RUT;Razón Social;Correo;Fecha Emisión;VENCIMIENTO;Moneda;Monto Total;Saldo\n"

    @Test func `Spanish headings need no map`() throws {
        let summary = try fixture.invoices(
            Self.heading
                + "17;76.123-4;Ñandú S.A.;Ana <ana@example.com>, b@example.com;2026-01-02;2026-02-01;CLP;1000;400\n")
        #expect(summary.inserted == 1 && summary.clientsCreated == 1 && summary.warningCount == 0)
        let invoice = InvoiceRecord(
            id: "17", number: "17", clientID: "76.123-4", issuedOn: "2026-01-02", dueOn: "2026-02-01", currency: "CLP",
            total: 1000, balance: 400)
        #expect(try fixture.invoice("17") == invoice)
        let client = ClientRecord(id: "76.123-4", name: "Ñandú S.A.", email: "ana@example.com,b@example.com")
        #expect(try fixture.client("76.123-4") == client)
    }

    @Test func `the same file twice changes nothing but the store's age`() throws {
        let text = Self.heading + "1;C;N;n@example.com;2026-01-02;;;1000;1000\n2;C;N;n@example.com;2026-01-03;;;5;0\n"
        let everything =
            "SELECT group_concat(i.id || i.total || i.updated_at || c.name || c.email) FROM invoice i, client c"
        try fixture.invoices(text)
        let before = try fixture.column(everything)
        let summary = try fixture.invoices(text, now: ImportFixture.now.adding(seconds: 60))
        #expect([summary.inserted, summary.updated, summary.unchanged, summary.clientsUpdated] == [0, 0, 2, 0])
        #expect(try fixture.column(everything) == before)
        #expect(try fixture.column("SELECT synced_at FROM store") == ["2026-11-21T10:01:00Z"])
    }

    @Test func `only changed rows get a new time of change`() throws {
        try fixture.invoices(
            "numero,rut,emision,total\n1,C,2026-01-01,10\n2,C,2026-01-01,10\n")
        let summary = try fixture.invoices("numero,total\n1,10\n2,20\n", now: ImportFixture.now.adding(seconds: 60))
        #expect([summary.updated, summary.unchanged] == [1, 1])
        #expect(
            try fixture.column("SELECT updated_at FROM invoice ORDER BY id")
                == ["2026-11-21T10:00:00Z", "2026-11-21T10:01:00Z"])
    }

    @Test(arguments: [
        // Settled by the day of the import, not by then, and not at all.
        ("settled_on\n1,C,2026-01-01,10,2026-03-05", "2026-03-05T12:00:00Z"),
        ("settled_on\n1,C,2026-01-01,10,2026-12-05", "2026-11-21T10:00:00Z"),
        ("status\n1,C,2026-01-01,10,paid", "2026-11-21T10:00:00Z"),
    ])
    func `a paid invoice has changed when it was settled, whatever else is changed later`(
        rows: String, changed: String
    ) throws {
        let text = "number,client_id,issued_on,total,\(rows)\n"
        try fixture.invoices(text)
        #expect(try fixture.column("SELECT updated_at FROM invoice") == [changed])
        let later = ImportFixture.now.adding(seconds: 60)
        #expect(try fixture.invoices(text, now: later).unchanged == 1)
        #expect(try fixture.invoices("number,document\n1,a.pdf\n", now: later).updated == 1)
        let isPaid = try fixture.invoice("1")?.status == "paid"
        #expect(try fixture.column("SELECT updated_at FROM invoice") == [isPaid ? changed : "2026-11-21T10:01:00Z"])
    }

    @Test func `columns that are absent change nothing, empty cells of present ones do`() throws {
        try fixture.invoices(
            "number,client_id,issued_on,due_on,total,balance,status,reason\n1,C,2026-01-01,2026-02-01,10,4,disputed,price\n"
        )
        let before = try #require(try fixture.invoice("1"))
        try fixture.invoices("number,due_on\n1,\n")
        var expected = before
        expected.dueOn = nil
        #expect(try fixture.invoice("1") == expected)
    }

    @Test func `a new invoice is refused when the file lacks what it needs`() throws {
        try fixture.invoices("number,client_id,issued_on,total\n1,C,2026-01-01,10\n")
        #expect(
            try fixture.refusal(ofInvoices: "number,due_on\n2,2026-02-01\n")?.contains(
                "f.csv:2: invoice '2' is not in the store, and the file has no column for client_id, issued_on, total")
                == true)
    }

    @Test(arguments: [
        ("paid before the day", "total,settled_on", "10,2026-11-20", "paid", 0),
        ("paid on the day", "total,settled_on", "10,2026-11-21", "paid", 0),
        ("paid after the day", "total,settled_on", "10,2026-11-22", "open", 10),
        ("not paid", "total,settled_on", "10,", "open", 10),
        ("no date is written as null", "total,settled_on", "10,null", "open", 10),
        ("neither balance nor date", "total", "10", "open", 10),
        ("a balance goes before a date", "total,saldo,settled_on", "10,4,2026-11-20", "open", 4),
        ("status in Spanish", "total,estado", "10,En disputa", "disputed", 10),
        ("status paid", "total,estado", "10,PAGADA", "paid", 0),
        ("void stays void when settled", "total,estado,settled_on", "10,Anulada,2026-11-20", "void", 10),
        ("a yes in a column of disputes", "total,disputed", "10,Sí", "disputed", 10),
        ("settled disputes are over", "total,disputed,settled_on", "10,yes,2026-11-20", "paid", 0),
    ])
    func `status and balance of a new invoice`(
        _ what: String, columns: String, cells: String, status: String, balance: Int64
    ) throws {
        try fixture.invoices("number,client_id,issued_on,\(columns)\n1,C,2026-01-01,\(cells)\n")
        let invoice = try fixture.invoice("1")
        #expect(invoice?.status == status)
        #expect(invoice?.balance == balance)
    }

    @Test func `an invoice paid and open again owes its total`() throws {
        let heading = "number,client_id,issued_on,total,status\n1,C,2026-01-01,10,"
        for (status, balance) in [("open", 10), ("paid", 0), ("open", 10)] {
            try fixture.invoices(heading + status + "\n")
            #expect(try fixture.invoice("1")?.balance == Int64(balance))
        }
    }

    @Test(arguments: [
        ("2026-02-01,10,11", "balance is 11, more than the total of 10"),
        ("2026-02-01,-10,-5", "balance is -5, in the client's favour: it is not set off against other invoices"),
        ("2026-02-01,10,-5", "balance is -5, in the client's favour: it is not set off against other invoices"),
        ("2025-12-31,10,10", "due_on is 2025-12-31, before issued_on, 2026-01-01"),
    ])
    func `what can hardly be meant is imported with a warning`(cells: String, words: String) throws {
        let text = "number,client_id,issued_on,due_on,total,balance\n1,C,2026-01-01,\(cells)\n"
        for _ in 1...2 {
            let summary = try fixture.invoices(text)
            #expect(summary.inserted + summary.unchanged == 1)
            #expect(summary.warnings.map(\.line) == [2] && summary.warnings.map(\.reason) == [words])
        }
    }

    @Test(arguments: ["2026-01-01,10,10", ",10,4", "2026-02-01,-10,0", "2026-02-01,10,0"])
    func `what may well be meant is not warned of`(cells: String) throws {
        let summary = try fixture.invoices(
            "number,client_id,issued_on,due_on,total,balance\n1,C,2026-01-01,\(cells)\n")
        #expect(summary.inserted == 1 && summary.warnings == [])
    }

    @Test func `an invoice is known as absent under another language, and what a file says of its status holds`() throws
    {
        let text = "number,client_id,issued_on,total\n1,C,2026-01-01,1\n"
        var fixture = fixture
        fixture.options.isComplete = true
        fixture.options.absence = AbsenceWords("no está en la importación del")
        try fixture.invoices(text + "2,C,2026-01-01,1\n3,C,2026-01-01,1\n")
        #expect(try fixture.invoices(text).absent == 2)
        fixture.options.isComplete = false
        fixture.options.absence = AbsenceWords("not in the import of", others: ["no está en la importación del"])
        try fixture.invoices("number,total\n2,1\n")
        try fixture.invoices("number,total,status\n3,1,void\n")
        let states = try fixture.column("SELECT id || status || coalesce(reason, '') FROM invoice ORDER BY id")
        #expect(states == ["1open", "2open", "3void"])
    }

    @Test func `two equal rows are one`() throws {
        let summary = try fixture.invoices(
            "number,client_id,issued_on,total\n1,C,2026-01-01,10\n1,C,2026-01-01,\"10\"\n")
        #expect([summary.inserted, summary.repeated] == [1, 1])
    }

    @Test(arguments: [false, true])
    func `two different rows with one id are both bad, in a new store and in a known one`(isKnown: Bool) throws {
        let heading = "number,client_id,issued_on,total\n"
        if isKnown { try fixture.invoices(heading + "1,C,2026-01-01,7\n") }
        #expect(
            try fixture.refusal(ofInvoices: heading + "1,C,2026-01-01,10\n2,C,2026-01-01,5\n1,C,2026-01-01,11\n") == """
                f.csv:2: invoice '1' is also on line 4, with other values
                f.csv:4: invoice '1' is also on line 2, with other values
                2 bad rows, nothing was imported; correct the file, or import the rest with --skip-bad FILE
                """)
        #expect(try fixture.invoice("1")?.total == (isKnown ? 7 : nil))
    }

    @Test func `a refused file leaves a new store without rows and without an age`() throws {
        _ = try fixture.refusal(ofInvoices: "number,client_id,issued_on,total\n1,C,2026-01-01,10\n2,C,2026-02-30,10\n")
        #expect(
            try fixture.column(
                "SELECT (SELECT count(*) FROM invoice) + (SELECT count(*) FROM client) "
                    + "+ (SELECT count(*) FROM store)") == ["0"])
        #expect(try fixture.column("SELECT name FROM sqlite_schema WHERE name = 'invoice_unpaid_by_due'").count == 1)
    }

    @Test func `a store of another program gets the indexes it lacks`() throws {
        try fixture.invoices("number,client_id,issued_on,total\n1,C,2026-01-01,10\n")
        try Connection(path: fixture.store, mode: .readWrite).execute("DROP INDEX invoice_unpaid_by_due")
        try fixture.invoices("number,total\n1,10\n")
        #expect(try fixture.column("SELECT name FROM sqlite_schema WHERE name = 'invoice_unpaid_by_due'").count == 1)
    }

    @Test func `unreadable addresses are imported with a warning, once for each client`() throws {
        let row = "C,N,not an address,2026-01-01,10\n"
        let summary = try fixture.invoices(
            "number,client_id,client_name,client_email,issued_on,total\n1,\(row)2,\(row)")
        #expect(summary.warningCount == 1)
        #expect(summary.warnings.first?.line == 2)
        #expect(try fixture.client("C")?.email == "not an address")
    }

    @Test func `readers see nothing of an import before its end`() throws {
        let rows = (1...2_500).map { "\($0),C\($0),2026-01-01,10" }.joined(separator: "\n")
        let file = try fixture.folder.write("f.csv", "number,client_id,issued_on,total\n\(rows)\n")
        try InvoiceStore.createIfMissing(path: fixture.store)
        var seen: [Int64] = []
        _ = try importInvoices(from: file, into: fixture.store, fixture.options, now: ImportFixture.now) { _, _ in
            // A count that failed would be missing from the list.
            if let count = try? InvoiceStore(path: fixture.store, mode: .readOnly).read({ try $0.counts().invoices }) {
                seen.append(count)
            }
        }
        #expect(seen == [0, 0, 0])
        #expect(try InvoiceStore(path: fixture.store, mode: .readOnly).read { try $0.counts().invoices } == 2_500)
        #expect(try fixture.column("SELECT * FROM pragma_foreign_key_check").isEmpty)
    }
}

import Dunning
import Storage
import TestSupport
import Testing

/// Files without ids, and the same invoices and clients with ids of their own.
struct NumberAsIDTests {
    private let fixture: ImportFixture
    private static let heading = "number,client_id,issued_on,total,balance\n"
    private static let states =
        "SELECT id || ' ' || number || ' ' || client_id || ' ' || balance FROM invoice ORDER BY id"

    init() throws {
        fixture = try ImportFixture()
        try fixture.invoices("id," + Self.heading + "77,F1,A,2026-01-01,9,9\n78,F2,A,2026-01-01,9,9\n")
    }

    @Test(arguments: [("", ""), ("id,", " ,")])
    func `a row without an id is about its client's one invoice of that number`(column: String, cell: String) throws {
        let summary = try fixture.invoices("\(column)\(Self.heading)\(cell)F1,A,2026-01-01,9,4\n")
        #expect([summary.inserted, summary.updated, summary.clientsCreated] == [0, 1, 0])
        #expect(try fixture.column(Self.states) == ["77 F1 A 4", "78 F2 A 9"])
    }

    @Test func `without a column for clients a number that no other invoice has is enough`() throws {
        try fixture.invoices("number,total,balance\nF1,9,0\n")
        #expect(try fixture.column(Self.states) == ["77 F1 A 0", "78 F2 A 9"])
    }

    @Test func `another client's invoice of that number is another one`() throws {
        let summary = try fixture.invoices(Self.heading + "F1,B,2026-01-01,9,4\n")
        #expect(summary.inserted == 1 && summary.warnings == [])
        #expect(try fixture.column(Self.states) == ["77 F1 A 9", "78 F2 A 9", "F1 F1 B 4"])
    }

    @Test func `a number of several invoices is a bad row, until all but one are void`() throws {
        try fixture.invoices("id," + Self.heading + "90,F1,A,2024-01-01,9,0\n")
        let file = Self.heading + "F1,A,2026-01-01,9,4\n"
        let refusal = try fixture.refusal(ofInvoices: file)
        #expect(
            refusal?.contains(
                "f.csv:2: number 'F1' is that of the invoices '77', '90'; say which is meant in a column 'id'") == true)
        try fixture.invoices("id,status\n90,void\n")
        try fixture.invoices(file)
        #expect(try fixture.column(Self.states) == ["77 F1 A 4", "78 F2 A 9", "90 F1 A 0"])
    }

    @Test func `a number that is another invoice's id takes nothing from that one`() throws {
        let refusal = try fixture.refusal(ofInvoices: Self.heading + "77,A,2026-01-01,5,5\n")
        #expect(refusal?.contains("f.csv:2: number '77' is the id of an invoice of another number") == true)
        #expect(try fixture.column(Self.states) == ["77 F1 A 9", "78 F2 A 9"])
    }

    @Test func `a client's corrected code stays with the invoice that has its number as id, and is told once`() throws {
        let corrected = Self.heading + "F5,B,2026-01-01,9,9\n"
        try fixture.invoices(Self.heading + "F5,A,2026-01-01,9,9\n")
        #expect(
            try fixture.invoices(corrected).warnings.map(\.reason) == [
                "client_id is 'B' and was 'A': the invoice is asked of 'B' from now on"
            ])
        #expect(try fixture.invoices(corrected).warnings == [])
        #expect(try fixture.column(Self.states).last == "F5 F5 B 9")
    }

    @Test func `a first file with some ids finds those of its own rows, and the row without one is the bad one`() throws
    {
        let fixture = try ImportFixture()
        var options = fixture.options
        options.badRowsFile = fixture.folder.path("bad.csv")
        let file = try fixture.folder.write(
            "f.csv", "id," + Self.heading + "77,F1,A,2026-01-01,9,9\n,F1,A,2026-01-01,9,0\n,F3,A,2026-01-01,1,1\n")
        let summary = try importInvoices(from: file, into: fixture.store, options, now: ImportFixture.now)
        #expect([summary.inserted, summary.bad] == [2, 1])
        #expect(try fixture.folder.read("bad.csv").contains("number 'F1' is also on line 2, with other values"))
        #expect(try fixture.column(Self.states) == ["77 F1 A 9", "F3 F3 A 1"])
    }

    @Test func `a new id with the number of an open invoice is warned of once, with both and the remedy`() throws {
        try fixture.invoices(Self.heading + "F5,A,2026-01-01,9,9\n")
        let file = "id," + Self.heading + "80,F5,A,2026-01-01,9,7\n"
        let summary = try fixture.invoices(file)
        #expect(
            summary.warnings.map(\.reason) == [
                "invoice '80' is new and has number 'F5', as the open invoice 'F5' of client 'A', which the file does not "
                    + "name; if they are one, import id 'F5' with status void"
            ])
        #expect(summary.warnings.map(\.line) == [2])
        #expect(try fixture.invoices(file).warnings == [])
    }

    @Test(arguments: [
        // Of another client, of a paid invoice, and of one that the file has too, as instalments are.
        "80,F1,B,2026-01-01,9,9\n", "80,F9,A,2026-01-01,9,9\n",
        "80,F1,A,2026-01-01,9,9\n77,F1,A,2026-01-01,9,9\n",
    ])
    func `numbers that may well be there twice are not warned of`(rows: String) throws {
        try fixture.invoices("id," + Self.heading + "79,F9,A,2025-01-01,9,0\n")
        #expect(try fixture.invoices("id," + Self.heading + rows).warnings == [])
    }

    @Test func `clients without ids are those of their tax ids`() throws {
        try fixture.clients("id,tax_id,name\nA,20-1,Ana\nB,20-2,Bea\nC,20-2,Cía\n")
        let summary = try fixture.clients("ruc,email\n20-1,a@example.com\n20-3,d@example.com\n")
        #expect([summary.inserted, summary.updated] == [1, 1])
        #expect(try fixture.client("A")?.email == "a@example.com")
        let error = #expect(throws: ImportError.self) { try fixture.clients("ruc,email\n20-2,b@example.com\n") }
        #expect(
            error?.description.contains(
                "tax_id '20-2' is that of the clients 'B', 'C'; say which is meant in a column 'id'") == true)
    }

    @Test func `a client that its tax id already made twice is named with both`() throws {
        try fixture.clients("id,tax_id\n20-1,\nA,20-1\n")
        let error = #expect(throws: ImportError.self) { try fixture.clients("ruc,email\n20-1,b@example.com\n") }
        #expect(error?.description.contains("the clients '20-1', 'A'") == true)
    }
}

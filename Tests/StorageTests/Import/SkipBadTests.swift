import Dunning
import Storage
import TestSupport
import Testing

struct SkipBadTests {
    var fixture: ImportFixture

    init() throws {
        fixture = try ImportFixture()
        fixture.options.badRowsFile = fixture.folder.path("bad.csv")
    }

    private static let heading = "number,client_id,issued_on,total,client_name\n"

    @Test func `good rows go in, bad ones to a file with line and reason`() throws {
        let summary = try fixture.invoices(
            Self.heading + "1,C,2026-01-01,10,N\n2,D,2026-02-30,\"1,000\",\"a \"\"b\"\"\"\n3,C,2026-01-01,30,N\n")
        #expect([summary.inserted, summary.bad, summary.clientsCreated] == [2, 1, 1])
        #expect(
            try fixture.folder.read("bad.csv") == """
                \u{FEFF}line,error,number,client_id,issued_on,total,client_name\r
                3,"issued_on is '2026-02-30', expected an existing day as %Y-%m-%d",2,D,2026-02-30,"1,000","a ""b""\"\r

                """)
    }

    @Test func `the corrected file of bad rows can be imported as it is`() throws {
        try fixture.invoices(Self.heading + "1,C,2026-02-30,10,N\n2,C,2026-01-01,1,N\n")
        let corrected = try fixture.folder.read("bad.csv").replacing("2026-02-30,10", with: "2026-02-28,10")
        try fixture.invoices(corrected)
        #expect(try fixture.invoice("1")?.issuedOn == "2026-02-28")
    }

    @Test func `rows that contradict each other are all left out, and what was there stays`() throws {
        try fixture.invoices(Self.heading + "1,C,2026-01-01,7,N\n")
        let summary = try fixture.invoices(
            Self.heading + "1,C,2026-01-01,10,N\n2,D,2026-01-01,5,N\n1,C,2026-01-01,11,N\n3,E,2026-01-01,1,N\n"
                + "3,E,2026-01-02,1,N\n")
        #expect([summary.inserted, summary.bad] == [1, 4])
        #expect(try fixture.column("SELECT id || ':' || total FROM invoice ORDER BY id") == ["1:7", "2:5"])
        #expect(try fixture.column("SELECT id FROM client ORDER BY id") == ["C", "D"])
        let lines = try fixture.folder.read("bad.csv").split(separator: "\r\n").dropFirst()
        #expect(lines.map { String($0.prefix(2)) } == ["2,", "4,", "5,", "6,"])
    }

    @Test func `a file of bad rows that cannot be written stops the import`() throws {
        var fixture = fixture
        fixture.options.badRowsFile = fixture.folder.path("none/bad.csv")
        let error = #expect(throws: ImportError.self) { try fixture.invoices(Self.heading + "1,C,2026-01-01,10,N\n") }
        #expect(error?.description.hasPrefix("cannot write '\(fixture.folder.path("none/bad.csv"))'") == true)
        #expect(try fixture.invoice("1") == nil)
    }

    @Test func `bad rows never overwrite the file that they come from`() throws {
        var fixture = fixture
        fixture.options.badRowsFile = fixture.folder.path("f.csv")
        let csv = Self.heading + "1,C,2026-02-30,10,N\n"
        #expect(
            try fixture.refusal(ofInvoices: csv)
                == "--skip-bad is 'f.csv', the very file that is imported; name another one")
        #expect(try fixture.folder.read("f.csv") == csv)
    }

    @Test func `amounts are rounded when asked, and counted`() throws {
        var fixture = fixture
        fixture.options.roundsAmounts = true
        let summary = try fixture.invoices(
            Self.heading + "1,C,2026-01-01,2.5,N\n2,C,2026-01-01,3.5,N\n3,C,2026-01-01,3,N\n")
        #expect(summary.rounded == 2)
        #expect(try fixture.column("SELECT total FROM invoice ORDER BY id") == ["2", "4", "3"])
    }
}

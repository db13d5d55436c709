import Dunning
import Formats
import Foundation
import Storage
import TestSupport
import Testing

/// Each mistake ends in one clear sentence, with nothing half done.
struct BadInputTests {
    var fixture: ImportFixture

    init() throws { fixture = try ImportFixture() }

    private static let heading = "number,client_id,issued_on,total,client_name"

    @Test(arguments: [
        ("1,C,2026-02-30,10,N", "issued_on is '2026-02-30', expected an existing day as %Y-%m-%d"),
        (
            "1,C,30/01/2026,10,N",
            "issued_on is '30/01/2026', expected an existing day as %Y-%m-%d; if its dates are all like this, use "
                + "'--date-format %d/%m/%Y'"
        ),
        ("1,C,,10,N", "issued_on is empty"),
        (",C,2026-01-01,10,N", "number is empty"),
        ("1, ,2026-01-01,10,N", "client_id is empty"),
        ("1,C,2026-01-01,,N", "total is empty, expected an amount"),
        (
            "1,C,2026-01-01,1.234,N",
            "total is '1.234', where three digits after the point may be thousands; if they are, use '--decimal ,', "
                + "else write it with fewer decimals"
        ),
        ("1,C,2026-01-01,1.25,N", "total is '1.25', with 2 decimals where CLP has 0; --round rounds such amounts"),
        (
            "1,C,2026-01-01,1.2.3,N",
            "total is '1.2.3', expected an amount with a decimal point; if its decimal mark is a comma, use "
                + "'--decimal ,'"
        ),
        ("1,C,2026-01-01,ten,N", "total is 'ten', expected an amount"),
        (
            "1,C,2026-01-01,4000000000001,N",
            "total is '4000000000001', expected at most 4000000000000"
        ),
        ("1,C,2026-01-01,10,\"a\r\nBcc: x\"", "client_name holds a control character (U+000D)"),
        ("1,C,2026-01-01,10,a\u{202E}b", "client_name holds a hidden direction mark (U+202E)"),
        ("1,\u{FFFD}u,2026-01-01,10,N", "client_id is '\u{FFFD}u', where U+FFFD stands for a letter that was lost"),
        ("\u{FFFD}1,C,2026-01-01,10,N", "number is '\u{FFFD}1', where U+FFFD stands for a letter that was lost"),
        (
            "1,C,2026-01-01,10,\(String(repeating: "ñ", count: 10_000))",
            "client_name has 10000 characters, at most 300 are taken"
        ),
        ("1,C,2026-01-01,1,234,N", "6 cells where the heading has 5; a cell with the delimiter in it needs quotes"),
        ("1", "1 cell where the heading has 5"),
        ("1,C,2026-01-01", "3 cells where the heading has 5"),
    ])
    func `a bad row is named by line and reason`(row: String, reason: String) throws {
        let text = try fixture.refusal(ofInvoices: "\(Self.heading)\n\(row)\n")
        #expect(text?.split(separator: "\n").first.map(String.init) == "f.csv:2: \(reason)")
    }

    @Test func `under the other decimal setting the same amount is another`() throws {
        var fixture = fixture
        fixture.options.decimalMark = .comma
        try fixture.invoices("\(Self.heading)\n1,C,2026-01-01,1.234,N\n")
        #expect(try fixture.invoice("1")?.total == 1234)
    }

    @Test(arguments: [
        ("", "'f.csv': empty, expected a heading and rows"),
        ("PK\u{3}\u{4}\0\0", "'f.csv': a spreadsheet or zip archive, not a CSV file; save it as CSV"),
        ("number\0,total\n", "f.csv:1: a NUL byte; is it a text file?"),
        (
            "a,b\n1,2\n",
            "'f.csv': no column for the number of the invoice; name it with --map number=HEADING (the headings are "
                + "'a', 'b')"
        ),
        (
            "number,total\n1,2\n",
            "'f.csv': no column for client_id, issued_on; name them with --map client_id=HEADING,issued_on=HEADING "
                + "(the headings are 'number', 'total')"
        ),
        (
            "folio,numero,total\n1,2,3\n",
            "'f.csv': the headings 'folio', 'numero' both mean number; choose one with --map number=folio"
        ),
        (
            "Nº Factura,Factura,total\n1,2,3\n",
            "'f.csv': the headings 'Nº Factura', 'Factura' both mean number; choose one with --map 'number=Nº Factura'"
        ),
    ])
    func `a file that cannot be read says why`(text: String, reason: String) throws {
        #expect(try fixture.refusal(ofInvoices: text) == reason)
    }

    @Test func `a map that names nothing is refused`() throws {
        var fixture = fixture
        fixture.options.map = ["number": "Nr"]
        #expect(
            try fixture.refusal(ofInvoices: "\(Self.heading)\n")?.hasPrefix("'f.csv': no column 'Nr'; the headings are")
                == true)
        fixture.options.map = ["nummer": "number"]
        #expect(
            try fixture.refusal(ofInvoices: "\(Self.heading)\n")?.hasPrefix("--map names the column 'nummer'") == true)
    }

    @Test func `twenty bad rows are listed, all are counted`() throws {
        let rows = (1...50).map { "\($0),C,never,10,N" }.joined(separator: "\n")
        let lines = try #require(try fixture.refusal(ofInvoices: "\(Self.heading)\n\(rows)\n")).split(separator: "\n")
        #expect(lines.count == 22)
        #expect(lines[20] == "… and 30 more")
        #expect(lines[21].hasPrefix("50 bad rows, nothing was imported"))
    }

    @Test func `Latin text of a spreadsheet needs its encoding named`() throws {
        var fixture = fixture
        let path = fixture.folder.path("latin.csv")
        try Data("\(Self.heading)\n1,C,2026-01-01,10,".utf8 + [0x80, 0xD1, 0x0A]).write(to: URL(filePath: path))
        let error = #expect(throws: ImportError.self) {
            try importInvoices(from: path, into: fixture.store, fixture.options, now: ImportFixture.now)
        }
        #expect(error?.description.hasSuffix("try --encoding windows-1252") == true)
        fixture.options.encoding = .windows1252
        _ = try importInvoices(from: path, into: fixture.store, fixture.options, now: ImportFixture.now)
        #expect(try fixture.client("C")?.name == "€Ñ")
    }
}

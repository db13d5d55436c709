import Foundation
import TestSupport
import Testing

/// Files that are no invoices: each ends in clear words with the exit code of bad data, and the store stays as it is.
struct BadFileTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: [UInt8]
        let words: String
        let options: [String]

        init(_ what: String, _ bytes: [UInt8], _ words: String, options: [String] = []) {
            (testDescription, self.bytes, self.words, self.options) = (what, bytes, words, options)
        }

        /// A row under the usual heading, which is refused.
        init(row: String, _ words: String, options: [String] = []) {
            self.init(
                String(row.prefix(60)), Array((Recordad.heading + row + "\n").utf8),
                "f.csv:2: \(words)\nrecordad: 1 bad row, nothing was imported; correct the file, or import the rest "
                    + "with --skip-bad FILE", options: options)
        }
    }

    static let files: [Case] = [
        Case("an empty file", [], "'f.csv': empty, expected a heading and rows"),
        Case("blank lines", Array("\n\r\n\n".utf8), "'f.csv': empty, expected a heading and rows"),
        Case("a byte order mark alone", [0xEF, 0xBB, 0xBF], "'f.csv': empty, expected a heading and rows"),
        Case("a program", [0x7F] + Array("ELF\u{2}\u{1}\u{1}\0\0\0".utf8), "f.csv:1: a NUL byte; is it a text file?"),
        Case("a picture", [0xFF, 0xD8, 0xFF, 0xE0, 0x10, 0x4A, 0x46, 0x49], notUTF8("0xFF", line: 1)),
        Case(
            "a spreadsheet", Array("PK\u{3}\u{4}\u{14}\0".utf8),
            "'f.csv': a spreadsheet or zip archive, not a CSV file; save it as CSV"),
        Case("UTF-16", [0xFF, 0xFE, 0x6E, 0x00, 0x75, 0x00], "'f.csv': UTF-16 text; save it as CSV in UTF-8"),
        Case(
            "Latin-1 without saying so", Array(Recordad.heading.utf8) + Array("F-9,C9,Pe".utf8) + [0xF1, 0x61],
            notUTF8("0xF1", line: 2)),
        Case(
            "a NUL in a name", Array((Recordad.heading + "F-9,C9,A\0na,,2026-10-01,,USD,1\n").utf8),
            "f.csv:2: a NUL byte; is it a text file?"),
        Case(
            "an unclosed quote", Array((Recordad.heading + "F-9,C9,\"Ana,,2026-10-01,,USD,1\n").utf8),
            "f.csv:2: a quoted field that never ends"),
    ]

    private static func notUTF8(_ byte: String, line: Int) -> String {
        "f.csv:\(line): byte \(byte) is not utf-8; if the file came from a spreadsheet, try --encoding windows-1252"
    }

    static let rows: [Case] = [
        Case(row: "F-9,C9,N,,2026-02-30,,USD,1", "issued_on is '2026-02-30', expected an existing day as %Y-%m-%d"),
        Case(row: "F-9,C9,N,,2026-01-01,2026-02-30,USD,1", noDay("2026-02-30", "%Y-%m-%d")),
        Case(
            row: "F-9,C9,N,,29/01/2026,29/02/2026,USD,1", noDay("29/02/2026", "%d/%m/%Y"),
            options: ["--date-format", "%d/%m/%Y"]
        ),
        Case(row: "F-9,C9,N,,2026-01-01,,CLP,1.234", thousands),
        Case(row: "F-9,C9,N,,2026-01-01,,USD,1.234", thousands),
        Case(
            row: "F-9,C9,N,,2026-01-01,,CLP,\"1,5\"",
            "total is '1,5', with 1 decimal where CLP has 0; --round rounds such amounts",
            options: ["--decimal", ","]),
        Case(row: "F-9,C9,\"Ana\r\nBcc: eve@x.example\",,2026-01-01,,USD,1", forbidden("a control character (U+000D)")),
        Case(row: "F-9,C9,Ana\u{202E}eve,,2026-01-01,,USD,1", forbidden("a hidden direction mark (U+202E)")),
        Case(row: "F-9,C9,A\u{2067}na,,2026-01-01,,USD,1", forbidden("a hidden direction mark (U+2067)")),
        Case(
            row: "F-9,C9,\(String(repeating: "ñ", count: 10_000)),,2026-01-01,,USD,1",
            "client_name has 10000 characters, at most 300 are taken"),
    ]

    private static func noDay(_ text: String, _ pattern: String) -> String {
        "due_on is '\(text)', expected an existing day as \(pattern)"
    }

    private static let thousands =
        "total is '1.234', where three digits after the point may be thousands; if they are, use '--decimal ,', else "
        + "write it with fewer decimals"

    private static func forbidden(_ what: String) -> String { "client_name holds \(what)" }

    @Test(arguments: files + rows)
    func `a bad file changes nothing and says why`(test: Case) throws {
        let recordad = try Recordad()
        try recordad.importingSomething()
        let before = try recordad.storeContents()
        let file = recordad.folder.url.appending(path: "f.csv")
        try Data(test.bytes).write(to: file)
        let finished = try run(
            Recordad.program, ["import", "invoices", file.path, "--config", recordad.configFile] + test.options)
        #expect(finished.status == 65)
        #expect(finished.output == "")
        #expect(recordad.words(of: finished) == "recordad: \(test.words)\n")
        #expect(try recordad.storeContents() == before)
    }

    @Test(arguments: [("CLP", "1234"), ("USD", "123400")])
    func `with a decimal comma a point groups thousands`(currency: String, units: String) throws {
        let recordad = try Recordad()
        let row = "F-9;C9;N;;2026-10-01;;\(currency);1.234\n"
        let csv = Recordad.heading.replacing(",", with: ";") + row
        #expect(try recordad("import", "invoices", "-", "--decimal", ",", input: csv).status == 0)
        #expect(try recordad.storeContents().contains { $0.contains("\"\(currency)\",\(units),\(units),") })
    }

    @Test func `two equal rows with one id are one, two different ones are none`() throws {
        let recordad = try Recordad()
        let row = "F-9,C9,N,,2026-10-01,,USD,1\n"
        let equal = try recordad("import", "invoices", "-", input: Recordad.heading + row + row)
        #expect(equal.output == "invoices: 1 new, 0 changed, 0 unchanged, 1 repeated\nclients: 1 new, 0 changed\n")
        let before = try recordad.storeContents()
        let other = "F-9,C9,N,,2026-10-01,,USD,2\n"
        let different = try recordad("import", "invoices", "-", input: Recordad.heading + row + other)
        #expect(different.status == 65)
        #expect(different.errors.contains("standard input:3: invoice 'F-9' is also on line 2, with other values\n"))
        #expect(try recordad.storeContents() == before)
    }
}

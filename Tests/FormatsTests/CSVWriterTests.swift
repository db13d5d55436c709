import Formats
import TestSupport
import Testing

@Suite struct CSVWriterTests {
    @Test func `Python reads back any cell`() throws {
        let cells = [
            "plain", "", "a;b", "a,b", "say \"no\"", "two\nlines", "two\r\nlines", " spaced ", "\"", "ñandú €",
            "\u{2028}",
            "e\u{301}", "\r\n",
        ]
        for delimiter in [";", ","] as [Unicode.Scalar] {
            let program = """
                import csv, io, sys
                text = sys.stdin.buffer.read().decode()
                rows = list(csv.reader(io.StringIO(text, newline=''), delimiter='\(delimiter)', strict=True))
                print([[c.encode().hex() for c in row] for row in rows], text.endswith('\\r\\n'))
                """
            let row = CSVWriter(delimiter: delimiter).row(cells)
            let output = try run("python3", ["-c", program], input: Array(row.utf8)).output
            let expected = cells.map { cell -> String in
                let hex = CSVWriter.defused(cell).utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
                return "'\(hex.joined())'"
            }
            #expect(output == "[[\(expected.joined(separator: ", "))]] True\n")
        }
    }

    @Test func `quotes only where RFC 4180 needs it or spaces could be lost`() {
        #expect(
            CSVWriter(delimiter: ";").row(["a,b", "a;b", "a\"b", " a", ""]) == "a,b;\"a;b\";\"a\"\"b\";\" a\";\r\n")
    }

    @Test(arguments: [
        "=1+1", "=cmd|' /C calc'!A0", "+56 9 1234", "-", "-1-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "-1,2,3",
        "-1,", "+.5", "--1",
    ])
    func `puts an apostrophe before what a spreadsheet would run`(cell: String) {
        #expect(CSVWriter.defused(cell) == "'" + cell)
    }

    @Test(arguments: ["-12", "+12", "-12.50", "-12,50", "a=b", "", "'=1", "1-2", "2026-11-21", "#N/A"])
    func `leaves numbers and other text alone`(cell: String) {
        #expect(CSVWriter.defused(cell) == cell)
    }
}

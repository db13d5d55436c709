import Formats
import Foundation
import TestSupport
import Testing

struct CSVReaderTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func reader(
        _ bytes: some Sequence<UInt8>, delimiter: UInt8? = nil, encoding: TextEncoding = .utf8,
        chunkLength: Int = 64 << 10
    ) throws -> CSVReader {
        let path = folder.path("f.csv")
        try Data(bytes).write(to: URL(filePath: path))
        return try CSVReader(
            CSVInput(path: path), delimiter: delimiter, encoding: encoding, chunkLength: chunkLength)
    }

    private func records(_ reader: consuming CSVReader) throws -> [Line] {
        var reader = reader
        var record = CSVRecord()
        var lines: [Line] = []
        while try reader.next(into: &record) { lines.append(Line(number: record.line, fields: record.texts)) }
        return lines
    }

    private struct Line: Equatable, Decodable {
        let number: Int
        let fields: [String]
    }

    private func failure(
        _ bytes: some Sequence<UInt8>, encoding: TextEncoding = .utf8
    ) throws -> String? {
        let error = #expect(throws: CSVError.self) { try records(try reader(bytes, encoding: encoding)) }
        return error?.description.replacingOccurrences(of: folder.path("f.csv"), with: "f.csv")
    }

    @Test(arguments: [
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("a;b\r1;2,5\r", [["a", "b"], ["1", "2,5"]]),
        ("a\tb\n1\t\n", [["a", "b"], ["1", ""]]),
        ("a|b\n|\n1|2\n", [["a", "b"], ["1", "2"]]),
        ("\u{FEFF}a,b\n", [["a", "b"]]),
        ("\"a,\"\"x\"\"\",b\n\"1\r\n2\",\"\"\n", [["a,\"x\"", "b"], ["1\r\n2", ""]]),
        ("a,b\n5\" pipe,x\"y\"\n", [["a", "b"], ["5\" pipe", "x\"y\""]]),
        ("a,b\n\n,\n  \n", [["a", "b"], ["  "]]),
        ("\"a;b;c\",d\n", [["a;b;c", "d"]]),
        ("", []),
    ])
    func `reads RFC 4180 and its dialects`(text: String, expected: [[String]]) throws {
        #expect(try records(try reader(text.utf8)).map(\.fields) == expected)
    }

    @Test func `a delimiter that was given is not guessed`() throws {
        let lines = try records(try reader("a,b;c\n".utf8, delimiter: UInt8(ascii: ";")))
        #expect(lines.map(\.fields) == [["a,b", "c"]])
    }

    @Test func `records know the line they begin on`() throws {
        let text = "a,b\r\n\r\n\"1\r\n1\n1\r1\",2\n3,4\r5,6"
        #expect(try records(try reader(text.utf8)).map(\.number) == [1, 3, 7, 8])
    }

    /// Python's csv module is the oracle, seeded random text the input.
    @Test(arguments: [1, 2, 7, 64 << 10])
    func `agrees with another implementation however the bytes are cut`(chunkLength: Int) throws {
        var generator = SplitMix(state: 42)
        let alphabet = Array("ab ,\"\r\né€".unicodeScalars)
        let rows = (0..<300).map { row in
            ["r\(row)"]
                + (0..<3).map { _ in
                    String(
                        String.UnicodeScalarView(
                            (0..<(generator.next() % 6)).compactMap { _ in
                                alphabet.randomElement(using: &generator)
                            }))
                }
        }
        let script = """
            import csv, io, json, sys
            text = io.StringIO(newline='')
            csv.writer(text).writerows(json.load(sys.stdin))
            sys.stdout.buffer.write(text.getvalue().encode())
            """
        let made = try run("python3", ["-c", script], input: Array(JSONEncoder().encode(rows)))
        #expect(made.status == 0)
        #expect(try records(try reader(made.output.utf8, chunkLength: chunkLength)).map(\.fields) == rows)
    }

    @Test(arguments: [
        (TextEncoding.latin1, [0xF1, 0x80, 0xFF], "ñ\u{80}ÿ"), (.windows1252, [0xF1, 0x80, 0x93], "ñ€“"),
        (.utf8, [0xC3, 0xB1, 0xE2, 0x82, 0xAC], "ñ€"),
    ])
    func `decodes each encoding`(encoding: TextEncoding, bytes: [UInt8], text: String) throws {
        let file = Array("a,".utf8) + bytes + Array(",z\n".utf8)
        #expect(try records(try reader(file, encoding: encoding)).map(\.fields) == [["a", text, "z"]])
    }

    @Test func `windows-1252 is Unicode's table of it`() throws {
        let defined = (UInt8(0x80)...0xFF).filter { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
        let expected = try #require(String(bytes: defined, encoding: .windowsCP1252))
        #expect(try records(try reader(defined, encoding: .windows1252)).map(\.fields) == [[expected]])
    }

    @Test func `a byte order mark means UTF-8 whatever was asked for`() throws {
        #expect(try records(try reader("\u{FEFF}ñ\n".utf8, encoding: .windows1252)).map(\.fields) == [["ñ"]])
    }

    @Test(arguments: [
        (
            Array("a,b\n\"x\r\ny\",".utf8) + [0xF1, 0x0A],
            "f.csv:3: byte 0xF1 is not utf-8; if the file came from a spreadsheet, try --encoding windows-1252"
        ),
        (Array("a\nb\0c\n".utf8), "f.csv:2: a NUL byte; is it a text file?"),
        (Array("a\n\"b\nc".utf8), "f.csv:2: a quoted field that never ends"),
        (
            Array("a\n\"b\"c\n".utf8),
            "f.csv:2: text after a closing quote; a quote inside quotes is written twice"
        ),
        ([0x50, 0x4B, 3, 4, 0], "'f.csv': a spreadsheet or zip archive, not a CSV file; save it as CSV"),
        ([0xFF, 0xFE, 0x61, 0], "'f.csv': UTF-16 text; save it as CSV in UTF-8"),
    ])
    func `what is no CSV text is refused with its line`(bytes: [UInt8], expected: String) throws {
        #expect(try failure(bytes) == expected)
    }

    @Test func `an undefined byte of windows-1252 is an error`() throws {
        #expect(
            try failure(Array("a\n".utf8) + [0x81], encoding: .windows1252)
                == "f.csv:2: byte 0x81 is not windows-1252; try --encoding iso-8859-1")
    }

    @Test(arguments: [
        ("", "x", "f.csv:1: a field longer than 65536 bytes; is it a CSV file?"),
        ("", "x,", "f.csv:1: a record longer than 1048576 bytes; is it a CSV file?"),
        ("a\n\"", "x\n", "f.csv:2: a field longer than 65536 bytes; a quote may be missing"),
    ])
    func `a file that is one endless line ends at a limit`(start: String, piece: String, expected: String) throws {
        #expect(try failure((start + String(repeating: piece, count: 1_200_000)).utf8) == expected)
    }

    @Test func `a missing file is named`() {
        let path = folder.path("none.csv")
        let error = #expect(throws: CSVError.self) { _ = try CSVInput(path: path) }
        #expect(error?.description == "cannot read '\(path)': No such file or directory")
    }
}

/// Repeatable random numbers (Steele, Lea and Flood, "Fast splittable pseudorandom number generators").
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

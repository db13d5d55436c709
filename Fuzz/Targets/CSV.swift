import Formats

/// Where the input is cut into reads changes nothing, fields keep their bound, and what is written reads back.
func checkCSV(_ input: [UInt8]) throws(Violation) {
    let encoding = TextEncoding.allCases[Int(input.first ?? 0) % TextEncoding.allCases.count]
    let file = try ScratchFile(Array(input.dropFirst()))
    let (whole, delimiter) = records(of: file, encoding, chunkLength: 1 << 16)
    // Four bytes tell what the file is; which delimiter it has takes its first line.
    for length in [4, 5, 7] where delimiter != nil {
        let cut = records(of: file, encoding, chunkLength: length, delimiter: delimiter).rows
        try require(cut == whole, "reads of \(length) bytes give other records")
    }
    guard case .success(let rows) = whole else { return }
    let cells = rows.joined()
    try require(cells.allSatisfy { $0.utf8.count <= 2 * CSVReader.maximumFieldLength }, "a field without bound")
    let written = CSVWriter.byteOrderMark + rows.map { CSVWriter(delimiter: ";").row($0) }.joined()
    let back = records(of: try ScratchFile(Array(written.utf8)), .utf8, chunkLength: 1 << 16, delimiter: 0x3B).rows
    let expected = rows.map { $0.map(CSVWriter.defused) }
    // What is quoted or decoded takes more room than it had.
    if case .failure(let error) = back, error.reason.contains("longer than") { return }
    try require(back == .success(expected), "what was written reads otherwise")
    for cell in expected.joined() where "=+-@\t\r".contains(cell.unicodeScalars.first.map(String.init) ?? " ") {
        try require(cell.utf8.allSatisfy { "+-.,0123456789".utf8.contains($0) }, "a cell starts a formula: \(cell)")
    }
}

private func records(
    of file: ScratchFile, _ encoding: TextEncoding, chunkLength: Int, delimiter: UInt8? = nil
) -> (rows: Result<[[String]], CSVError>, delimiter: UInt8?) {
    var found: UInt8?
    let rows = Result { () throws(CSVError) in
        let input = try CSVInput(path: file.path)
        var reader = try CSVReader(input, delimiter: delimiter, encoding: encoding, chunkLength: chunkLength)
        found = reader.delimiter
        var record = CSVRecord()
        var rows: [[String]] = []
        while try reader.next(into: &record) { rows.append(record.texts) }
        return rows
    }
    return (rows.mapError { CSVError($0.kind, file: "", line: $0.line, $0.reason, remedy: $0.remedy) }, found)
}

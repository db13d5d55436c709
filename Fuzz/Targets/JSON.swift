import Formats

/// What is read is written and read back the same, on one line and on several.
func checkJSON(_ input: [UInt8]) throws(Violation) {
    guard let value = read(input) else { return }
    let line = value.line
    try require(line.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "a control character in a line of JSON")
    guard let again = read(Array(line.utf8)), let pretty = read(Array(value.pretty.utf8)) else {
        throw Violation(description: "what was written is refused")
    }
    try require(again.line == line && pretty.line == line, "what was written says something else")
}

private func read(_ bytes: [UInt8]) -> JSON? {
    // What is wrong with a text that is none is no matter here.
    try? JSON(reading: bytes)
}

/// The bytes that mean something in a CSV file.
enum CSVSyntax {
    static let quote = UInt8(ascii: "\"")
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// In the order in which they are preferred when a heading has as many of each.
    static let delimiters = [",", ";", "\t", "|"].flatMap(\.utf8)

    static func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }

    /// The delimiter that the first line has most of outside quotes; a comma when it has none.
    static func delimiter(ofHeading head: ArraySlice<UInt8>) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in head {
            if byte == quote { isQuoted.toggle() }
            if isQuoted { continue }
            if isLineEnd(byte) { break }
            if delimiters.contains(byte) { counts[byte, default: 0] += 1 }
        }
        let most = counts.values.max()
        return delimiters.first { counts[$0] == most } ?? delimiters[0]
    }

    /// What is plainly no CSV text, by its first bytes.
    static func refusal(ofHead head: [UInt8]) -> (reason: String, remedy: String)? {
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            return ("a spreadsheet or zip archive, not a CSV file", "save it as CSV")
        }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            return ("UTF-16 text", "save it as CSV in UTF-8")
        }
        return nil
    }

    /// Where the bytes stop that an unquoted field takes as they are.
    static func endOfUnquotedRun(in bytes: [UInt8], from start: Int, delimiter: UInt8) -> Int {
        let span = bytes.span
        var index = start
        while index < span.count {
            let byte = span[index]
            if byte == delimiter || byte == lineFeed || byte == carriageReturn || byte == 0 { break }
            index += 1
        }
        return index
    }

    /// Where the bytes stop that a quoted field takes as they are and that begin no line.
    static func endOfQuotedRun(in bytes: [UInt8], from start: Int) -> Int {
        let span = bytes.span
        var index = start
        while index < span.count {
            let byte = span[index]
            if byte == quote || byte == lineFeed || byte == carriageReturn || byte == 0 { break }
            index += 1
        }
        return index
    }

    static func hasHighByte(_ bytes: [UInt8]) -> Bool {
        let span = bytes.span
        for index in 0..<span.count where span[index] >= 0x80 { return true }
        return false
    }
}

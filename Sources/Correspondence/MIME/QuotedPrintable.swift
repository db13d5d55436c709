/// RFC 2045 section 6.7.
enum QuotedPrintable {
    /// Characters of an encoded line before its soft break (76 with the break's `=`).
    private static let lineLength = 75

    /// Appends `text` with every kind of line end as CRLF; no line is longer than 76 characters.
    static func append(_ text: [UInt8], to output: inout [UInt8]) {
        var column = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                output += "\r\n".utf8
                column = 0
                index += text[index...].starts(with: "\r\n".utf8) ? 2 : 1
                continue
            }
            let isLiteral = isLiteral(text, at: index)
            // A character of several bytes stays on one line.
            if column + (isLiteral ? 1 : 3 * sequenceLength(byte)) > lineLength {
                output += "=\r\n".utf8
                column = 0
            }
            if isLiteral, column > 0 || !isMangled(text, at: index) {
                let end = endOfRun(in: text, from: index, upTo: index + lineLength - column)
                output += text[index..<end]
                column += end - index
                index = end
            } else {
                appendHex(byte, to: &output)
                column += 3
                index += 1
            }
        }
    }

    /// Literal bytes are copied together, which is most of the work of composing.
    private static func endOfRun(in text: [UInt8], from start: Int, upTo limit: Int) -> Int {
        let limit = min(limit, text.count)
        var end = start
        while end < limit {
            // Nearly every byte; only blanks need a look at the next one.
            let isPlain = (0x21...0x7E).contains(text[end]) && text[end] != UInt8(ascii: "=")
            guard isPlain || isLiteral(text, at: end) else { break }
            end += 1
        }
        return end
    }

    /// Blanks are literal except at the end of a line.
    private static func isLiteral(_ text: [UInt8], at index: Int) -> Bool {
        let byte = text[index]
        if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") {
            return (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
        }
        guard index + 1 < text.count else { return false }
        return text[index + 1] != UInt8(ascii: "\n") && text[index + 1] != UInt8(ascii: "\r")
    }

    /// What transports are known to change at the start of a line (RFC 2049 section 3).
    private static func isMangled(_ text: [UInt8], at index: Int) -> Bool {
        text[index] == UInt8(ascii: ".")
            || text[index] == UInt8(ascii: "F") && text[index...].starts(with: "From ".utf8)
    }

    /// How many bytes the character that begins with `byte` has in UTF-8; 1 inside a character.
    private static func sequenceLength(_ byte: UInt8) -> Int {
        byte >= 0xC0 ? (~byte).leadingZeroBitCount : 1
    }

    static func appendHex(_ byte: UInt8, after sign: UInt8 = UInt8(ascii: "="), to output: inout [UInt8]) {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
        output.append(sign)
        output.append(digit(byte >> 4))
        output.append(digit(byte & 15))
    }
}

/// RFC 2047: text that is not ASCII, in words that may stand in a header.
enum EncodedWord {
    /// Of one encoded word, its frame included (section 2).
    static let limit = 75
    private static let frame = "=?utf-8?Q??=".utf8.count

    /// The words that carry `text`, none splitting a character; the first has at most `room` characters.
    static func words(_ text: String, room: Int = limit) -> [String] {
        let usesBase64 = prefersBase64(text)
        var words: [String] = []
        var piece: [UInt8] = []
        var length = 0
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            let added = usesBase64 ? bytes.count : bytes.reduce(0) { $0 + (isSafe($1) ? 1 : 3) }
            let space = min(limit, words.isEmpty ? room : limit) - frame
            if length + added > (usesBase64 ? space / 4 * 3 : space) {
                words.append(word(piece, usesBase64: usesBase64))
                piece = []
                length = 0
            }
            piece += bytes
            length += added
        }
        if !piece.isEmpty { words.append(word(piece, usesBase64: usesBase64)) }
        return words
    }

    private static func prefersBase64(_ text: String) -> Bool {
        let quoted = text.utf8.reduce(0) { $0 + (isSafe($1) ? 1 : 3) }
        return (text.utf8.count + 2) / 3 * 4 < quoted
    }

    private static func word(_ bytes: [UInt8], usesBase64: Bool) -> String {
        if usesBase64 { return "=?utf-8?B?\(String(decoding: Base64.encoded(bytes), as: UTF8.self))?=" }
        var text: [UInt8] = []
        for byte in bytes {
            if byte == UInt8(ascii: " ") {
                text.append(UInt8(ascii: "_"))
            } else if isSafe(byte) {
                text.append(byte)
            } else {
                QuotedPrintable.appendHex(byte, to: &text)
            }
        }
        return "=?utf-8?Q?\(String(decoding: text, as: UTF8.self))?="
    }

    /// What the Q encoding may leave as it is, in a phrase too (section 5); a space becomes `_`.
    private static func isSafe(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: " "), UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "/"):
            true
        default: false
        }
    }
}

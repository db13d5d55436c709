/// A tag as it stands in the source.
struct MustacheTag {
    let kind: Kind
    /// Between the sigil and the closing delimiter, without the blanks around it.
    let content: String
    /// The index after it.
    let end: Int

    enum Kind {
        case variable, unescaped, section, inverted, close, comment, partial, delimiters

        /// Alone on a line, these leave no trace of it.
        var mayStandAlone: Bool { self != .variable && self != .unescaped }
    }

    /// There is no end of the tag that begins so.
    struct Unclosed: Error {
        let opening: String
        let closing: String
    }

    /// Reads the tag that begins at `start`.
    init(_ source: [UInt8], at start: Int, _ delimiters: MustacheDelimiters) throws(Unclosed) {
        var inner = start + delimiters.open.count
        while inner < source.count, Self.isBlank(source[inner]) { inner += 1 }
        var closing = delimiters.close
        switch inner < source.count ? source[inner] : 0 {
        case UInt8(ascii: "#"): kind = .section
        case UInt8(ascii: "^"): kind = .inverted
        case UInt8(ascii: "/"): kind = .close
        case UInt8(ascii: "!"): kind = .comment
        case UInt8(ascii: ">"): kind = .partial
        case UInt8(ascii: "&"): kind = .unescaped
        case UInt8(ascii: "{"):
            kind = .unescaped
            closing.insert(UInt8(ascii: "}"), at: 0)
        case UInt8(ascii: "="):
            kind = .delimiters
            closing.insert(UInt8(ascii: "="), at: 0)
        default: kind = .variable
        }
        if kind != .variable { inner += 1 }
        guard let closed = source.firstRange(of: closing, from: inner) else {
            throw Unclosed(
                opening: String(decoding: source[start..<min(inner, source.count)], as: UTF8.self),
                closing: String(decoding: closing, as: UTF8.self))
        }
        content = Self.trimmed(source[inner..<closed])
        end = closed + closing.count
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
        let end = bytes.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension [UInt8] {
    /// Where `pattern` begins next, at `start` or after it.
    func firstRange(of pattern: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first, count >= pattern.count else { return nil }
        var index = start
        while index <= count - pattern.count {
            if self[index] == first, self[index..<(index + pattern.count)].elementsEqual(pattern) { return index }
            index += 1
        }
        return nil
    }
}

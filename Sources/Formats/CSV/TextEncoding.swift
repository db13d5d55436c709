/// How the bytes of a text file stand for characters; in each of them ASCII is ASCII.
package enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case latin1 = "iso-8859-1"
    case windows1252 = "windows-1252"

    /// By its name or a usual alias, letter case ignored.
    package init?(name: some StringProtocol) {
        switch name.lowercased() {
        case "utf-8", "utf8", "utf-8-sig": self = .utf8
        case "iso-8859-1", "iso8859-1", "latin1", "latin-1": self = .latin1
        case "windows-1252", "cp1252", "ansi": self = .windows1252
        default: return nil
        }
    }

    /// The character of one byte; `nil` when the encoding gives it none. Not for UTF-8, whose characters take several.
    func scalar(_ byte: UInt8) -> Unicode.Scalar? {
        guard self == .windows1252, (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return Self.windows1252High[Int(byte) - 0x80]
    }

    /// Bytes 0x80 to 0x9F, from Unicode's own mapping table for code page 1252; five of them are undefined.
    private static let windows1252High: [Unicode.Scalar?] = [
        "\u{20AC}", nil, "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
        "\u{02C6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", nil, "\u{017D}", nil,
        nil, "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
        "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", nil, "\u{017E}", "\u{0178}",
    ]
}

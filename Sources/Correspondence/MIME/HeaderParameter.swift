/// A parameter of Content-Type or Content-Disposition.
enum HeaderParameter {
    /// Characters of one piece; with a long parameter name it still fits a line.
    private static let pieceLength = 60

    /// The pieces of `; name=value`: quoted when it is short plain ASCII, else as RFC 2231 has it.
    static func pieces(_ name: String, _ value: String) -> [String] {
        let value = value.onOneLine
        // Many readers decode encoded words inside the quotes, against RFC 2047 section 5.
        if value.utf8.count <= pieceLength, value.utf8.allSatisfy(isQuotable), !value.contains("=?") {
            return ["\(name)=\"\(value)\""]
        }
        let sections = encodedSections(value)
        if sections.count == 1 { return ["\(name)*=utf-8''\(sections[0])"] }
        return sections.enumerated().map { index, section in
            "\(name)*\(index)*=\(index == 0 ? "utf-8''" : "")\(section)" + (index < sections.count - 1 ? ";" : "")
        }
    }

    /// Percent-encoded pieces, none splitting a character.
    private static func encodedSections(_ value: String) -> [String] {
        var sections = [""]
        for scalar in value.unicodeScalars {
            var encoded: [UInt8] = []
            for byte in String(scalar).utf8 {
                if isAttributeCharacter(byte) {
                    encoded.append(byte)
                } else {
                    QuotedPrintable.appendHex(byte, after: UInt8(ascii: "%"), to: &encoded)
                }
            }
            if sections[sections.count - 1].utf8.count + encoded.count > pieceLength - "utf-8''".utf8.count {
                sections.append("")
            }
            sections[sections.count - 1] += String(decoding: encoded, as: UTF8.self)
        }
        return sections
    }

    private static func isQuotable(_ byte: UInt8) -> Bool {
        (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    /// `attribute-char` of RFC 2231 section 7, and no more than any reader takes.
    private static func isAttributeCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }
}

/// A complete reply of the server (RFC 5321 section 4.2).
package struct SMTPReply: Hashable, Sendable {
    /// Three digits; 0 when there was none.
    package let code: Int
    /// Code and text on one line, without control characters, within `textLimit`.
    package let text: String

    /// How much of a reply is kept, in Unicode scalars; RFC 5321 section 4.5.3.1.5 allows 512 octets a line.
    package static let textLimit = 1_000

    var isPositive: Bool { code / 100 == 2 }
    var isPermanent: Bool { code / 100 == 5 }

    /// 421: the server closes the connection, whatever the command was (RFC 5321 section 3.8).
    var closesConnection: Bool { code == 421 }

    /// 530 to 538: the server wants us to log in or encrypt first (RFC 4954 section 6, RFC 3207 section 4).
    /// That says nothing about the message or its recipients.
    var isAboutOurLogin: Bool { (530...538).contains(code) }

    init(code: Int, bytes: some BidirectionalCollection<UInt8>, hiding secrets: [String] = []) {
        self.code = code
        self.text = Self.printable(bytes, hiding: secrets)
    }

    /// Bytes of the server as text that can be shown on one line, and to anybody.
    static func printable(_ bytes: some BidirectionalCollection<UInt8>, hiding secrets: [String] = []) -> String {
        let bytes = bytes.prefix(4 * textLimit)
        // What nearly every server says, and many times faster.
        if bytes.count <= textLimit, bytes.allSatisfy({ (0x20..<0x7F).contains($0) }), bytes.last != 0x20 {
            return secrets.reduce(String(decoding: bytes, as: UTF8.self)) { $0.replacing($1, with: "<hidden>") }
        }
        var text = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars.prefix(
            textLimit)
        {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: text.append("\u{FFFD}")
            default: text.append(scalar)
            }
        }
        while text.last == " " { text.removeLast() }
        return secrets.reduce(String(text)) { $0.replacing($1, with: "<hidden>") }
    }
}

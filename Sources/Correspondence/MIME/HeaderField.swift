import Dunning

/// A field of a header: pieces between which the line may be folded (RFC 5322 section 2.2.3).
struct HeaderField: Sendable {
    let name: String
    let pieces: [String]

    /// Characters of a line: RFC 2047 allows 76 where an encoded word is, RFC 5322 asks for 78.
    private static let lineLength = 76
    /// Longer words of plain text travel encoded, so that lines can be folded inside them.
    private static let longestPlainWord = 60

    /// A field whose pieces are already in the syntax that the field wants.
    init(_ name: String, _ pieces: [String]) {
        self.name = name
        self.pieces = pieces
    }

    /// Text for people, as in Subject; it is put on one line first.
    init(_ name: String, text: String) {
        let text = text.onOneLine
        self.name = name
        self.pieces = Self.isPlain(text) ? Self.wordsOf(text) : EncodedWord.words(text, room: Self.room(after: name))
    }

    init(_ name: String, _ addresses: [EmailAddress]) {
        self.name = name
        let last = addresses.count - 1
        self.pieces = addresses.enumerated().map { $0 < last ? "\($1.value)," : $1.value }
    }

    init(_ name: String, _ mailbox: Mailbox) {
        self.name = name
        guard let phrase = mailbox.displayName.map({ Self.phrase($0, room: Self.room(after: name)) }), !phrase.isEmpty
        else {
            self.pieces = [mailbox.address.value]
            return
        }
        self.pieces = phrase + ["<\(mailbox.address.value)>"]
    }

    func append(to output: inout [UInt8]) {
        output += name.utf8
        output.append(UInt8(ascii: ":"))
        var column = name.utf8.count + 1
        for piece in pieces {
            if column + 1 + piece.utf8.count > Self.lineLength {
                output += "\r\n".utf8
                column = 0
            }
            output.append(UInt8(ascii: " "))
            output += piece.utf8
            column += 1 + piece.utf8.count
        }
        output += "\r\n".utf8
    }

    private static func room(after name: String) -> Int { lineLength - name.utf8.count - ": ".utf8.count }

    /// A display name: atoms, a quoted string, or encoded words (RFC 5322 section 3.2.5, RFC 2047 section 5).
    private static func phrase(_ name: String, room: Int) -> [String] {
        let name = name.onOneLine
        guard isPlain(name) else { return EncodedWord.words(name, room: room) }
        if name.utf8.allSatisfy({ isAtomic($0) || $0 == UInt8(ascii: " ") }) { return wordsOf(name) }
        let quoted = "\"" + name.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined() + "\""
        return quoted.utf8.count <= longestPlainWord ? [quoted] : EncodedWord.words(name, room: room)
    }

    /// Printable ASCII with single spaces between words of moderate length, none of them like an encoded one.
    private static func isPlain(_ text: String) -> Bool {
        guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return false }
        return text.split(separator: " ", omittingEmptySubsequences: false).allSatisfy {
            (1...longestPlainWord).contains($0.utf8.count) && !$0.utf8.starts(with: "=?".utf8)
        }
    }

    private static func wordsOf(_ text: String) -> [String] { text.split(separator: " ").map { String($0) } }

    /// `atext` of RFC 5322 section 3.2.3.
    private static func isAtomic(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
        }
    }
}

/// An address with the name people see beside it (RFC 5322 section 3.4).
package struct Mailbox: Hashable, Sendable {
    package let displayName: String?
    package let address: EmailAddress

    package init(displayName: String?, address: EmailAddress) {
        self.displayName = displayName
        self.address = address
    }

    /// Reads `Name <address>`, `"Name" <address>` or a bare address.
    package init?(_ text: String) {
        guard let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close else {
            guard let address = EmailAddress(text) else { return nil }
            self.init(displayName: nil, address: address)
            return
        }
        guard text[text.index(after: close)...].allSatisfy(\.isWhitespace),
            let address = EmailAddress(text[text.index(after: open)..<close])
        else { return nil }
        var name = text[..<open].drop(while: \.isWhitespace)
        while let last = name.last, last.isWhitespace { name.removeLast() }
        guard !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return nil }
        let isQuoted = name.count >= 2 && name.first == "\"" && name.last == "\""
        let shown = isQuoted ? Self.unescaped(name.dropFirst().dropLast()) : String(name)
        self.init(displayName: shown.isEmpty ? nil : shown, address: address)
    }

    /// The content of a quoted string (RFC 5322 section 3.2.4): a backslash only shields what follows it.
    private static func unescaped(_ quoted: Substring) -> String {
        var text = ""
        var isShielded = false
        for character in quoted {
            isShielded = character == "\\" && !isShielded
            if !isShielded { text.append(character) }
        }
        return text
    }
}

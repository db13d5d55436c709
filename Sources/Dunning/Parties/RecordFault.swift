/// Why a record of the store, or what it asks to be written, cannot be used; it is skipped, named and counted (design rule 12).
package enum RecordFault: Error, Hashable, Sendable {
    case missing(field: String)
    case invalid(field: String, value: String, expected: String)
    /// The invoice names a client that the store does not have.
    case clientMissing(ClientID)
    /// Templates that are good for others cannot be filled for this client; which of them, where and why.
    case unwritable(complaint: String)
}

extension RecordFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let field): "\(field) is empty"
        case .invalid(let field, let value, let expected): "\(field) is '\(value)', expected \(expected)"
        case .clientMissing(let id): "client '\(id)' is not in the store"
        case .unwritable(let complaint): "its letter cannot be written: \(complaint)"
        }
    }
}

extension RecordFault {
    /// In bytes of UTF-8; what is longer is no name, number or list of addresses, and would go out by mail.
    package static let longestText = 65_536

    /// Throws for the first text that is too long.
    ///
    /// - Parameter sum: The bytes of all of them: as a rule fewer than a single one may have.
    static func checkLengths(
        sum: Int, _ texts: @autoclosure () -> [(field: String, text: String?)]
    ) throws(RecordFault) {
        guard sum > longestText else { return }
        for (field, text) in texts() {
            guard let text, text.utf8.count > longestText else { continue }
            throw .tooLong(field: field, text: text.prefix(shownCharacters) + "…")
        }
    }

    /// Throws for a NUL: SQLite's JSON, in which many keys are asked for at once, ends a text there. And for U+FFFD,
    /// which stands where the bytes were no UTF-8: two keys may read the same by it.
    static func checkKey(_ field: String, _ text: String) throws(RecordFault) {
        guard !text.utf8.contains(0) else { throw .invalid(field: field, value: text, expected: "text without NUL") }
        guard !text.unicodeScalars.contains("\u{FFFD}") else {
            throw .invalid(field: field, value: text, expected: "text in UTF-8")
        }
    }

    /// How much of a text that is too long is shown.
    package static let shownCharacters = 40

    /// - Parameter text: Its beginning.
    package static func tooLong(field: String, text: String) -> RecordFault {
        .invalid(field: field, value: text, expected: "at most \(longestText) bytes")
    }
}

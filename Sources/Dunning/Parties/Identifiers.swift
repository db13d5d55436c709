/// The store's key of a client.
package struct ClientID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let value: String
    package init(_ value: String) { self.value = value }
    package static func == (left: ClientID, right: ClientID) -> Bool { left.value.isSameKey(as: right.value) }
    package static func < (left: ClientID, right: ClientID) -> Bool { left.value.precedesAsKey(right.value) }
    package var description: String { value }
}

/// The store's key of an invoice; its printed number is another thing.
package struct InvoiceID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let value: String
    package init(_ value: String) { self.value = value }
    package static func == (left: InvoiceID, right: InvoiceID) -> Bool { left.value.isSameKey(as: right.value) }
    package static func < (left: InvoiceID, right: InvoiceID) -> Bool { left.value.precedesAsKey(right.value) }
    package var description: String { value }
}

/// A Message-ID of RFC 5322 section 3.6.4, without its angle brackets.
package struct MessageID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let value: String
    package init(_ value: String) { self.value = value }
    package static func < (left: MessageID, right: MessageID) -> Bool { left.value < right.value }
    package var description: String { value }
}

/// Keys of the store are bytes, as SQLite has it. To Swift "ñ" is also equal to "n" with a tilde of its own, and those may
/// be two clients.
extension String {
    fileprivate func isSameKey(as other: String) -> Bool { self == other && utf8.elementsEqual(other.utf8) }

    fileprivate func precedesAsKey(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

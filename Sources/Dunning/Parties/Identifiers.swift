/// The store's key of a client.
package struct ClientID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let value: String
    package init(_ value: String) { self.value = value }
    package static func < (left: ClientID, right: ClientID) -> Bool { left.value < right.value }
    package var description: String { value }
}

/// The store's key of an invoice; its printed number is another thing.
package struct InvoiceID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let value: String
    package init(_ value: String) { self.value = value }
    package static func < (left: InvoiceID, right: InvoiceID) -> Bool { left.value < right.value }
    package var description: String { value }
}

/// A Message-ID of RFC 5322 section 3.6.4, without its angle brackets.
package struct MessageID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let value: String
    package init(_ value: String) { self.value = value }
    package static func < (left: MessageID, right: MessageID) -> Bool { left.value < right.value }
    package var description: String { value }
}

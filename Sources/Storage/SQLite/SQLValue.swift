/// A value bound to a parameter of a statement.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])

    /// `nil` is NULL.
    package init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }

    /// `nil` is NULL.
    package init(_ integer: Int64?) { self = integer.map(SQLValue.integer) ?? .null }
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
    package init(stringLiteral text: String) { self = .text(text) }
    package init(integerLiteral integer: Int64) { self = .integer(integer) }
    package init(nilLiteral: ()) { self = .null }
}

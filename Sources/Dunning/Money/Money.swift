/// An exact amount: a whole number of the currency's minor units (ISO 4217).
package struct Money: Hashable, Sendable {
    package let minorUnits: Int64
    package let currency: Currency

    /// No invoice is larger; the sum of two million of them still fits 64 bits.
    package static let limit: Int64 = 4_000_000_000_000

    package init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// The sum of amounts of one currency; another currency among them is a mistake of ours.
    package static func sum(_ amounts: some Sequence<Money>, in currency: Currency) -> Money {
        var total: Int64 = 0
        for amount in amounts {
            precondition(amount.currency == currency, "amounts of different currencies are never added")
            total += amount.minorUnits
        }
        return Money(minorUnits: total, currency: currency)
    }

    /// Plain digits with a point and all digits of the currency, `1234.50`: for machines, not for people.
    package var decimal: String {
        let digits = currency.minorDigits
        let magnitude = String(minorUnits.magnitude)
        let sign = minorUnits < 0 ? "-" : ""
        guard digits > 0 else { return sign + magnitude }
        let filled = String(repeating: "0", count: max(0, digits + 1 - magnitude.utf8.count)) + magnitude
        return "\(sign)\(filled.dropLast(digits)).\(filled.suffix(digits))"
    }
}

/// How a country writes amounts of money.
struct AmountStyle: Sendable {
    let decimalMark: String
    let groupMark: String
    /// A no-break space stands between the currency's sign and the digits.
    let spacesSign: Bool
    /// ISO 4217 codes of the currencies whose sign is a bare `$` there; the dollars and pesos of others are named.
    let dollars: Set<String>

    /// `1.234,56`.
    static func comma(spacesSign: Bool = false, dollars: Set<String> = []) -> AmountStyle {
        AmountStyle(decimalMark: ",", groupMark: ".", spacesSign: spacesSign, dollars: dollars)
    }

    /// `1,234.56`.
    static func point(spacesSign: Bool = false, dollars: Set<String> = []) -> AmountStyle {
        AmountStyle(decimalMark: ".", groupMark: ",", spacesSign: spacesSign, dollars: dollars)
    }
}

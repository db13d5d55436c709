package import Dunning

extension Language {
    /// The amount as the country writes it, unbreakable in a line: `$1.234,50`, `US$1.234,50`, `COP 1.234`.
    ///
    /// Digits are those of ISO 4217, save that pesos of Colombia drop their cents when there are none.
    /// - Parameter namingCurrency: adds the ISO 4217 code: `$1.234,50 ARS`, save to a sign that one currency alone has.
    package func money(_ money: Money, namingCurrency: Bool) -> String {
        let sign = sign(of: money.currency, isNamed: namingCurrency)
        let gap = amounts.spacesSign || sign.last?.isLetter == true ? Self.noBreakSpace : ""
        let minus = money.minorUnits < 0 ? "-" : ""
        let isNamed =
            namingCurrency && sign != money.currency.code && !Self.unmistakable.contains(money.currency.code)
        return minus + sign + gap + digits(of: money) + (isNamed ? Self.noBreakSpace + money.currency.code : "")
    }

    /// The amount's digits with the decimal mark of the language, for a spreadsheet to add up: `-1500,50`.
    package func plainDecimal(_ money: Money) -> String {
        money.decimal.split(separator: ".").joined(separator: amounts.decimalMark)
    }

    private static let noBreakSpace = "\u{A0}"

    /// A code stands for a sign that readers of this language would take for the money of another country.
    private func sign(of currency: Currency, isNamed: Bool) -> String {
        guard let sign = Self.signs[currency.code] else { return currency.code }
        guard sign == "$", !isNamed, !amounts.dollars.contains(currency.code) else { return sign }
        return currency.code == "USD" ? "US$" : currency.code
    }

    private static let signs = [
        "ARS": "$", "BOB": "Bs", "BRL": "R$", "CLF": "UF", "CLP": "$", "COP": "$", "CRC": "₡", "DOP": "RD$",
        "EUR": "€", "GBP": "£", "GTQ": "Q", "HNL": "L", "MXN": "$", "NIO": "C$", "PEN": "S/", "PYG": "₲",
        "USD": "$", "UYU": "$",
    ]

    /// Those whose sign in the table means nothing else.
    private static let unmistakable: Set = ["BRL", "CLF", "CRC", "DOP", "EUR", "PEN", "PYG"]

    private func digits(of money: Money) -> String {
        let parts = money.decimal.drop(while: { $0 == "-" }).split(separator: ".")
        let whole = grouped(parts[0])
        guard parts.count == 2 else { return whole }
        // Nobody writes or pays cents of a Colombian peso, though ISO 4217 and the invoice's XML have them.
        if money.currency.code == "COP", parts[1].allSatisfy({ $0 == "0" }) { return whole }
        return whole + amounts.decimalMark + parts[1]
    }

    private func grouped(_ digits: Substring) -> String {
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { text += amounts.groupMark }
            text.append(digit)
        }
        return text
    }
}

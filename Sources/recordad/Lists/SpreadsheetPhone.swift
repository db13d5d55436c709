/// A phone as a spreadsheet shows it and never reckons with it: `+56 2 2345` becomes `(+56) 2 2345`.
///
/// A cell that begins with `+` is a formula, or a number that loses its sign.
func spreadsheetPhone(_ phone: String) -> String {
    guard phone.utf8.first == UInt8(ascii: "+") else { return phone }
    let number = phone.dropFirst()
    let digits = number.prefix { $0.isASCII && $0.isNumber }
    let code = digits.count <= 3 ? digits : digits.prefix(callingCodeLength(of: digits))
    guard !code.isEmpty, code.count < number.count else { return phone }
    let rest = number.dropFirst(code.count)
    return "(+\(code))" + (rest.first?.isNumber == true ? " " : "") + rest
}

/// Of the country at the head of an international number (ITU-T E.164, list of assigned codes).
private func callingCodeLength(of digits: Substring) -> Int {
    if "17".contains(digits.prefix(1)) { return 1 }
    return twoDigitCodes.contains(Int(digits.prefix(2)) ?? 0) ? 2 : 3
}

private let twoDigitCodes = Set(
    [20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41] + Array(43...49) + Array(51...58) + Array(60...66)
        + [81, 82, 84, 86] + Array(90...95) + [98])

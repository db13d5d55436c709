import Dunning

extension ValueSyntax where Value == String {
    /// Words on one line, kept as they are.
    static func line(_ what: String) -> ValueSyntax { .init(what) { $0.isEmpty ? nil : $0 } }

    static let path = ValueSyntax("an absolute path") { $0.hasPrefix("/") ? $0 : nil }

    /// The path of `sqlite:/path`.
    static let database = ValueSyntax("'sqlite:' and an absolute path") { text in
        guard text.hasPrefix("sqlite:/"), !text.hasSuffix("/") else { return nil }
        return String(text.dropFirst("sqlite:".count))
    }

    static let webAddress = ValueSyntax("an address such as https://www.example.com") { text in
        let rest = ["https://", "http://"].lazy.filter { text.hasPrefix($0) }.map { text.dropFirst($0.count) }.first
        guard let rest, !rest.isEmpty, !text.contains(where: { $0.isWhitespace || "\"'<>".contains($0) }) else {
            return nil
        }
        return text
    }

    /// `#rrggbb`, which every mail program understands; letters become small.
    static let color = ValueSyntax("a colour such as #1f4e79") { text in
        let digits = text.dropFirst()
        guard text.hasPrefix("#"), digits.utf8.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            return nil
        }
        return text.lowercased()
    }
}

extension ValueSyntax where Value == Int {
    static func number(_ range: ClosedRange<Int>) -> ValueSyntax {
        .init("a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            guard let number = Int(digits: text), range.contains(number) else { return nil }
            return number
        }
    }
}

extension ValueSyntax where Value == Int? {
    /// A number of which 0 means that there is no limit.
    static func limit(_ maximum: Int) -> ValueSyntax {
        .init("a whole number from 0 to \(maximum)") { text in
            guard let number = Int(digits: text), number <= maximum else { return nil }
            return .some(number == 0 ? nil : number)
        }
    }

    static func numberOrUnlimited(_ range: ClosedRange<Int>) -> ValueSyntax {
        .init("'unlimited' or a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            if text == "unlimited" { return .some(nil) }
            guard let number = Int(digits: text), range.contains(number) else { return nil }
            return .some(number)
        }
    }
}

extension ValueSyntax where Value == Bool {
    /// The words of systemd.syntax(7), in any letter case.
    static let boolean = ValueSyntax("yes or no") { text in
        switch text.lowercased() {
        case "yes", "y", "true", "t", "on", "1": true
        case "no", "n", "false", "f", "off", "0": false
        default: nil
        }
    }
}

extension ValueSyntax where Value == Int64 {
    /// Seconds, rounded up; at least `minimum`.
    static func span(from minimum: Int64, such example: String) -> ValueSyntax {
        let bound = minimum == 0 ? "" : " of at least \(minimum)s"
        return .init("a time span\(bound) such as \(example)") { text in
            guard let span = TimeSpan(text), span.microseconds >= UInt64(minimum) * 1_000_000 else { return nil }
            return span.secondsRoundedUp
        }
    }
}

extension ValueSyntax where Value == Retention {
    /// Two years are what the strictest law asks for, so that 3 for 3y, or 3m for 3 months, is never taken at its word.
    static let keep = ValueSyntax("'forever' or a time span of at least 2y such as 3y") { text in
        if text == "forever" || text == "0" { return .forever }
        guard let span = TimeSpan(text), let least = TimeSpan("2y"), span.microseconds >= least.microseconds else {
            return nil
        }
        return .days(Int((span.secondsRoundedUp + 86_399) / 86_400))
    }
}

extension ValueSyntax where Value == CivilDate {
    static let day = ValueSyntax("a day of the calendar such as 2026-01-31") { CivilDate($0) }
}

extension ValueSyntax where Value == Currency {
    static let currency = ValueSyntax("a currency code of ISO 4217 such as CLP") { Currency($0) }
}

extension ValueSyntax where Value == EmailAddress {
    static let address = ValueSyntax("an e-mail address such as pagos@example.com") { EmailAddress($0) }
}

extension ValueSyntax where Value == [EmailAddress] {
    static let addresses = ValueSyntax(
        "e-mail addresses such as pagos@example.com", isList: true,
        parse: { text in
            let list = EmailAddress.list(text)
            return list.rejected.isEmpty ? list.addresses : nil
        },
        culprit: { EmailAddress.list($0).rejected.first?.trimmingBlanks() ?? $0 })
}

extension ValueSyntax where Value == [Int] {
    static let daysBefore = ValueSyntax(
        "'none' or days from 1 to 365 such as 10,3", isList: true, parse: { Policy.daysBefore($0) }, culprit: { $0 })
}

extension ValueSyntax {
    /// One of a few words.
    static func word(_ words: KeyValuePairs<String, Value>) -> ValueSyntax {
        let names = words.map { $0.key }
        let table = Dictionary(uniqueKeysWithValues: words.map { ($0.key, $0.value) })
        let expected = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
        return .init(expected) { table[$0] }
    }
}

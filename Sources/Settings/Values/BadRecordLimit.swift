/// How many broken records a cycle tolerates before it sends nothing (design 4.2, rule 12).
package enum BadRecordLimit: Hashable, Sendable {
    /// Of what the cycle looks at, 0 to 100; ten broken records are always tolerated.
    case percent(Int)
    case records(Int)

    /// Reads `5%` or a count.
    init?(_ text: String) {
        guard text.hasSuffix("%") else {
            guard let count = Int(digits: text) else { return nil }
            self = .records(count)
            return
        }
        guard let percent = Int(digits: text.dropLast()), percent <= 100 else { return nil }
        self = .percent(percent)
    }
}

extension Int {
    /// Reads 1 to 9 decimal digits and nothing else, no sign and no blanks.
    init?(digits text: some StringProtocol) {
        guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        self.init(text)
    }
}

/// How many messages planned in one day are held for a person to look at.
package enum BurstLimit: Hashable, Sendable {
    /// That many tenths of the mean of earlier days: `3x` is 30.
    case multipleOfMean(tenths: Int)
    case messages(Int)
    case off

    /// Reads `3x`, `2.5x` or a count; `0` is `off`.
    init?(_ text: String) {
        guard text.hasSuffix("x") else {
            guard let count = Int(digits: text) else { return nil }
            self = count == 0 ? .off : .messages(count)
            return
        }
        let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int(digits: parts[0]), whole <= 1000 else { return nil }
        var tenths = whole * 10
        if parts.count == 2 {
            guard parts[1].utf8.count == 1, let tenth = Int(digits: parts[1]) else { return nil }
            tenths += tenth
        }
        guard tenths >= 10 else { return nil }
        self = .multipleOfMean(tenths: tenths)
    }
}

/// A length of time in the words of systemd.time(7): `5min`, `1h 30s`, `36h`, `1.5d`; a bare number is in seconds.
package struct TimeSpan: Hashable {
    package let microseconds: UInt64

    /// `nil` for anything else, for `infinity`, and beyond a hundred years, which no setting can mean.
    package init?(_ text: some StringProtocol) {
        var rest = Array(text.utf8)[...].trimmingBlanks()
        if rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        guard !rest.isEmpty else { return nil }
        var total: UInt64 = 0
        while !rest.isEmpty {
            guard let part = Self.takePart(&rest) else { return nil }
            total += part
            guard total <= Self.longest else { return nil }
            rest = rest.trimmingBlanks()
        }
        microseconds = total
    }

    var secondsRoundedUp: Int64 { Int64((microseconds + 999_999) / 1_000_000) }

    private static let longest: UInt64 = 100 * 31_557_600_000_000

    /// Takes a number and its unit off the front, and gives it in microseconds.
    private static func takePart(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
        let whole = takeDigits(&rest)
        var fraction: ArraySlice<UInt8> = []
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            fraction = takeDigits(&rest)
            guard !fraction.isEmpty else { return nil }
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        rest = rest.trimmingBlanks()
        var unit = takeUnit(&rest)
        guard let count = whole.isEmpty ? 0 : UInt64(String(decoding: whole, as: UTF8.self)), count <= longest / unit
        else { return nil }
        var microseconds = count * unit
        for digit in fraction {
            unit /= 10
            microseconds += UInt64(digit - UInt8(ascii: "0")) * unit
        }
        return microseconds
    }

    private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        rest = rest.dropFirst(digits.count)
        return digits
    }

    /// The microseconds of the unit at the front, which is taken off; of a second when there is none.
    private static func takeUnit(_ rest: inout ArraySlice<UInt8>) -> UInt64 {
        for (names, microseconds) in units {
            for name in names where rest.starts(with: name.utf8) {
                rest = rest.dropFirst(name.utf8.count)
                return microseconds
            }
        }
        return 1_000_000
    }

    /// Longer names stand before those that they begin with; a month is 30.44 days and a year 365.25.
    private static let units: [([String], UInt64)] = [
        (["usec", "us", "µs", "μs"], 1),
        (["msec", "ms"], 1000),
        (["months", "month", "M"], 2_629_800_000_000),
        (["minutes", "minute", "min", "m"], 60_000_000),
        (["seconds", "second", "sec", "s"], 1_000_000),
        (["hours", "hour", "hr", "h"], 3_600_000_000),
        (["days", "day", "d"], 86_400_000_000),
        (["weeks", "week", "w"], 604_800_000_000),
        (["years", "year", "y"], 31_557_600_000_000),
    ]
}

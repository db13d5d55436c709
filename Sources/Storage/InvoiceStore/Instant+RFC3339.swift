import Dunning

extension Instant {
    /// Reads a time of RFC 3339, `2026-11-21T10:00:00Z`, or as SQLite's `datetime()` writes it: a blank for the `T`,
    /// and UTC where no zone is given. Fractions of a second are cut off.
    init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        func number(_ start: Int) -> Int? { Self.twoDigits(bytes, at: start) }
        guard bytes.count >= 19, let date = CivilDate(String(decoding: bytes[..<10], as: UTF8.self)),
            [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(bytes[10]),
            let hour = number(11), bytes[13] == UInt8(ascii: ":"),
            let minute = number(14), bytes[16] == UInt8(ascii: ":"),
            let second = number(17), hour <= 23, minute <= 59, second <= 60
        else { return nil }
        var rest = bytes[19...]
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard !digits.isEmpty else { return nil }
            rest = rest[digits.endIndex...]
        }
        guard let offset = Self.secondsFromUTC(Array(rest)) else { return nil }
        self =
            LocalTime(date: date, hour: hour, minute: minute, second: second, secondsFromUTC: offset)
            .instant
    }

    /// `2026-11-21T10:00:00Z`.
    var rfc3339UTC: String {
        let time = LocalTime(self, secondsFromUTC: 0)
        return "\(time.date)T\(time.clock)Z"
    }

    private static func secondsFromUTC(_ zone: [UInt8]) -> Int? {
        if zone.isEmpty || zone == [UInt8(ascii: "Z")] || zone == [UInt8(ascii: "z")] { return 0 }
        guard zone.count == 6, zone[3] == UInt8(ascii: ":"), let hours = twoDigits(zone, at: 1),
            let minutes = twoDigits(zone, at: 4), hours <= 23, minutes <= 59
        else { return nil }
        switch zone[0] {
        case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
        case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
        default: return nil
        }
    }

    private static func twoDigits(_ bytes: [UInt8], at start: Int) -> Int? {
        let tens = Int(bytes[start]) - 0x30
        let ones = Int(bytes[start + 1]) - 0x30
        guard (0...9).contains(tens), (0...9).contains(ones) else { return nil }
        return tens * 10 + ones
    }
}

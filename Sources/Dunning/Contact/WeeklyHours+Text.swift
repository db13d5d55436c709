extension WeeklyHours {
    /// Reads windows such as `Mon..Fri 08:00-19:00, Sat 09:00-13:00`, with weekdays as in systemd.time(7).
    ///
    /// A window names its weekdays: one without them could be meant for every day, or for those named before it. It
    /// opens and closes at different minutes, so that there is none that never opens; one that closes at an earlier
    /// minute does so on the next day.
    package init?(_ text: some StringProtocol) {
        var windows: [(weekdays: [Int], minutes: Range<Int>)] = []
        var weekdays: [Int] = []
        for word in text.split(whereSeparator: { $0 == "," || $0 == " " || $0 == "\t" }) {
            if let named = Self.weekdays(word) {
                weekdays += named
            } else if let minutes = Self.minutes(word), !weekdays.isEmpty {
                windows.append((weekdays, minutes))
                weekdays = []
            } else {
                return nil
            }
        }
        guard weekdays.isEmpty, !windows.isEmpty else { return nil }
        self.init(windows)
    }

    /// `Mon`, `monday` or `Mon..Fri`.
    private static func weekdays(_ word: some StringProtocol) -> [Int]? {
        let ends = String(word).split(separator: "..", omittingEmptySubsequences: false).map(weekday)
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last else {
            return nil
        }
        return Array(first...last)
    }

    private static func weekday(_ name: Substring) -> Int? {
        let name = name.lowercased()
        return names.firstIndex { $0.lowercased() == name || $0.prefix(3).lowercased() == name }.map { $0 + 1 }
    }

    private static let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    /// `08:00-19:00`.
    private static func minutes(_ word: some StringProtocol) -> Range<Int>? {
        let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { minute(String($0)) }
        guard ends.count == 2, let start = ends[0], let end = ends[1], start != end, start < minutesOfDay else {
            return nil
        }
        return start..<(end > start ? end : end + minutesOfDay)
    }

    /// `08:00` or `8:00`, up to `24:00`.
    private static func minute(_ text: String) -> Int? {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
            parts.joined().allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        let minute = numbers[0] * 60 + numbers[1]
        return numbers[1] < 60 && minute <= minutesOfDay ? minute : nil
    }
}

extension WeeklyHours: CustomStringConvertible {
    /// `Mon..Fri 08:00-19:00, Sat 09:00-13:00`, which reads as the same hours.
    package var description: String {
        var parts: [String] = []
        var first = 1
        while first <= 7 {
            let windows = windows(on: first)
            let end = (first...7).first { self.windows(on: $0) != windows } ?? 8
            let days = end - first == 1 ? Self.short(first) : "\(Self.short(first))..\(Self.short(end - 1))"
            parts += windows.map { "\(days) \(Self.clock($0.lowerBound))-\(Self.clock($0.upperBound))" }
            first = end
        }
        return parts.joined(separator: ", ")
    }

    private static func short(_ weekday: Int) -> Substring { names[weekday - 1].prefix(3) }

    /// `08:00`, and `24:00` for a day's end.
    package static func clock(_ minute: Int) -> String { "\(padded(minute / 60, to: 2)):\(padded(minute % 60, to: 2))" }
}

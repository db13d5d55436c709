/// A time zone of the IANA database: what its clocks show at any instant.
///
/// The C library knows one zone a process, and clients live in several; hence a reader of our own.
package struct Zone: Hashable, Sendable {
    /// The name in the database, as `America/Santiago`.
    package let name: String
    /// When the clocks changed, in seconds since 1970, ascending.
    private let transitions: [Int64]
    /// Seconds east of Greenwich from each transition on.
    private let offsets: [Int]
    /// Before the first transition.
    private let firstOffset: Int
    /// After the last transition; `nil` keeps the last offset.
    private let rule: ZoneRule?
    /// Every offset the zone ever has, greatest first.
    private let distinctOffsets: [Int]

    package static let utc = Zone(name: "UTC", transitions: [], offsets: [], firstOffset: 0, rule: nil)

    /// Reads a compiled time zone (RFC 8536), version 2 or later.
    package init(name: String, tzif: [UInt8]) throws(ZoneError) {
        let table = try ZoneTable(tzif)
        self.init(
            name: name, transitions: table.transitions, offsets: table.offsets, firstOffset: table.firstOffset,
            rule: try table.footer.isEmpty ? nil : ZoneRule(table.footer))
    }

    private init(name: String, transitions: [Int64], offsets: [Int], firstOffset: Int, rule: ZoneRule?) {
        self.name = name
        self.transitions = transitions
        self.offsets = offsets
        self.firstOffset = firstOffset
        self.rule = rule
        self.distinctOffsets = Set(offsets + [firstOffset] + (rule?.offsets ?? [])).sorted(by: >)
    }

    /// What a clock of this zone shows at `instant`.
    package func local(_ instant: Instant) -> LocalTime {
        LocalTime(instant, secondsFromUTC: offset(at: instant.secondsSince1970))
    }

    /// The instant at which a clock of this zone shows that time: hour 0 to 23, minute and second 0 to 59.
    ///
    /// Where clocks went back, a time comes twice: the earlier one. Where they went forward, a time is left out: as
    /// far after the gap as it stands after the gap's beginning.
    package func instant(_ date: CivilDate, hour: Int, minute: Int, second: Int) -> Instant {
        let wall = LocalTime(date: date, hour: hour, minute: minute, second: second, secondsFromUTC: 0)
            .instant.secondsSince1970
        let shown = distinctOffsets.first { offset(at: wall - Int64($0)) == $0 }
        let beforeGap = offset(at: wall - Int64(distinctOffsets[0]))
        return Instant(secondsSince1970: wall - Int64(shown ?? beforeGap))
    }

    /// Seconds east of Greenwich.
    private func offset(at time: Int64) -> Int {
        let following = firstIndexAfter(time)
        if following == transitions.count, let rule { return rule.offset(at: time) }
        return following == 0 ? firstOffset : offsets[following - 1]
    }

    private func firstIndexAfter(_ time: Int64) -> Int {
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= time { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

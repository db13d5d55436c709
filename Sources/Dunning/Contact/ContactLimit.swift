/// A limit on how often a client may be written to.
package enum ContactLimit: Hashable, Sendable {
    case perDay(Int)
    /// On seven days in a row.
    case perWeek(Int)
    /// Days from one message to the next.
    case gap(Int)
}

extension ContactRules {
    /// How many more messages may go on a day after those of `days`, which need no order and repeat for several.
    func room(on day: CivilDate, after days: [CivilDate]) -> Int {
        limits.map { $0.room(on: day, after: days) }.min() ?? .max
    }

    /// The limit that leaves no room on the day; of several, the one that stands longest.
    func obstacle(on day: CivilDate, after days: [CivilDate]) -> ContactLimit? {
        limits.filter { $0.room(on: day, after: days) < 1 }
            .max { $0.firstRoom(from: day, after: days) < $1.firstRoom(from: day, after: days) }
    }

    private var limits: [ContactLimit] {
        [
            maximumPerWeek.map(ContactLimit.perWeek), minimumGap.map(ContactLimit.gap),
            maximumPerDay.map(ContactLimit.perDay),
        ].compactMap(\.self)
    }
}

extension ContactLimit {
    fileprivate func room(on day: CivilDate, after days: [CivilDate]) -> Int {
        switch self {
        case .perDay(let maximum):
            return maximum - days.count { $0 == day }
        case .perWeek(let maximum):
            return maximum - days.count { (0..<ContactRules.daysOfWeek).contains(day.days(since: $0)) }
        case .gap(let least):
            return days.contains { (0..<least).contains(day.days(since: $0)) } ? 0 : 1
        }
    }

    fileprivate func firstRoom(from day: CivilDate, after days: [CivilDate]) -> CivilDate {
        var first = day
        while room(on: first, after: days) < 1, first < .latest { first = first.adding(days: 1) }
        return first
    }
}

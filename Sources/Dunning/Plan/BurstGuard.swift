/// The guard against a day that is not like others (design 4.3): too many messages are held, not sent.
package struct BurstGuard: Hashable, Sendable {
    package let limit: Limit
    /// Used while there is no earlier day with messages; 0 turns it off.
    package let firstRunLimit: Int

    package enum Limit: Hashable, Sendable {
        /// Tenths of the mean of the last days that had messages: 30 is three times the mean.
        case timesMean(tenths: Int)
        case messages(Int)
        case off
    }

    /// How many past days with messages make the mean.
    package static let meanDays = 20
    /// Up to this many messages a day never trip a limit that follows the mean.
    package static let alwaysAllowed = 50

    package init(limit: Limit, firstRunLimit: Int) {
        self.limit = limit
        self.firstRunLimit = firstRunLimit
    }

    /// How many messages a day may have, or `nil` when there is no limit.
    ///
    /// - Parameter pastCounts: Messages of each earlier day that had any, the most recent first.
    package func allowance(pastCounts: [Int]) -> Int? {
        switch limit {
        case .off: return nil
        case .messages(let maximum): return maximum
        case .timesMean(let tenths):
            let counts = pastCounts.prefix(Self.meanDays)
            guard !counts.isEmpty else { return firstRunLimit == 0 ? nil : firstRunLimit }
            return max(Self.alwaysAllowed, counts.reduce(0, +) * tenths / (10 * counts.count))
        }
    }

    /// True when `planned` messages, counted over the whole day, are more than a normal day's.
    package func trips(planned: Int, pastCounts: [Int]) -> Bool {
        allowance(pastCounts: pastCounts).map { planned > $0 } ?? false
    }
}

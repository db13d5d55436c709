/// When a deferred message is tried again: 5 minutes, then doubling to 4 hours, until `RetryFor=` has passed.
package struct RetrySchedule: Hashable, Sendable {
    /// Seconds from the first attempt after which a message is given up.
    package let retryFor: Int64

    package static let firstWait: Int64 = 300
    package static let longestWait: Int64 = 4 * 3600
    /// A wait is shortened by up to this fraction, so that a server coming back is not met by all at once.
    package static let jitterFraction: Int64 = 10

    package init(retryFor: Int64) { self.retryFor = retryFor }

    /// The time of the next attempt, or `nil` when the last allowed one is behind.
    ///
    /// - Parameters:
    ///   - attempts: Attempts made so far, at least 1; those before `first` may be among them.
    ///   - first: The first attempt, or the first since a person asked for the message again.
    ///   - jitter: 0 to 999, spread evenly.
    package func next(after attempts: Int, first: Instant, now: Instant, jitter: Int) -> Instant? {
        let expiry = first.adding(seconds: retryFor)
        guard now < expiry else { return nil }
        let doublings = min(attempts - 1, Self.doublings(within: now.seconds(since: first)))
        let wait = min(Self.firstWait << Int64(max(doublings, 0)), Self.longestWait)
        let shortened = wait - wait / Self.jitterFraction * Int64(jitter) / 1000
        return min(now.adding(seconds: shortened), expiry)
    }

    /// How often the wait can have doubled in so many seconds, had each been as short as `jitterFraction` lets it be.
    private static func doublings(within seconds: Int64) -> Int {
        var (doublings, waits) = (0, firstWait)
        while waits - waits / jitterFraction <= seconds, firstWait << Int64(doublings) < longestWait {
            doublings += 1
            waits += firstWait << Int64(doublings)
        }
        return doublings
    }
}

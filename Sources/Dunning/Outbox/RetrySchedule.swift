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
    ///   - attempts: Attempts made so far, at least 1.
    ///   - jitter: 0 to 999, spread evenly.
    package func next(after attempts: Int, first: Instant, now: Instant, jitter: Int) -> Instant? {
        let expiry = first.adding(seconds: retryFor)
        guard now < expiry else { return nil }
        let doublings = min(max(attempts - 1, 0), 16)
        let wait = min(Self.firstWait << Int64(doublings), Self.longestWait)
        let shortened = wait - wait / Self.jitterFraction * Int64(jitter) / 1000
        return min(now.adding(seconds: shortened), expiry)
    }
}

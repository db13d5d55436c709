/// A point in time, in whole seconds since 1970-01-01T00:00:00Z; leap seconds do not count, as in POSIX.
package struct Instant: Hashable, Comparable, Sendable {
    package let secondsSince1970: Int64

    package init(secondsSince1970: Int64) { self.secondsSince1970 = secondsSince1970 }

    package func adding(seconds: Int64) -> Instant {
        Instant(secondsSince1970: secondsSince1970 &+ seconds)
    }

    /// Negative when `earlier` is in fact later.
    package func seconds(since earlier: Instant) -> Int64 { secondsSince1970 &- earlier.secondsSince1970 }

    package static func < (left: Instant, right: Instant) -> Bool { left.secondsSince1970 < right.secondsSince1970 }
}

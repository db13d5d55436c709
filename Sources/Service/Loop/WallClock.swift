package import Dunning
import Glibc

/// Where "now" comes from: the machine, or a rehearsal's fixed time, which drives every date that is written.
package struct WallClock: Sendable {
    private let tell: @Sendable () -> Instant
    private let rehearsedAt: Instant?

    package init(_ tell: @escaping @Sendable () -> Instant) {
        self.tell = tell
        rehearsedAt = nil
    }

    /// Stands still at `now` while the machine says `present`.
    package init(rehearsing now: Instant, at present: Instant) {
        tell = { now }
        rehearsedAt = present
    }

    package var now: Instant { tell() }

    /// What the machine says, also during a rehearsal.
    package var present: Instant { rehearsedAt ?? now }

    package static let system = WallClock {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Instant(secondsSince1970: Int64(time.tv_sec))
    }
}

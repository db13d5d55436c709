package import Dunning
import Glibc

/// Where "now" comes from: the machine, or a rehearsal's fixed time, which drives every date that is written.
package struct WallClock: Sendable {
    private let tell: @Sendable () -> Instant

    package init(_ tell: @escaping @Sendable () -> Instant) { self.tell = tell }

    package var now: Instant { tell() }

    package static func fixed(_ instant: Instant) -> WallClock { WallClock { instant } }

    package static let system = WallClock {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Instant(secondsSince1970: Int64(time.tv_sec))
    }
}

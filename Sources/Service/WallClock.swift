package import Dunning
import Glibc

/// Where "now" comes from: the machine, or a rehearsal's fixed time, which drives every date that is written.
package enum WallClock: Sendable {
    case system
    case fixed(Instant)

    package var now: Instant {
        switch self {
        case .fixed(let instant): return instant
        case .system:
            var time = timespec()
            unsafe clock_gettime(CLOCK_REALTIME, &time)
            return Instant(secondsSince1970: Int64(time.tv_sec))
        }
    }
}

import CSystemd
import Formats
import Glibc

/// What the service manager is told about this process (sd_notify(3)).
package enum Notification: Hashable, Sendable {
    /// Start-up or a reload is complete.
    case ready(status: String)
    case reloading
    case stopping
    /// One sentence for `systemctl status`.
    case status(String)
    /// The loop that does the work has moved.
    case watchdog
}

/// Tells the service manager; without one, as under a shell, it does nothing.
package func notify(_ notification: Notification) throws(SystemdError) {
    let status = unsafe sd_notify(0, notification.assignments.joined(separator: "\n"))
    guard status >= 0 else { throw SystemdError(action: "notify the service manager", code: -status) }
}

/// How long the service manager waits for the next `.watchdog`, or `nil` when it does not; ping at half of it.
package func watchdogInterval() throws(SystemdError) -> Duration? {
    var microseconds: UInt64 = 0
    let status = unsafe sd_watchdog_enabled(0, &microseconds)
    guard status >= 0 else { throw SystemdError(action: "read WATCHDOG_USEC=", code: -status) }
    return status == 0 ? nil : .microseconds(Int64(clamping: microseconds))
}

extension Notification {
    fileprivate var assignments: [String] {
        switch self {
        case .ready(let status): ["READY=1", Self.assignment(status)]
        // The time lets the manager tell this reload from an earlier one; both belong in one datagram.
        case .reloading: ["RELOADING=1", "MONOTONIC_USEC=\(Self.monotonicMicroseconds())"]
        case .stopping: ["STOPPING=1"]
        case .status(let status): [Self.assignment(status)]
        case .watchdog: ["WATCHDOG=1"]
        }
    }

    private static func assignment(_ status: String) -> String { "STATUS=\(terminalSafe(status))" }

    private static func monotonicMicroseconds() -> Int64 {
        var now = timespec()
        // It cannot fail: the clock exists on every Linux, and the pointer is good.
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        return Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000
    }
}

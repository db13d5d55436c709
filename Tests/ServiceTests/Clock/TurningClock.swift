import Dunning
import Service
import Synchronization

/// A clock that somebody turns while the service runs.
final class TurningClock: Sendable {
    private let time: Mutex<Instant>

    init(_ start: Instant) { time = Mutex(start) }

    func turn(to instant: Instant) { time.withLock { $0 = instant } }

    var wallClock: WallClock { WallClock { [self] in time.withLock(\.self) } }
}

extension World {
    /// Runs the service; after each poll or delivery the clock is turned to the next of the moments, and then it stops.
    @discardableResult
    func serve(_ moments: [String]) async throws -> [Event] {
        var rest = try moments.map(instant)[...]
        let clock = TurningClock(rest.removeFirst())
        let inbox = Inbox()
        let log = EventLog()
        let hooks = Daemon.Hooks(
            report: log.add, alive: {},
            status: { _ in
                guard let next = rest.popFirst() else { return inbox.stop() }
                clock.turn(to: next)
                // A sleep would go by a clock that nobody turns.
                inbox.reload()
            }, reload: { nil })
        let daemon = Daemon(
            try workspace(), version: "0", inbox: inbox, heartbeat: nil, clock: clock.wallClock, hooks: hooks)
        try await daemon.run()
        return log.events
    }
}

import Delivery
import Synchronization

/// Rings once after a time, on a thread of its own.
///
/// `Task.sleep` needs the pool of threads, which from then on wakes every second to look after itself: that, and not
/// the polls, would be most of what an idle service does.
final class AlarmClock: Sendable {
    private let ringer: Ringer

    init(ring: @escaping @Sendable () -> Void) { ringer = Ringer(ring) }

    deinit { ringer.end() }

    /// In the place of what it was set to before.
    ///
    /// - Returns: False where there is no thread to ring it.
    func set(in time: Duration) -> Bool { ringer.set(ContinuousClock.now.advanced(by: time)) }

    func cancel() { ringer.cancel() }
}

private final class Ringer: Sendable {
    private struct State {
        var deadline: ContinuousClock.Instant?
        /// When the thread looks by itself; `nil`: when it is woken.
        var looksAt: ContinuousClock.Instant?
        var hasThread = false
        var isOver = false

        mutating func step(at now: ContinuousClock.Instant) -> Step {
            guard !isOver else { return .end }
            guard deadline.map({ $0 > now }) != false else {
                deadline = nil
                return .ring
            }
            looksAt = deadline
            return .sleep(deadline.map { now.duration(to: $0) })
        }
    }

    private enum Step { case end, ring, sleep(Duration?) }

    private let state = Mutex(State())
    private let bell = Semaphore()
    private let ring: @Sendable () -> Void

    init(_ ring: @escaping @Sendable () -> Void) { self.ring = ring }

    func set(_ deadline: ContinuousClock.Instant) -> Bool {
        let (isNew, isAsleep) = state.withLock { state in
            state.deadline = deadline
            defer { state.hasThread = true }
            // Most are cancelled long before: a thread that wakes in time need not be told of each.
            return (!state.hasThread, state.looksAt.map { deadline < $0 } ?? true)
        }
        if isNew {
            let hasStarted = startThread { [self] in run() } == 0
            if !hasStarted { state.withLock { $0.hasThread = false } }
            return hasStarted
        }
        if isAsleep { bell.signal() }
        return true
    }

    func cancel() { state.withLock { $0.deadline = nil } }

    func end() {
        state.withLock { $0.isOver = true }
        bell.signal()
    }

    private func run() {
        while true {
            switch state.withLock({ $0.step(at: .now) }) {
            case .end: return
            case .ring: ring()
            case .sleep(let pause?): _ = bell.wait(for: pause)
            case .sleep(nil): bell.wait()
            }
        }
    }
}

import Synchronization

/// Tells every thread of a mailer that nothing new is to be started; once up, it stays up.
final class StopSign: Sendable {
    private let raised = Mutex<ContinuousClock.Instant?>(nil)

    var raisedAt: ContinuousClock.Instant? { raised.withLock(\.self) }

    func raise() { raised.withLock { $0 = $0 ?? .now } }
}

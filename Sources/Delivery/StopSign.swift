import Synchronization

/// Tells every thread of a mailer that nothing new is to be started; once up, it stays up.
final class StopSign: Sendable {
    private let flag = Atomic(false)

    var isUp: Bool { flag.load(ordering: .relaxed) }

    func raise() { flag.store(true, ordering: .relaxed) }
}

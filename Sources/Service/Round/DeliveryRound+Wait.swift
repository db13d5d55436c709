import Dunning
import Storage

extension DeliveryRound {
    /// Waits for the other verdicts, as long as that is cheaper than a commit more.
    func gather(_ onTheWire: Int, in inbox: Inbox, after commitTime: Duration) async {
        guard inbox.resultCount > 0 else { return }
        let end = ContinuousClock.now + min(commitTime / 2, Self.longestGathering)
        while inbox.resultCount < onTheWire, !inbox.isStopping, ContinuousClock.now < end {
            await inbox.wait(atMost: end - ContinuousClock.now, results: onTheWire)
        }
    }

    /// A disk that hangs must not keep the connections waiting.
    private static let longestGathering = Duration.milliseconds(10)

    /// Waits for a verdict or the disk, or until the next message may start; `false` when there is nothing to wait for.
    func waits(isEnding: Bool, _ began: Instant, isBusy: Bool, _ inbox: Inbox) async throws -> Bool {
        if isBusy {
            await inbox.wait(
                atMost: isEnding ? Self.longestWait : min(pace.pause ?? Self.longestWait, Self.longestWait))
            return true
        }
        guard !isEnding, let pause = pace.pause, try !ledger.dueMessages(at: began, limit: 1).isEmpty else {
            return false
        }
        await inbox.wait(atMost: min(pause, Self.longestWait))
        return true
    }

    /// So long at most between two signs of life.
    private static let longestWait = Duration.seconds(5)
}

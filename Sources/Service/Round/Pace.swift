/// Keeps the number of messages a minute within `MaxPerMinute=`.
package final class Pace {
    private let maximumPerMinute: Int?
    private let clock = ContinuousClock()
    /// Messages that may start now; it fills up with time, to one second's worth at most.
    private var allowance: Double
    private var counted: ContinuousClock.Instant

    /// - Parameter maximumPerMinute: `nil` is no limit.
    package init(maximumPerMinute: Int?) {
        self.maximumPerMinute = maximumPerMinute
        allowance = 1
        counted = clock.now
    }

    var isLimited: Bool { maximumPerMinute != nil }

    /// How many of `wanted` may start now.
    func room(of wanted: Int) -> Int {
        guard let maximumPerMinute else { return max(0, wanted) }
        let now = clock.now
        let passed = now - counted
        counted = now
        let seconds = Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18
        let perSecond = Double(maximumPerMinute) / 60
        allowance = min(allowance + seconds * perSecond, max(1, perSecond))
        return max(0, min(wanted, Int(allowance)))
    }

    func note(started: Int) {
        if maximumPerMinute != nil { allowance -= Double(started) }
    }

    /// How long until the next message may start; `nil` when nothing has to wait.
    var pause: Duration? {
        guard let maximumPerMinute, allowance < 1 else { return nil }
        return .seconds((1 - allowance) * 60 / Double(maximumPerMinute) + 0.001)
    }
}

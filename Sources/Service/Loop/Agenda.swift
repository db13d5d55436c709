import Dunning

/// What the service does next: looks at the invoices, attempts what waits for it, or sleeps.
struct Agenda {
    enum Step: Hashable {
        case poll
        case deliver
        /// Seconds, at least 1 and at most an interval.
        case sleep(Int64)
    }

    /// Seconds between two polls.
    var interval: Int64
    private var lastPoll: Instant?
    /// When contact opens for what that poll found waiting.
    private var opening: Instant?
    /// Something keeps messages from going out, and until the next poll nothing else is known of it.
    private var isBarred = false

    init(interval: Int64) { self.interval = interval }

    /// - Parameter nextAttempt: When the outbox asks for an attempt by itself.
    func step(at now: Instant, nextAttempt: Instant?) -> Step {
        // A clock that was set back does not make the wait longer than an interval.
        guard let lastPoll, now >= lastPoll else { return .poll }
        let nextPoll = nextPoll(after: lastPoll)
        guard now < nextPoll else { return .poll }
        guard let nextAttempt, !isBarred else { return .sleep(nextPoll.seconds(since: now)) }
        return now < nextAttempt ? .sleep(min(nextPoll, nextAttempt).seconds(since: now)) : .deliver
    }

    /// When the invoices are looked at next.
    func nextPoll(after now: Instant) -> Instant {
        guard let lastPoll else { return now }
        let regular = lastPoll.adding(seconds: interval)
        // What opened while the poll was under way is found a second after it.
        return opening.map { min(regular, max($0, lastPoll.adding(seconds: 1))) } ?? regular
    }

    mutating func polled(at now: Instant, mayDeliver: Bool, opening: Instant? = nil) {
        lastPoll = now
        self.opening = opening
        isBarred = !mayDeliver
    }

    /// A delivery did not go through: it would not a moment later either.
    mutating func barDelivery() { isBarred = true }

    /// The next step is a poll.
    mutating func startOver() { lastPoll = nil }
}

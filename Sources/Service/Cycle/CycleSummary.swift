package import Dunning

/// What one cycle did.
package struct CycleSummary: Hashable, Sendable {
    /// Invoices that could have been due.
    package var looked = 0
    package var broken = 0
    /// Messages put into the outbox.
    package var planned = 0
    /// Of those, held by the burst guard.
    package var held = 0
    /// Reminders that wait for fresh data.
    package var stale = 0
    /// Reminders that wait for the hours of contact, or for an open day.
    package var closed = 0
    /// Reminders that wait because their clients were written to often enough.
    package var limited = 0
    /// When contact opens for the first of both; `nil`: nothing waits for it.
    package var opening: Instant?
    /// Clients without a usable address, today's reminders notwithstanding.
    package var unreachable = 0
    /// So many records are broken that nothing is sent.
    package var isBroken = false

    package var sent = 0
    package var failed = 0
    package var deferred = 0
    package var uncertain = 0
    package var cancelled = 0
    package var postponed = 0

    package init() {}
}

extension CycleSummary: CustomStringConvertible {
    /// One line of counts: `3 sent, 0 failed, …`.
    package var description: String {
        if isBroken { return "nothing sent: \(broken) of \(looked) records are broken" }
        let counts: [(Int, String)] = [
            (sent, "sent"), (failed, "failed"), (deferred, "deferred"), (uncertain, "uncertain"),
            (cancelled, "cancelled"), (held, "held"), (stale, "waiting for fresh data"),
            (closed, "waiting for contact hours"), (limited, "waiting by a limit of contact"),
            (postponed, "postponed"), (unreachable, "without address"), (broken, "broken records"),
        ]
        let always: Set<String> = ["sent", "failed", "deferred", "held"]
        return counts.filter { $0.0 > 0 || always.contains($0.1) }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
}

extension CycleSummary {
    /// How many reminders wait for contact to open, and when it does for the first of them.
    var waitingForContact: (count: Int, until: Instant)? {
        opening.map { (closed + limited, $0) }
    }
}

/// How many messages a delivery round brought where.
package struct DeliverySummary: Hashable, Sendable {
    package var sent = 0
    package var failed = 0
    package var deferred = 0
    package var uncertain = 0
    package var cancelled = 0
    package var postponed = 0

    package init() {}

    /// Adds what another round did.
    mutating func add(_ later: DeliverySummary) {
        sent += later.sent
        failed += later.failed
        deferred += later.deferred
        uncertain += later.uncertain
        cancelled += later.cancelled
        postponed += later.postponed
    }
}

/// What `once` and `status` say of a cycle: what was planned, and what was sent after it.
package struct CycleSummary: Hashable, Sendable {
    package var planning: PlanningSummary
    package var delivery = DeliverySummary()
    /// Messages that wait for a person at its end, whenever they were planned.
    package var held = 0
}

extension CycleSummary: CustomStringConvertible {
    /// One line of counts: `3 sent, 0 failed, …`.
    package var description: String {
        if let tooManyBroken = planning.tooManyBroken { return "nothing sent: \(tooManyBroken)" }
        let heldWords = held > 0 ? "held until 'recordad release'" : "held"
        let counts: [(Int, String)] = [
            (delivery.sent, "sent"), (delivery.failed, "failed"), (delivery.deferred, "deferred"),
            (delivery.uncertain, "uncertain"), (delivery.cancelled, "cancelled"),
            (held, heldWords),
            (planning.stale, "waiting for fresh data"), (planning.closed, "waiting for contact hours"),
            (planning.limited, "waiting by a limit of contact"), (delivery.postponed, "postponed"),
            (planning.unreachable, "without address"), (planning.broken, "broken records"),
        ]
        let always: Set<String> = ["sent", "failed", "deferred", heldWords]
        return counts.filter { $0.0 > 0 || always.contains($0.1) }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
}

package import Dunning

/// What a cycle found, and what it put into the outbox.
package struct PlanningSummary: Hashable, Sendable {
    /// When the invoices were brought up to date; `nil`: they are not fresh, or nobody asks.
    package var data: Instant?
    /// Invoices that could have been due.
    package var looked = 0
    /// Records that were skipped, and clients whose letter cannot be written.
    package var broken = 0
    /// The latter alone.
    package var unwritable = 0
    /// Messages put into the outbox.
    package var planned = 0
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
    /// What the cycle asked of thanks, and whose thanks it waived; `nil` before its end.
    package var thanks: ThanksStanding?
    /// So much is broken that nothing is sent; `nil`: it is not.
    package var tooManyBroken: BrokenShare?
    package var isBroken: Bool { tooManyBroken != nil }

    package init() {}

    /// What a look found, before anything is planned.
    init(_ findings: PlanningPass.Findings) {
        looked = findings.looked
        broken = findings.brokenCount
        stale = findings.stale
        closed = findings.closed
        limited = findings.limited
        opening = findings.opening
    }

    /// How many reminders wait for contact to open, and when it does for the first of them.
    var waitingForContact: (count: Int, until: Instant)? {
        opening.map { (closed + limited, $0) }
    }

    /// Adds what a second look at the same day planned.
    mutating func add(_ later: PlanningSummary) {
        planned += later.planned
        broken = later.broken
        unwritable = later.unwritable
        closed = later.closed
        limited = later.limited
        opening = later.opening
        tooManyBroken = later.tooManyBroken
        data = later.data
    }

    /// The same, and nothing is sent.
    func givenUp(_ share: BrokenShare, _ report: (Event) -> Void) -> PlanningSummary {
        report(.tooManyBroken(share))
        var summary = self
        summary.tooManyBroken = share
        return summary
    }
}

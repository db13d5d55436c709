import Dunning
import Storage

/// What the service last found when it looked at the invoices, and what that depended on.
///
/// As long as nothing of it has changed another look would find the same, so that most polls need not look at all.
struct Look {
    let basis: Basis
    let instant: Instant
    let summary: PlanningSummary
    /// What it told that may last.
    let events: [Event]
    /// The ledger as it was left.
    private var ledger: Ledger.Revision

    struct Basis: Hashable {
        let day: CivilDate
        let freshness: Planner.Freshness
        /// Taken before the look: what is committed during it makes another one.
        let store: InvoiceStore.Revision

        init(_ workspace: Workspace, at time: LocalTime) throws(StorageError) {
            day = time.date
            freshness = try workspace.settings.cycleRules.freshness(
                of: workspace.store, ledger: workspace.ledger, now: time.instant, present: time.instant)
            store = try workspace.store.revision()
        }
    }

    /// - Parameter span: The ledger before and after.
    /// - Returns: `nil` for a look that changed what the next one finds, or whose ledger others wrote meanwhile.
    init?(
        _ basis: Basis, at instant: Instant, _ summary: PlanningSummary, events: [Event],
        span: (Ledger.Revision, Ledger.Revision)
    ) {
        guard summary.planned == 0, summary.thanks?.waived.isEmpty != false, span.0.isMine(until: span.1) else {
            return nil
        }
        self.basis = basis
        self.instant = instant
        self.summary = summary
        self.events = events.filter { $0.standing != nil }
        ledger = span.1
    }

    /// Whether a look would find the same now; before it, which a clock that is set back makes of a time, who knows.
    func holds(_ basis: Basis, ledger: Ledger.Revision, at now: Instant) -> Bool {
        self.basis == basis && self.ledger == ledger && now >= instant && summary.opening.map { now < $0 } != false
    }

    /// What its owner wrote into the ledger from one revision to another decides nothing.
    mutating func disregard(from before: Ledger.Revision, to after: Ledger.Revision) {
        if ledger == before, before.isMine(until: after) { ledger = after }
    }
}

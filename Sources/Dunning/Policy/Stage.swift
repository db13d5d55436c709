/// One step of the ladder of reminding (design 4.2).
package enum Stage: String, CaseIterable, Hashable, Sendable {
    case issued, upcoming, due, overdue, claim, thanks

    /// Everything but `thanks` asks for money.
    package var isDemand: Bool { self != .thanks }

    /// Letters of these may be about a debt in default; one of `due` is when its day was closed.
    package var mayBePastDue: Bool { self == .due || self == .overdue || self == .claim }

    /// Identities of these hold for the invoice, whatever its due date becomes (rule 6).
    package var ignoresDueDate: Bool { self == .issued || self == .thanks }

    /// These wait while the payment data is stale (design 4.3).
    package var needsFreshData: Bool { self == .overdue || self == .claim }
}

/// A stage with its occurrence: the days before for `upcoming`, the count for `claim`, else 1.
package struct Rung: Hashable, Sendable {
    package let stage: Stage
    package let occurrence: Int

    package init(_ stage: Stage, _ occurrence: Int = 1) {
        self.stage = stage
        self.occurrence = occurrence
    }
}

extension Rung: Comparable {
    /// Higher is further along the ladder; of two `upcoming` rungs the one with fewer days before is higher.
    package static func < (left: Rung, right: Rung) -> Bool { left.height < right.height }

    private var height: (Int, Int) {
        switch stage {
        case .issued: (0, 0)
        case .upcoming: (1, -occurrence)
        case .due: (2, 0)
        case .overdue: (3, 0)
        case .claim: (4, occurrence)
        case .thanks: (5, 0)
        }
    }
}

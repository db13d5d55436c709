/// One invoice's life as of a day: each stage with its date and its fate (the `explain` command).
package struct Explanation: Hashable, Sendable {
    package let decision: InvoiceDecision
    /// The due date was computed from the term, which is this many days.
    package let computedFromTerm: Int?
    /// In the order of the ladder.
    package let lines: [Line]
    /// What was sent for due dates that the invoice no longer has, oldest first.
    package let formerDueDates: [PastReminder]

    package struct Line: Hashable, Sendable {
        package let rung: Rung
        /// The first day on which the stage applies; `nil` while that is not known.
        package let date: CivilDate?
        /// Its own day is closed.
        package let move: Ladder.Step.Move?
        package let fate: Fate
    }

    /// What became of a stage, or will.
    package enum Fate: Hashable, Sendable {
        case recorded(PastReminder)
        /// It is sent today.
        case today
        case held(Reason)
        /// Its date has not come.
        case waiting
        case skipped(Reason)
    }
}

extension Planner {
    /// `nil` when the case does not hold the invoice.
    ///
    /// - Parameters:
    ///   - recorded: What the ledger holds of the invoice, also of days later than the one that is asked about; `nil`:
    ///     what the case holds.
    ///   - obstacle: Why a plan that the planner has no fault with is not carried out; `nil`: it is.
    package func explain(
        _ id: InvoiceID, in clientCase: ClientCase, recorded: [PastReminder]? = nil,
        obstacle: (ClientPlan) -> Reason? = { _ in nil }
    ) -> Explanation? {
        explanations(of: clientCase, recorded: recorded.map { [id: $0] }, obstacle: obstacle) { $0.invoice.id == id }
            .first
    }

    /// Of the client's invoices, those that are asked for.
    package func explanations(
        of clientCase: ClientCase, recorded: [InvoiceID: [PastReminder]]? = nil,
        obstacle: (ClientPlan) -> Reason?, where isAsked: (InvoiceDecision) -> Bool
    ) -> [Explanation] {
        let plan = plan(clientCase)
        let decisions = (obstacle(plan).map(plan.held) ?? plan).decisions
        let history = recorded ?? clientCase.history.reminders
        return decisions.filter(isAsked).map {
            explanation($0, with: clientCase.client, history: history[$0.invoice.id, default: []])
        }
    }

    private func explanation(
        _ decision: InvoiceDecision, with client: Client, history: [PastReminder]
    ) -> Explanation {
        let policy = policy.with(client.overrides)
        let ladder = Ladder(
            of: decision.invoice, policy: policy, calendar: contact.calendar(for: client), history: history)
        let computed = decision.invoice.writtenDueOn == nil ? policy.termDays : nil
        return Explanation(
            decision: decision, computedFromTerm: computed,
            lines: rungs(ladder: ladder, policy: policy, history: history).map { rung in
                line(rung, ladder: ladder, decision: decision, history: history)
            },
            formerDueDates: history.filter { $0.identity.dueOn != nil && $0.identity.dueOn != ladder.dueOn }
                .sorted { ($0.day, $0.rung) < ($1.day, $1.rung) })
    }

    /// Every rung there is or was, from first to last.
    private func rungs(ladder: Ladder, policy: Policy, history: [PastReminder]) -> [Rung] {
        var rungs = Set(ladder.steps.map(\.rung))
        rungs.formUnion(history.filter { $0.identity.dueOn == nil || $0.identity.dueOn == ladder.dueOn }.map(\.rung))
        rungs.formUnion([Rung(.issued), Rung(.due)])
        if policy.maximumResends != 0, !rungs.contains(where: { $0.stage == .claim }) { rungs.insert(Rung(.claim)) }
        if policy.thanks != .no { rungs.insert(Rung(.thanks)) }
        return rungs.sorted()
    }

    private func line(
        _ rung: Rung, ladder: Ladder, decision: InvoiceDecision, history: [PastReminder]
    ) -> Explanation.Line {
        let step = ladder.steps.first { $0.rung == rung }
        if let past = history.first(where: {
            $0.rung == rung && ($0.identity.dueOn == nil || $0.identity.dueOn == ladder.dueOn)
        }) {
            return Explanation.Line(rung: rung, date: step?.from ?? past.day, move: step?.move, fate: .recorded(past))
        }
        return Explanation.Line(
            rung: rung, date: step?.from, move: step?.move,
            fate: fate(of: rung, step: step, ladder: ladder, decision: decision, history: history))
    }

    /// Of a stage that the ledger does not know.
    private func fate(
        of rung: Rung, step: Ladder.Step?, ladder: Ladder, decision: InvoiceDecision, history: [PastReminder]
    ) -> Explanation.Fate {
        switch decision.decision {
        case .remind(let reminder) where reminder.rung == rung: return .today
        case .hold(let reminder, let reason) where reminder.rung == rung: return .held(reason)
        default: break
        }
        if rung.stage == .thanks { return .skipped(decision.whyNoThanks) }
        if step == nil, rung.stage != .claim {
            let first = rung.stage == .issued ? policy.newInvoicesFrom : nil
            return .skipped(first.map(Reason.issuedBeforeStart) ?? .stageOff)
        }
        if let successor = ladder.successor(of: rung, in: history) { return .skipped(.superseded(by: successor)) }
        if let bar = decision.bar { return .skipped(bar) }
        guard let step else { return .skipped(.awaitsOverdue) }
        if let last = step.through, step.isEmpty { return .skipped(.stageEnded(on: last)) }
        if step.from > today {
            return ladder.overtaker(of: step).map { .skipped(.superseded(by: $0.rung)) } ?? .waiting
        }
        if let current = ladder.current(on: today), current.rung > rung {
            return .skipped(.superseded(by: current.rung))
        }
        return .skipped(.stageEnded(on: step.through ?? today))
    }
}

extension InvoiceDecision {
    /// What stands in the way of every demand to come.
    fileprivate var bar: Reason? {
        if invoice.isPaid, invoice.terms == .credit { return .paid }
        if case .never(let reason) = decision { return reason }
        return nil
    }

    /// Why no thanks go today.
    fileprivate var whyNoThanks: Reason {
        switch decision {
        case .never(.disputed), .never(.ladderFinished): .notPaidYet
        case .never(let reason): reason
        case .wait(let reason, _) where invoice.isPaid: reason
        default: .notPaidYet
        }
    }
}

import Dunning
import Settings
import Storage

extension Simulation {
    /// Ends the reminders that came due and were not sent, as `explain` tells of them.
    ///
    /// - Parameters:
    ///   - payments: Of which invoices; `nil` for all that are owed.
    ///   - ending: What becomes of a reminder that has waited until then, for that reason.
    func account(
        for payments: [ReplayStore.Payment]?, asOf day: CivilDate, ending: (Reason?) -> SimulatedReminder.Fate
    ) throws {
        let invoices = payments.map { Set($0.map(\.invoice)) }
        let first = midnight(day)
        let planner = Planner(
            policy: workspace.settings.policy, contact: workspace.contact, today: day,
            moments: first...midnight(day.adding(days: 1)).adding(seconds: -1), freshness: .fresh)
        let cases = cases(at: first)
        let writer = workspace.cycle.writer
        try workspace.store.read { snapshot in
            let clients =
                try payments.map { Set($0.map(\.client)).sorted() }
                ?? PlanningPass(planner: planner, cases: cases).clients(in: snapshot)
            for id in clients {
                guard let known = try cases.read(id, from: snapshot).case else { continue }
                let lives = planner.explanations(
                    of: known, obstacle: { writer.fault(of: $0).map(Reason.fault) }
                ) { decision in
                    decision.invoice.isUnpaid && invoices?.contains(decision.invoice.id) != false
                }
                for life in lives {
                    for line in life.lines { account(for: line, of: life.decision, known.client, asOf: day, ending) }
                }
            }
        }
    }

    private func account(
        for line: Explanation.Line, of decision: InvoiceDecision, _ client: Client, asOf day: CivilDate,
        _ ending: (Reason?) -> SimulatedReminder.Fate
    ) {
        let identity = ReminderIdentity(invoiceID: decision.invoice.id, dueOn: decision.dueOn, rung: line.rung)
        guard let from = line.date else { return }
        let planned = line.move?.day ?? from
        // What was due before the first day counts when it has been waiting since.
        guard min(from, planned) <= day, planned >= days.lowerBound || log.isOpen(identity) else { return }
        let fate: SimulatedReminder.Fate
        switch line.fate {
        case .skipped(let reason):
            guard reason.isOfLadder else { return }
            fate = .superseded(reason)
        case .held(let reason): fate = ending(reason)
        case .today: fate = ending(nil)
        // Its own day is over, and the open one in its place is still to come.
        case .waiting: fate = ending(line.move.map { .closedDay($0.cause, until: from) })
        case .recorded(let past):
            guard past.state.isPending else { return }
            fate = ending(past.asReason)
        }
        log.end(
            SimulationLog.Course(
                client: client, identity: identity, number: decision.invoice.number, dueOn: decision.dueOn,
                planned: planned, move: line.move, since: from),
            fate)
    }
}

extension Reason {
    /// It says that the reminder's own time was over.
    fileprivate var isOfLadder: Bool {
        switch self {
        case .superseded, .stageEnded: true
        default: false
        }
    }
}

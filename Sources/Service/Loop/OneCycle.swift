import Delivery
package import Dunning
import Storage

/// One cycle and its end, as `once` and `demo` run it.
package struct OneCycle {
    let workspace: Workspace
    let now: Instant
    private let present: Instant
    private let isClock: Bool

    /// - Parameters:
    ///   - moment: The time that somebody chose; `nil`: the clock's.
    ///   - present: What the clock says.
    package init(_ workspace: Workspace, at moment: Instant?, present: Instant) {
        self.workspace = workspace
        self.present = present
        now = moment ?? present
        isClock = moment == nil
    }

    /// Plans, and attempts each message whose time has come once.
    ///
    /// - Throws: `EarlierThanLastCycle` when that time lies before what the ledger has already seen, `AuditAhead` when the
    ///   files of sent mail tell of more than it has.
    package func run(inbox: Inbox, report: @escaping (Event) -> Void) async throws -> CycleSummary {
        if let last = try workspace.ledger.lastCycle(), now < last {
            throw EarlierThanLastCycle(
                asked: workspace.zone.local(now), isClock: isClock, last: workspace.zone.local(last))
        }
        let projector = workspace.projector
        try workspace.auditGuard.check()
        workspace.addMissingIndexes(report: report)
        try projector.probe()
        try projector.run { report(.fileEdited(path: $0)) }
        let time = workspace.zone.local(now)
        try workspace.recover(at: now, report: report)
        try workspace.ledger.checkRoom()
        var summary = CycleSummary(planning: try plan(at: time, inbox: inbox, report: report))
        if !summary.planning.isBroken {
            let round = workspace.round(clock: WallClock(rehearsing: now, at: present), isPatient: false)
            let deliver = {
                try await round.run(
                    began: now, until: nil, inbox: inbox, report: report, breathe: {}, projector: projector)
            }
            summary.delivery.add(try await deliver())
            // What was cancelled because its time was over is planned anew, and goes today.
            if summary.delivery.cancelled > 0, !inbox.isStopping {
                summary.planning.add(try plan(at: time, inbox: inbox, report: report))
                if !summary.planning.isBroken { summary.delivery.add(try await deliver()) }
            }
        }
        await workspace.mailer.finish()
        summary = try workspace.ledger.finishCycle(at: now, summary: summary)
        do {
            try workspace.pruner.run(at: now, inbox: inbox)
        } catch {
            report(.cannotPrune("\(error)"))
        }
        return summary
    }

    /// The day counts as seen from here on, whatever becomes of the sending.
    private func plan(at time: LocalTime, inbox: Inbox, report: (Event) -> Void) throws -> PlanningSummary {
        let planning = try workspace.cycle.run(at: time, present: present, inbox: inbox, report: report)
        try workspace.ledger.finishCycle(at: now, summary: CycleSummary(planning: planning))
        return planning
    }
}

/// A rehearsal cannot go back behind what was already done: the ledger would tell of days in the wrong order.
package struct EarlierThanLastCycle: Error, Hashable, Sendable, CustomStringConvertible {
    let asked: LocalTime
    let isClock: Bool
    let last: LocalTime

    package var description: String {
        isClock
            ? "the clock says \(asked.rfc3339), the last cycle was at \(last.rfc3339); if an earlier --now was that far "
                + "ahead, wait or give a later one; set the clock if it is wrong; if it was wrong then, start the service, "
                + "which goes on by the clock"
            : "--now is \(asked.rfc3339), before this ledger's last cycle at \(last.rfc3339); use a later time, or "
                + "rehearse with another Ledger= and other folders of notes and sent mail"
    }
}

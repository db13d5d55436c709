import CrashPoints
import Dunning
import Storage

extension Daemon {
    /// Only while nothing waits to be sent.
    func prune() {
        let now = clock.now
        guard case .sleep = agenda.step(at: now, nextAttempt: nextAttempt()) else { return }
        do {
            let before = try workspace.ledger.revision()
            try workspace.pruner.run(at: now, inbox: inbox, breathe: hooks.alive)
            // What is removed decides nothing any more, nor does what is remembered of it.
            lastLook?.disregard(from: before, to: try workspace.ledger.revision())
        } catch {
            events(.cannotPrune("\(error)"))
        }
    }

    /// `nil` when it failed.
    func plan(at now: Instant) -> PlanningSummary? {
        do {
            try workspace.auditGuard.check()
            try noticeSetBack(now)
            workspace.addMissingIndexes(report: events.callAsFunction)
            try workspace.projector.probe()
            try workspace.projector.run { events(.fileEdited(path: $0)) }
            try workspace.ledger.checkRoom()
            let summary = try look(at: workspace.zone.local(now))
            lastSummary = summary
            return summary
        } catch {
            events(Event(error))
            return nil
        }
    }

    /// How many invoices take more memory than it is worth to ask for again.
    private static let largeLook = 10_000

    /// What a look at the invoices finds, or would find: without a change since the last one it is not made.
    private func look(at time: LocalTime) throws -> PlanningSummary {
        let basis = try Look.Basis(workspace, at: time)
        let ledger = workspace.ledger
        let before = try ledger.revision()
        if let last = lastLook, last.holds(basis, ledger: before, at: time.instant) {
            last.events.forEach(events.callAsFunction)
            try ledger.finishCycle(at: time.instant, summary: CycleSummary(planning: last.summary))
            lastLook?.disregard(from: before, to: try ledger.revision())
            return last.summary
        }
        lastLook = nil
        var told: [Event] = []
        func report(_ event: Event) {
            told.append(event)
            events(event)
        }
        let summary = try workspace.cycle.run(
            at: time, present: time.instant, inbox: inbox, report: report, breathe: hooks.alive)
        try ledger.finishCycle(at: time.instant, summary: CycleSummary(planning: summary))
        lastLook = Look(basis, at: time.instant, summary, events: told, span: (before, try ledger.revision()))
        // What it took would stay with the service until the next one.
        if summary.looked > Self.largeLook {
            workspace.store.releaseMemory()
            ledger.releaseMemory()
        }
        return summary
    }

    /// A clock that was ahead has left times in the outbox that may be years away.
    private func noticeSetBack(_ now: Instant) throws(StorageError) {
        guard let last = try workspace.ledger.lastCycle(), last.seconds(since: now) > RetrySchedule.firstWait else {
            return
        }
        try workspace.ledger.transaction { () throws(StorageError) in
            let longest = now.adding(seconds: RetrySchedule.longestWait)
            try workspace.ledger.bringForward(attemptsAfter: longest, to: now)
            #if CrashPoints
                CrashPoint.setBackUncommitted.pass()
            #endif
        }
        #if CrashPoints
            CrashPoint.setBackCommitted.pass()
        #endif
        events(.clockSetBack(from: last, to: now))
    }
}

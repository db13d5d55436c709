import CrashPoints
import Delivery
package import Dunning
import Glibc
import Settings
import Storage

/// The service: polls, delivers, sleeps, and starts over until it is asked to stop.
///
/// One task owns the ledger and the store. It calls `alive` each time it has really moved on.
package final class Daemon {
    private var workspace: Workspace
    private let inbox: Inbox
    private let hooks: Hooks
    private let events: StandingEvents

    /// What the program around the service does for it.
    package struct Hooks {
        /// Tells what happened.
        package let report: (Event) -> Void
        /// The loop is alive.
        package let alive: () -> Void
        /// Says in plain words what the service is doing.
        package let status: (Status) -> Void
        /// Opens the configuration anew; `nil` when it cannot be used and the old one stays.
        package let reload: () -> Workspace?

        package init(
            report: @escaping (Event) -> Void, alive: @escaping () -> Void, status: @escaping (Status) -> Void,
            reload: @escaping () -> Workspace?
        ) {
            self.report = report
            self.alive = alive
            self.status = status
            self.reload = reload
        }
    }

    /// What the service would say of itself.
    package struct Status: Sendable {
        package let sentToday: Int
        package let waiting: Int
        package let held: Int
        /// Reminders that wait for the next opening of contact, by the company's clock.
        package let closed: (count: Int, until: LocalTime)?
        /// When it looks at the invoices next.
        package let nextPoll: LocalTime
    }

    /// How often the loop wakes to show that it is alive; `nil`: nobody watches.
    private let heartbeat: Duration?

    /// Of the program, for the metrics.
    private let version: String
    private let clock: WallClock
    private var agenda: Agenda
    private var metrics = MetricsFile()
    private var lastSummary: CycleSummary?
    private var lastLook: Look?
    /// The last poll, or a delivery since, failed; `nil` before the first.
    private var hasFailed: Bool?
    /// What the last poll found waiting for contact to open.
    private var waiting: (count: Int, until: Instant)?

    package init(
        _ workspace: Workspace, version: String, inbox: Inbox, heartbeat: Duration?, clock: WallClock = .system,
        hooks: Hooks
    ) {
        self.version = version
        self.workspace = workspace
        self.inbox = inbox
        self.heartbeat = heartbeat
        self.clock = clock
        self.hooks = hooks
        events = StandingEvents(hooks.report)
        agenda = Agenda(interval: workspace.settings.store.pollInterval)
    }

    /// Returns when it was asked to stop and everything on the wire has its verdict.
    ///
    /// - Throws: Only what no waiting can mend: the ledger cannot say what the last run left on the wire.
    package func run() async throws {
        try workspace.recover(at: clock.now, report: events.callAsFunction)
        while !inbox.isStopping {
            hooks.alive()
            if inbox.takeReload() { await reload() }
            switch agenda.step(at: clock.now, nextAttempt: nextAttempt()) {
            case .poll:
                await poll()
                events.finishPoll()
            case .deliver: await deliver()
            case .sleep(let seconds): await sleep(.seconds(metrics.isDue ? 1 : seconds))
            }
            writeMetrics()
        }
        await workspace.mailer.finish()
        flush()
        writeMetrics(isLast: true)
    }

    /// What the configuration says now holds from the next message on.
    private func reload() async {
        guard let fresh = hooks.reload() else { return }
        await workspace.mailer.finish()
        if workspace.settings.service.metricsPath != fresh.settings.service.metricsPath { leaveMetrics() }
        workspace = fresh
        lastLook = nil
        agenda.interval = fresh.settings.store.pollInterval
        agenda.startOver()
    }

    private func poll() async {
        let summary = plan(at: clock.now)
        hasFailed = summary == nil
        let mayDeliver = summary.map { !$0.isBroken } ?? false
        waiting = summary?.waitingForContact
        tellSilence()
        // Counted from its end: a look that takes longer than an interval leaves time to send what it found.
        agenda.polled(at: clock.now, mayDeliver: mayDeliver, opening: summary?.opening)
        guard mayDeliver else { return tellStatus() }
        await deliver()
        prune()
    }

    /// Only while nothing waits to be sent.
    private func prune() {
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
    private func plan(at now: Instant) -> CycleSummary? {
        do {
            try noticeSetBack(now)
            workspace.addMissingIndexes(report: events.callAsFunction)
            try workspace.projector.probe()
            try workspace.projector.run { events(.fileEdited(path: $0)) }
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
    private func look(at time: LocalTime) throws -> CycleSummary {
        let basis = try Look.Basis(workspace, at: time)
        let ledger = workspace.ledger
        let before = try ledger.revision()
        if let last = lastLook, last.holds(basis, ledger: before, at: time.instant) {
            last.events.forEach(events.callAsFunction)
            try ledger.finishCycle(at: time.instant, summary: last.summary)
            lastLook?.disregard(from: before, to: try ledger.revision())
            return last.summary
        }
        lastLook = nil
        var told: [Event] = []
        func report(_ event: Event) {
            told.append(event)
            events(event)
        }
        let summary = try workspace.cycle.run(at: time, inbox: inbox, report: report, breathe: hooks.alive)
        try ledger.finishCycle(at: time.instant, summary: summary)
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

    private func deliver() async {
        let now = clock.now
        do {
            _ = try await workspace.round(clock: clock, isPatient: true).run(
                began: now, until: agenda.nextPoll(after: now), inbox: inbox, report: events.callAsFunction,
                breathe: hooks.alive, projector: workspace.projector)
        } catch {
            events(Event(error))
            hasFailed = true
            agenda.barDelivery()
        }
        tellStatus()
    }

    /// What is in the ledger and not in the files yet is written with the next start if this fails.
    private func flush() {
        do {
            try workspace.projector.run { events(.fileEdited(path: $0)) }
        } catch {
            events(Event(error))
        }
    }

    /// Also after a look that failed: one that goes on failing is silence, too.
    private func tellSilence() {
        do {
            for case .silence(let silence) in try workspace.alarms(at: clock.now) { events(.silence(silence)) }
        } catch {
            events(Event(error))
        }
    }

    private func writeMetrics(isLast: Bool = false) {
        guard let path = workspace.settings.service.metricsPath else { return }
        let now = clock.now
        do throws(StorageError) {
            let failure = try metrics.write(to: path, at: now, isLast: isLast) { () throws(StorageError) in
                let nextWake = [agenda.nextPoll(after: now), nextAttempt()].compactMap(\.self).min()
                return try Metrics(
                    workspace: workspace, version: version, summary: lastSummary, hasFailed: hasFailed,
                    nextWake: nextWake ?? now, now: now
                ).text()
            }
            if let failure { events(.metricsNotWritten(failure)) }
        } catch {
            events(.trouble("the metrics are not up to date: \(error)"))
        }
    }

    /// Numbers that nobody writes any more must not be taken for new ones.
    private func leaveMetrics() {
        metrics = MetricsFile()
        guard let path = workspace.settings.service.metricsPath else { return }
        unsafe unlink(path)
    }

    private func tellStatus() {
        if workspace.settings.service.metricsPath != nil { metrics.noteChange() }
        let now = clock.now
        do {
            let counts = try workspace.ledger.unfinishedCounts()
            hooks.status(
                Status(
                    sentToday: try workspace.ledger.acceptedCount(on: workspace.zone.local(now).date),
                    waiting: [.queued, .deferred, .uncertain].compactMap { counts[$0] }.reduce(0, +),
                    held: counts[.held, default: 0],
                    closed: waiting.map { ($0.count, workspace.zone.local($0.until)) },
                    nextPoll: workspace.zone.local(agenda.nextPoll(after: now))))
        } catch {
            events(Event(error))
        }
    }

    private func nextAttempt() -> Instant? {
        // A ledger that cannot be read is met, and reported, by the poll.
        try? workspace.ledger.nextAttempt()
    }

    /// Wakes for a request and for each heartbeat.
    private func sleep(_ pause: Duration) async {
        await inbox.wait(atMost: heartbeat.map { min($0, pause) } ?? pause)
    }
}

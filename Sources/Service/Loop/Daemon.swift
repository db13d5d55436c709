import Delivery
import Dunning
import Settings
import Storage

/// The service: polls, delivers, sleeps, and starts over until it is asked to stop.
///
/// One task owns the ledger and the store. It calls `alive` each time it has really moved on.
package final class Daemon {
    var workspace: Workspace
    let inbox: Inbox
    let hooks: Hooks
    let events: StandingEvents

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

    /// How often the loop wakes to show that it is alive; `nil`: nobody watches.
    private let heartbeat: Duration?

    /// Of the program, for the metrics.
    let version: String
    let clock: WallClock
    var agenda: Agenda
    var metrics = MetricsFile()
    var lastSummary: PlanningSummary?
    /// What was sent since then.
    private var delivered = DeliverySummary()
    var lastLook: Look?
    /// The last poll, or a delivery since, failed; `nil` before the first.
    var hasFailed: Bool?
    /// Something has kept mail from going, and nothing has gone well since.
    private var isStopped = false
    /// What the last poll found waiting for contact to open.
    var waiting: (count: Int, until: Instant)?

    package init(
        _ workspace: Workspace, version: String, inbox: Inbox, heartbeat: Duration?, clock: WallClock,
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
        delivered = DeliverySummary()
        let mayDeliver = summary.map { !$0.isBroken } ?? false
        if !mayDeliver { isStopped = true }
        waiting = summary?.waitingForContact
        tellSilence()
        // Counted from its end: a look that takes longer than an interval leaves time to send what it found.
        let now = clock.now
        // What kept it from looking may be over in a moment, such as another program's lock.
        let opening = summary == nil ? now.adding(seconds: RetrySchedule.firstWait) : summary?.opening
        agenda.polled(at: now, mayDeliver: mayDeliver, opening: opening)
        guard mayDeliver else { return tellStatus() }
        await deliver()
        // Not before the mail goes out, too: what fails there was told then, and is not told again.
        if isStopped, hasFailed == false {
            isStopped = false
            events(.mended)
        }
        prune()
    }

    private func deliver() async {
        let now = clock.now
        do {
            let summary = try await workspace.round(clock: clock, isPatient: true).run(
                began: now, until: agenda.nextPoll(after: now), inbox: inbox, report: events.callAsFunction,
                breathe: hooks.alive, projector: workspace.projector)
            try remember(summary)
        } catch {
            events(Event(error))
            (hasFailed, isStopped) = (true, true)
            agenda.barDelivery()
        }
        tellStatus()
    }

    private func remember(_ delivery: DeliverySummary) throws(StorageError) {
        guard delivery != DeliverySummary(), let lastSummary else { return }
        delivered.add(delivery)
        try workspace.ledger.finishDelivery(CycleSummary(planning: lastSummary, delivery: delivered))
    }

    /// What is in the ledger and not in the files yet is written with the next start if this fails.
    private func flush() {
        do {
            try workspace.projector.run { events(.fileEdited(path: $0)) }
        } catch {
            events(Event(error))
        }
    }

    func nextAttempt() -> Instant? {
        // A ledger that cannot be read is met, and reported, by the poll.
        try? workspace.ledger.nextAttempt()
    }

    /// Wakes for a request and for each heartbeat.
    private func sleep(_ pause: Duration) async {
        await inbox.wait(atMost: heartbeat.map { min($0, pause) } ?? pause)
    }
}

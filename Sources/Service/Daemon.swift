import Delivery
package import Dunning
import Settings
package import Storage

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
        /// When it looks at the invoices next.
        package let nextPoll: LocalTime
    }

    /// How often the loop wakes to show that it is alive; `nil`: nobody watches.
    private let heartbeat: Duration?

    package init(_ workspace: Workspace, inbox: Inbox, heartbeat: Duration?, hooks: Hooks) {
        self.workspace = workspace
        self.inbox = inbox
        self.heartbeat = heartbeat
        self.hooks = hooks
        events = StandingEvents(hooks.report)
    }

    /// Returns when it was asked to stop and everything on the wire has its verdict.
    ///
    /// - Throws: Only what no waiting can mend, such as a template that cannot be written out.
    package func run() async throws {
        let clock = WallClock.system
        try recover(at: clock.now)
        var nextPoll = clock.now
        while !inbox.isStopping {
            hooks.alive()
            if inbox.takeReload(), let fresh = hooks.reload() {
                await workspace.mailer.finish()
                workspace = fresh
                nextPoll = clock.now
            }
            let now = clock.now
            if now >= nextPoll {
                nextPoll = now.adding(seconds: workspace.settings.store.pollInterval)
                await poll(at: now, until: nextPoll)
                events.finishPoll()
            } else {
                await deliver(began: now, until: nextPoll)
            }
            tellStatus(nextPoll: nextPoll)
            await sleep(until: nextPoll, clock: clock)
        }
        await workspace.mailer.finish()
        flush()
    }

    private func recover(at now: Instant) throws {
        let rules = workspace.settings.attemptRules
        let next = rules.uncertain == .resend ? now.adding(seconds: RetrySchedule.firstWait) : nil
        let interrupted = try workspace.ledger.transaction { () throws(StorageError) in
            try workspace.ledger.recoverSending(next: next, at: workspace.zone.local)
        }
        if !interrupted.isEmpty { events(.recovered(count: interrupted.count)) }
    }

    private func poll(at now: Instant, until deadline: Instant) async {
        do {
            try workspace.projector.probe()
            try workspace.projector.run { events(.fileEdited(path: $0)) }
            let summary = try workspace.cycle.run(
                at: workspace.zone.local(now), report: events.callAsFunction, breathe: hooks.alive)
            try workspace.ledger.finishCycle(at: now, summary: summary.description)
            guard !summary.isBroken else { return }
        } catch {
            events(Event(error))
            return
        }
        await deliver(began: now, until: deadline)
    }

    private func deliver(began: Instant, until deadline: Instant) async {
        do {
            _ = try await workspace.round(clock: .system, isPatient: true).run(
                began: began, until: deadline, inbox: inbox, report: events.callAsFunction, breathe: hooks.alive
            ) { try workspace.projector.run { events(.fileEdited(path: $0)) } }
        } catch {
            events(Event(error))
        }
    }

    /// What is in the ledger and not in the files yet is written with the next start if this fails.
    private func flush() {
        do {
            try workspace.projector.run { events(.fileEdited(path: $0)) }
        } catch {
            events(Event(error))
        }
    }

    private func tellStatus(nextPoll: Instant) {
        do {
            let local = workspace.zone.local(nextPoll)
            let counts = try workspace.ledger.countsByState()
            let today = workspace.zone.local(WallClock.system.now).date
            hooks.status(
                Status(
                    sentToday: try workspace.ledger.acceptedCount(on: today),
                    waiting: [.queued, .deferred, .uncertain].compactMap { counts[$0] }.reduce(0, +),
                    held: counts[.held, default: 0], nextPoll: local))
        } catch {
            events(Event(error))
        }
    }

    /// Sleeps until the poll or the next retry, and wakes for a request and for each heartbeat.
    private func sleep(until nextPoll: Instant, clock: WallClock) async {
        while !inbox.isStopping, !inbox.hasReload {
            hooks.alive()
            let now = clock.now
            var wake = nextPoll
            // A ledger that cannot be read is met, and reported, by the poll.
            if let retry = try? workspace.ledger.nextAttempt() { wake = min(wake, retry) }
            // A clock that was set back must not make the night longer than one interval.
            let seconds = min(wake.seconds(since: now), workspace.settings.store.pollInterval)
            guard seconds > 0 else { return }
            let pause = Duration.seconds(seconds)
            await inbox.wait(atMost: heartbeat.map { min($0, pause) } ?? pause)
        }
    }
}

extension Ledger {
    /// Remembers that a cycle ran, and what it did.
    package func finishCycle(at now: Instant, summary: String) throws(StorageError) {
        try transaction { () throws(StorageError) in
            try set(.lastCycle, String(now.secondsSince1970))
            try set(.lastSummary, summary)
        }
    }
}

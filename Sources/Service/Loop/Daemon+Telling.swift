package import Dunning
import Glibc
import Settings
import Storage

extension Daemon {
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

    /// Also after a look that failed: one that goes on failing is silence, too.
    func tellSilence() {
        do {
            for case .silence(let silence) in try workspace.alarms(at: clock.now) { events(.silence(silence)) }
        } catch {
            events(Event(error))
        }
    }

    func writeMetrics(isLast: Bool = false) {
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
    func leaveMetrics() {
        metrics = MetricsFile()
        guard let path = workspace.settings.service.metricsPath else { return }
        unsafe unlink(path)
    }

    func tellStatus() {
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
}

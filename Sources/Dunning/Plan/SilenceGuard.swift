/// The guard against a service that runs and sends nothing, or does not run (design 4.3).
///
/// A company with nothing due is quiet, not silent: it begins when there is something to send, and ends when a server
/// accepts a message or there is nothing to send any more for another reason than a failure.
package struct SilenceGuard: Hashable, Sendable {
    /// Working days that have to be over; `nil`: it is off.
    package let days: Int?

    package init(days: Int?) { self.days = days }

    /// What is known after a look at the invoices.
    package struct Look: Hashable, Sendable {
        /// Messages that are not at their end, or reminders that wait for data.
        package var hasWork: Bool
        package var lastAccepted: Instant?
        package var lastFailed: Instant?

        package init(hasWork: Bool, lastAccepted: Instant?, lastFailed: Instant?) {
            self.hasWork = hasWork
            self.lastAccepted = lastAccepted
            self.lastFailed = lastFailed
        }
    }

    /// Since when it has been silent, given since when it was before; `nil`: it is not.
    package static func begin(before: Instant?, _ look: Look, now: Instant) -> Instant? {
        let lasting = before.flatMap { lasts(since: $0, accepted: look.lastAccepted, now: now) ? min($0, now) : nil }
        if look.hasWork { return lasting ?? now }
        let endedBadly = look.lastFailed.map { lasts(since: $0, accepted: look.lastAccepted, now: now) } ?? false
        return endedBadly ? lasting : nil
    }

    /// What a clock that was ahead wrote, later than `now`, ends nothing.
    private static func lasts(since: Instant, accepted: Instant?, now: Instant) -> Bool {
        guard let accepted, accepted <= now else { return true }
        return accepted < since
    }

    package enum Alarm: Hashable, Sendable {
        /// Something is due, and no server has accepted anything.
        case nothingSent(since: Instant)
        /// The invoices were not looked at: the service does not run, or fails.
        case nothingLooked(since: Instant)
    }

    /// What has lasted too long; `nil`: all is well.
    ///
    /// - Parameters:
    ///   - silentSince: What `begin` gave after the last look.
    ///   - lastLook: `nil`: there was none yet.
    package func alarm(
        silentSince: Instant?, lastAccepted: Instant?, lastLook: Instant?, now: Instant, in zone: Zone
    ) -> Alarm? {
        // What was accepted after that look has ended the silence it found.
        if let since = silentSince, Self.lasts(since: since, accepted: lastAccepted, now: now) {
            return isTooLong(since, now, zone) ? .nothingSent(since: since) : nil
        }
        return lastLook.flatMap { isTooLong($0, now, zone) ? .nothingLooked(since: $0) : nil }
    }

    /// The day it began counts, today does not: it is not over.
    private func isTooLong(_ since: Instant, _ now: Instant, _ zone: Zone) -> Bool {
        guard let days else { return false }
        let (from, today) = (zone.local(since).date, zone.local(now).date)
        let weeks = max(0, today.days(since: from)) / 7
        let rest = max(0, today.days(since: from)) % 7
        let single = (0..<rest).count { from.adding(days: $0).isWorkingDay }
        return weeks * 5 + single >= days
    }
}

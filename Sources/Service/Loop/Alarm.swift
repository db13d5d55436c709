import CrashPoints
package import Dunning
package import Settings
package import Storage

/// What somebody has to do something about; it ends by itself once that is done.
package enum Alarm: Hashable, Sendable {
    case silence(SilenceGuard.Alarm)
    case staleData(Staleness)

    /// What can be told from the ledger and the age of the invoices alone.
    package static func all(
        _ settings: Settings, ledger: Ledger, syncedAt: Instant?, zone: Zone, now: Instant
    ) throws(StorageError) -> [Alarm] {
        var alarms: [Alarm] = []
        let silence = settings.silenceGuard.alarm(
            silentSince: try ledger.silentSince(), lastAccepted: try ledger.attemptTallies()[.accepted]?.last,
            lastLook: try ledger.lastCycle(), now: now, in: zone)
        if let silence { alarms.append(.silence(silence)) }
        if case .stale(let why) = settings.cycleRules.freshness(syncedAt: syncedAt, now: now, present: now) {
            alarms.append(.staleData(why))
        }
        return alarms
    }
}

extension Ledger {
    /// Remembers that a cycle ran, what it did, and whether there is something to send that no server takes.
    package func finishCycle(at now: Instant, summary: CycleSummary) throws(StorageError) {
        try transaction { () throws(StorageError) in
            let waits = try nextAttempt() != nil
            let isHeld = try unfinishedCounts()[.held] != nil
            let look = SilenceGuard.Look(
                hasWork: waits || isHeld || summary.planning.stale > 0 || summary.planning.unwritable > 0
                    || summary.planning.isBroken,
                lastAccepted: try attemptTallies()[.accepted]?.last, lastFailed: try finishedTallies()[.failed]?.last)
            let silentSince = SilenceGuard.begin(before: try silentSince(), look, now: now)
            try set(.lastCycle, String(now.secondsSince1970))
            try set(.lastSummary, summary.description)
            // Empty text is no silence: a fact is never taken away.
            try set(.silentSince, silentSince.map { String($0.secondsSince1970) } ?? "")
            #if CrashPoints
                CrashPoint.cycleUncommitted.pass()
            #endif
        }
        #if CrashPoints
            CrashPoint.cycleCommitted.pass()
        #endif
    }

    /// Remembers what the last cycle did once its messages were attempted.
    func finishDelivery(_ summary: CycleSummary) throws(StorageError) {
        try transaction { () throws(StorageError) in try set(.lastSummary, summary.description) }
    }
}

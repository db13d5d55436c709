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

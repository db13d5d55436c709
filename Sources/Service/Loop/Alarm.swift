package import Dunning
package import Settings
package import Storage

/// What somebody has to do something about; it ends by itself once that is done.
package enum Alarm: Hashable, Sendable {
    case silence(SilenceGuard.Alarm)
    case staleData(Staleness)
    /// Nothing is sent: see `AuditGuard`.
    case auditAhead(AuditAhead)
    /// Files of sent mail that are gone or got shorter.
    case auditCut([String])
    /// Nothing is sent: there is too little room for what would come of it.
    case ledgerDisk(StorageError)
    /// Nothing was sent after the last look: see `MaxBadRecords=`.
    case brokenRecords(BrokenShare)
    /// The invoices cannot be read, nor their age.
    case unreadableStore(StorageError)

    /// What can be told from the ledger, the files of sent mail and the age of the invoices alone.
    package static func all(
        _ settings: Settings, ledger: Ledger?, syncedAt: Result<Instant?, StorageError>, zone: Zone, now: Instant
    ) throws(StorageError) -> [Alarm] {
        var alarms = try ofSentMail(AuditGuard(settings, ledger: ledger))
        if case .failure(let error) = syncedAt { alarms.append(.unreadableStore(error)) }
        guard let ledger else { return alarms }
        if let lack = ledger.lackOfRoom() { alarms.append(.ledgerDisk(lack)) }
        if let share = try ledger.brokenShare() { alarms.append(.brokenRecords(share)) }
        let silence = settings.silenceGuard.alarm(
            silentSince: try ledger.silentSince(), lastAccepted: try ledger.attemptTallies()[.accepted]?.last,
            lastLook: try ledger.lastCycle(), now: now, in: zone)
        if let silence { alarms.append(.silence(silence)) }
        guard case .success(let syncedAt) = syncedAt else { return alarms }
        let freshness = settings.cycleRules.freshness(
            syncedAt: syncedAt, seen: try ledger.newestData(), now: now, present: now)
        if case .stale(let why) = freshness {
            alarms.append(.staleData(why))
        }
        return alarms
    }

    private static func ofSentMail(_ guardian: AuditGuard) throws(StorageError) -> [Alarm] {
        do {
            let cut = try guardian.cutFiles()
            return try [guardian.ahead().map(Alarm.auditAhead), cut.isEmpty ? nil : .auditCut(cut)].compactMap(\.self)
        } catch let error as StorageError {
            throw error
        } catch {
            // Who may not read the files is told nothing of them, and a cycle that cannot read them fails.
            return []
        }
    }
}

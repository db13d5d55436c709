package import Correspondence
import CrashPoints
package import Delivery
package import Dunning
import Glibc
package import Settings
package import Storage

/// Everything that a configuration names, opened and ready for work.
package final class Workspace {
    package let settings: Settings
    package let zone: Zone
    package let language: Language
    package let contact: ContactPolicy
    package let ledger: Ledger
    package let store: InvoiceStore
    package let writer: MessageWriter
    package let mailer: any Mailer
    package let pace: Pace
    /// There was none: whatever should be sent is not in it yet.
    package let hasMadeStore: Bool
    /// How long a round waits before it tries again a ledger that cannot be written.
    package var patience = Duration.seconds(5)

    /// Opens store, ledger and templates, and makes the mailer; nothing is sent or written yet.
    ///
    /// - Throws: `StorageError`, `InvalidTemplates`, `InvalidSettings` or `ZoneFileError`.
    package convenience init(_ settings: Settings, password: Secret?) throws {
        try self.init(settings, mailer: settings.mail.mailer(password: password))
    }

    /// The same with another way out than `Server=` names.
    package init(_ settings: Settings, mailer: any Mailer) throws {
        zone = try ZoneFile.read(settings.timeZoneName)
        language = try settings.language().by(zone)
        contact = settings.contactPolicy(zone: zone)
        writer = try MessageWriter(settings, language: language)
        hasMadeStore = try InvoiceStore.createIfMissing(path: settings.store.invoicesPath) { () throws(StorageError) in
            try Self.isUnused(ledger: settings.store.ledgerPath)
        }
        store = try InvoiceStore(path: settings.store.invoicesPath, mode: .readOnly)
        ledger = try Ledger(path: settings.store.ledgerPath, mode: .create)
        self.mailer = mailer
        pace = Pace(maximumPerMinute: settings.mail.maximumPerMinute)
        self.settings = settings
    }

    private static func isUnused(ledger path: String) throws(StorageError) -> Bool {
        guard unsafe access(path, F_OK) == 0 else { return true }
        let ledger = try Ledger(path: path, mode: .create)
        guard try ledger.newestData() == nil else { return false }
        return try ledger.plannedCount() == 0
    }

    package var bookkeeping: Bookkeeping {
        Bookkeeping(title: settings.notes.title, language: language, keepsCopies: settings.audit.keepsCopies)
    }

    package var projector: Projector {
        Projector(
            ledger: ledger, notesDirectory: settings.notes.directory, auditDirectory: settings.audit.directory,
            language: language)
    }

    package var auditGuard: AuditGuard { AuditGuard(settings, ledger: ledger) }

    package var pruner: Pruner {
        Pruner(
            ledger: ledger, zone: zone, keep: settings.store.keep, notesDirectory: settings.notes.directory,
            auditDirectory: settings.audit.directory)
    }

    package var cycle: Cycle {
        Cycle(
            ledger: ledger, store: store, writer: writer, policy: settings.policy, contact: contact,
            rules: settings.cycleRules,
            bookkeeping: bookkeeping)
    }

    package func round(clock: WallClock, isPatient: Bool) -> DeliveryRound {
        DeliveryRound(
            ledger: ledger, store: store, writer: writer, policy: settings.policy, contact: contact,
            cycleRules: settings.cycleRules, attemptRules: settings.attemptRules, bookkeeping: bookkeeping,
            mailer: mailer,
            clock: clock, zone: zone, pace: pace, isPatient: isPatient, patience: patience)
    }

    /// When the invoices were last brought up to date.
    var syncedAt: Instant? {
        // A time that cannot be read says as little as none; the cycle tells of a store that cannot be.
        try? store.syncedAt()
    }

    func alarms(at now: Instant) throws(StorageError) -> [Alarm] {
        try Alarm.all(settings, ledger: ledger, syncedAt: .success(syncedAt), zone: zone, now: now)
    }

    /// Adds the indexes that a store made by another program lacks; without them every look reads all of it.
    ///
    /// A store that only another user may write stays as it is, as the design has it.
    func addMissingIndexes(report: (Event) -> Void) {
        do throws(StorageError) {
            guard try !store.hasIndexes(), unsafe access(store.path, W_OK) == 0 else { return }
            _ = try InvoiceStore.addIndexesIfMissing(path: store.path)
        } catch {
            report(.trouble("without its indexes every look reads the whole invoice store: \(error)"))
        }
    }

    /// What a process that died had on the wire becomes uncertain, and waits for another attempt or for a person.
    func recover(at now: Instant, report: (Event) -> Void) throws(StorageError) {
        let isResent = settings.attemptRules.uncertain == .resend
        let next = isResent ? now.adding(seconds: RetrySchedule.firstWait) : nil
        let interrupted = try ledger.transaction { () throws(StorageError) in
            try ledger.recoverSending(next: next, at: zone.local)
        }
        guard !interrupted.isEmpty else { return }
        #if CrashPoints
            CrashPoint.recoveryCommitted.pass()
        #endif
        report(.recovered(count: interrupted.count))
    }
}

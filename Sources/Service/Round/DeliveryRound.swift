package import Delivery
package import Dunning
package import Storage

/// Attempts every message whose time has come, each once, with as many on the wire as the mailer takes.
///
/// One task owns the ledger; the mailer's verdicts come to it through the inbox. Each commit records the results
/// that have come and puts the next messages on the wire, so that durability does not cost one a message.
package struct DeliveryRound {
    package let ledger: Ledger
    package let store: InvoiceStore
    package let writer: MessageWriter
    package let policy: Policy
    package let contact: ContactPolicy
    package let cycleRules: CycleRules
    package let attemptRules: AttemptRules
    package let bookkeeping: Bookkeeping
    package let mailer: any Mailer
    package let clock: WallClock
    package let zone: Zone
    package let pace: Pace
    /// Waits for a ledger that cannot be written, as a service does, rather than give up.
    package let isPatient: Bool
    /// How long it waits before it tries such a ledger again.
    package let patience: Duration

    /// What an attempt needs when its verdict comes.
    struct Attempt {
        /// As it is while on the wire, this attempt counted.
        let message: LedgerMessage
        /// As it was, to be put back if the attempt is never made.
        let before: LedgerMessage
        /// The client's `email` text when it was prepared.
        let email: String
        /// Those that it tells of.
        let reminders: [LedgerReminder]
        let bytes: [UInt8]
    }

    /// A message ready for the wire.
    struct Start {
        let message: LedgerMessage
        /// Those that it told of before the door.
        let reminders: [LedgerReminder]
        let email: String
        let parcel: Parcel
        let changes: Door.Changes
        /// What it will be to those that it is for.
        let contact: PastContact
        let moment: Moment
    }

    /// How far the round is.
    private struct Progress {
        var summary = DeliverySummary()
        /// By the number of the message.
        var onTheWire: [Int64: Attempt] = [:]
        var anteroom = Anteroom()
        /// In a row.
        var failedCommits = 0
        /// How long the last one took.
        var commitTime = Duration.zero
        /// What keeps it from starting anything more; what is on the wire still gets its verdict.
        var trouble: (any Error)?
    }

    /// When something was read, and from what.
    struct Moment {
        let time: Instant
        let ledger: Ledger.Revision
        let store: InvoiceStore.Revision
    }

    /// How often a commit is tried before a round that cannot wait gives up.
    private static let lastTries = 5

    /// - Parameters:
    ///   - began: Messages due at this time take part; those deferred during the round do not.
    ///   - inbox: Where verdicts come in; a stop or a reload asked there ends the round.
    ///   - breathe: Called between steps, also while waiting: the loop is alive.
    ///   - projector: Writes what came of it into the files meanwhile; `nil`: nobody does.
    /// - Throws: What kept it from going on, once everything on the wire has its verdict in the ledger; only where the
    ///   ledger itself takes none does it leave them, and the next start finds them uncertain.
    package func run(
        began: Instant, until deadline: Instant?, inbox: Inbox, report: @escaping (Event) -> Void,
        breathe: () -> Void, projector: Projector?
    ) async throws -> DeliverySummary {
        let scribe = Scribe(projector, inbox: inbox, report: report)
        let summary: DeliverySummary
        do {
            summary = try await attemptAll(
                began: began, until: deadline, inbox: inbox, report: report, breathe: breathe, scribe: scribe)
        } catch {
            await scribe.pause()
            throw error
        }
        try scribe.finish()
        return summary
    }

    private func attemptAll(
        began: Instant, until deadline: Instant?, inbox: Inbox, report: (Event) -> Void, breathe: () -> Void,
        scribe: Scribe
    ) async throws -> DeliverySummary {
        var progress = Progress()
        while true {
            breathe()
            if inbox.isStopping { mailer.stop() }
            await gather(progress.onTheWire.count, in: inbox, after: progress.commitTime)
            let results = inbox.takeResults()
            let isEnding = inbox.isStopping || inbox.hasReload || deadline.map { clock.now >= $0 } == true
            let (ready, turnedAway) = isEnding ? ([], 0) : choose(after: results, began, report, &progress)
            guard try commitAndLaunch(results, ready, in: inbox, report, &progress) else {
                await Inbox.pause(patience)
                continue
            }
            scribe.note(results: results.count)
            workMeanwhile(scribe, hasStarted: !ready.isEmpty, began, report, &progress)
            guard results.isEmpty, ready.isEmpty, turnedAway == 0 else { continue }
            let hasTrouble = progress.trouble != nil
            let isBusy = !progress.onTheWire.isEmpty || scribe.isWriting && !hasTrouble
            guard try await waits(isEnding: isEnding || hasTrouble, began, isBusy: isBusy, inbox) else { break }
        }
        if let trouble = progress.trouble { throw trouble }
        return progress.summary
    }

    /// What goes on the wire next: nothing once there is trouble, nor while commits fail and something came back, which
    /// is then recorded alone, so that nothing new stands in its way.
    private func choose(
        after results: [Inbox.Result], _ began: Instant, _ report: (Event) -> Void, _ progress: inout Progress
    ) -> (ready: [Start], turnedAway: Int) {
        guard progress.trouble == nil, progress.failedCommits == 0 || results.isEmpty else { return ([], 0) }
        do {
            return try next(
                after: results, progress.onTheWire, &progress.anteroom, began: began, report: report,
                into: &progress.summary)
        } catch {
            progress.trouble = error
            return ([], 0)
        }
    }

    /// Records what came back, and puts on the wire what is ready.
    ///
    /// - Returns: False when the ledger cannot be written now; the results are back in the inbox.
    private func commitAndLaunch(
        _ results: [Inbox.Result], _ ready: [Start], in inbox: Inbox, _ report: (Event) -> Void,
        _ progress: inout Progress
    ) throws(StorageError) -> Bool {
        guard !results.isEmpty || !ready.isEmpty else { return true }
        do throws(StorageError) {
            let start = ContinuousClock.now
            let started = try commit(
                results, ready, onTheWire: &progress.onTheWire, report: report, into: &progress.summary)
            progress.commitTime = ContinuousClock.now - start
            for start in started { launch(start, inbox: inbox) }
            progress.failedCommits = 0
            return true
        } catch {
            inbox.putBack(results)
            // What comes in until a commit succeeds may be about their clients.
            progress.anteroom = Anteroom()
            progress.failedCommits += 1
            guard isPatient && !inbox.isStopping || progress.failedCommits < Self.lastTries else { throw error }
            report(.cannotRecord(error))
            return false
        }
    }

    /// Has the files written, and makes messages ready while the couriers are at work: when those come back they need not
    /// wait for any.
    private func workMeanwhile(
        _ scribe: Scribe, hasStarted: Bool, _ began: Instant, _ report: (Event) -> Void, _ progress: inout Progress
    ) {
        guard progress.trouble == nil else { return }
        do {
            try scribe.step()
            guard hasStarted, !pace.isLimited else { return }
            _ = try fill(
                &progress.anteroom, upTo: mailer.capacity, length: Anteroom.maximumLength, began: began,
                report: report, into: &progress.summary)
        } catch { progress.trouble = error }
    }

    private func launch(_ start: Start, inbox: Inbox) {
        let id = start.message.id
        mailer.send(start.parcel) { [clock] in inbox.put(Inbox.Result(message: id, verdict: $0, time: clock.now)) }
    }
}

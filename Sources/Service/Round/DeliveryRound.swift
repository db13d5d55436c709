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
        var summary = DeliverySummary()
        var onTheWire: [Int64: Attempt] = [:]
        var failedCommits = 0
        var commitTime = Duration.zero
        var anteroom = Anteroom()
        var trouble: (any Error)?
        while true {
            breathe()
            if inbox.isStopping { mailer.stop() }
            await gather(onTheWire.count, in: inbox, after: commitTime)
            let results = inbox.takeResults()
            let isEnding =
                trouble != nil || inbox.isStopping || inbox.hasReload || deadline.map { clock.now >= $0 } == true
            var ready: [Start] = []
            var turnedAway = 0
            // While commits fail, what came back is recorded alone, so that nothing new stands in its way.
            if !isEnding, failedCommits == 0 || results.isEmpty {
                do {
                    (ready, turnedAway) = try next(
                        after: results, onTheWire, &anteroom, began: began, report: report, into: &summary)
                } catch { trouble = error }
            }
            if !results.isEmpty || !ready.isEmpty {
                do throws(StorageError) {
                    let start = ContinuousClock.now
                    let started = try commit(results, ready, onTheWire: &onTheWire, report: report, into: &summary)
                    commitTime = ContinuousClock.now - start
                    for start in started { launch(start, inbox: inbox) }
                    failedCommits = 0
                } catch {
                    inbox.putBack(results)
                    // What comes in until a commit succeeds may be about their clients.
                    anteroom = Anteroom()
                    failedCommits += 1
                    guard isPatient && !inbox.isStopping || failedCommits < Self.lastTries else { throw error }
                    report(.cannotRecord(error))
                    await Inbox.pause(patience)
                    continue
                }
            }
            scribe.note(results: results.count)
            if trouble == nil {
                do {
                    try scribe.step()
                    // The couriers are at work, and what is ready when they come back need not be waited for.
                    if !ready.isEmpty, !pace.isLimited {
                        _ = try fill(
                            &anteroom, upTo: mailer.capacity, length: Anteroom.maximumLength, began: began,
                            report: report, into: &summary)
                    }
                } catch { trouble = error }
            }
            guard results.isEmpty, ready.isEmpty, turnedAway == 0 else { continue }
            let isBusy = !onTheWire.isEmpty || scribe.isWriting && trouble == nil
            guard try await waits(isEnding: isEnding || trouble != nil, began, isBusy: isBusy, inbox) else { break }
        }
        if let trouble { throw trouble }
        return summary
    }

    /// Waits for the other verdicts, as long as that is cheaper than a commit more.
    private func gather(_ onTheWire: Int, in inbox: Inbox, after commitTime: Duration) async {
        guard inbox.resultCount > 0 else { return }
        let end = ContinuousClock.now + min(commitTime / 2, Self.longestGathering)
        while inbox.resultCount < onTheWire, !inbox.isStopping, ContinuousClock.now < end {
            await inbox.wait(atMost: end - ContinuousClock.now, results: onTheWire)
        }
    }

    /// A disk that hangs must not keep the connections waiting.
    private static let longestGathering = Duration.milliseconds(10)

    /// Waits for a verdict or the disk, or until the next message may start; `false` when there is nothing to wait for.
    private func waits(isEnding: Bool, _ began: Instant, isBusy: Bool, _ inbox: Inbox) async throws -> Bool {
        if isBusy {
            await inbox.wait(
                atMost: isEnding ? Self.longestWait : min(pace.pause ?? Self.longestWait, Self.longestWait))
            return true
        }
        guard !isEnding, let pause = pace.pause, try !ledger.dueMessages(at: began, limit: 1).isEmpty else {
            return false
        }
        await inbox.wait(atMost: min(pause, Self.longestWait))
        return true
    }

    /// So long at most between two signs of life.
    private static let longestWait = Duration.seconds(5)

    private func launch(_ start: Start, inbox: Inbox) {
        let id = start.message.id
        mailer.send(start.parcel) { [clock] in inbox.put(Inbox.Result(message: id, verdict: $0, time: clock.now)) }
    }
}

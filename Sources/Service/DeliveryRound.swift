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
    package let letters: Letters
    package let policy: Policy
    package let cycleRules: CycleRules
    package let attemptRules: AttemptRules
    package let notes: NoteRules
    package let mailer: any Mailer
    package let clock: WallClock
    package let zone: Zone
    package let pace: Pace
    /// Waits for a ledger that cannot be written, as a service does, rather than give up.
    package let isPatient: Bool
    /// How long it waits before it tries such a ledger again.
    package let patience: Duration

    /// What an attempt needs when its verdict comes.
    private struct Attempt {
        /// As it is while on the wire, this attempt counted.
        let message: LedgerMessage
        /// As it was, to be put back if the attempt is never made.
        let before: LedgerMessage
        /// The client's `email` text when it was prepared.
        let email: String
    }

    /// A message ready for the wire.
    private struct Start {
        let message: LedgerMessage
        let email: String
        let parcel: Parcel
        let changes: Door.Changes
    }

    /// How many results may wait for their lines in the files.
    private static let projectionBatch = 256
    /// How often a commit is tried before a round that cannot wait gives up.
    private static let lastTries = 5

    /// - Parameters:
    ///   - began: Messages due at this time take part; those deferred during the round do not.
    ///   - inbox: Where verdicts come in; a stop or a reload asked there ends the round.
    ///   - breathe: Called between steps, also while waiting: the loop is alive.
    /// - Throws: What kept it from going on, once everything on the wire has its verdict in the ledger; only where the
    ///   ledger itself takes none does it leave them, and the next start finds them uncertain.
    package func run(
        began: Instant, until deadline: Instant?, inbox: Inbox, report: @escaping (Event) -> Void,
        breathe: () -> Void, project: () throws -> Void
    ) async throws -> CycleSummary {
        var summary = CycleSummary()
        var onTheWire: [Int64: Attempt] = [:]
        var unprojected = 0
        var failedCommits = 0
        var trouble: (any Error)?
        while true {
            breathe()
            if inbox.isStopping { mailer.stop() }
            let results = inbox.takeResults()
            let isEnding =
                trouble != nil || inbox.isStopping || inbox.hasReload || deadline.map { clock.now >= $0 } == true
            var ready: [Start] = []
            // While commits fail, what came back is recorded alone, so that nothing new stands in its way.
            if !isEnding, failedCommits == 0 || results.isEmpty {
                do {
                    let room = pace.room(of: mailer.capacity - onTheWire.count + results.count)
                    ready = try prepare(upTo: room, began: began, report: report, into: &summary)
                } catch { trouble = error }
            }
            if results.isEmpty && ready.isEmpty {
                guard try await waits(isEnding: isEnding || trouble != nil, began, onTheWire.count, inbox) else {
                    break
                }
                continue
            }
            do throws(StorageError) {
                let started = try commit(results, ready, onTheWire: &onTheWire, report: report, into: &summary)
                for start in started { launch(start, inbox: inbox) }
                failedCommits = 0
            } catch {
                inbox.putBack(results)
                failedCommits += 1
                guard isPatient && !inbox.isStopping || failedCommits < Self.lastTries else { throw error }
                report(.cannotRecord(error))
                await Inbox.pause(patience)
                continue
            }
            unprojected += results.count
            if unprojected >= Self.projectionBatch, trouble == nil {
                do { try project() } catch { trouble = error }
                unprojected = 0
            }
        }
        if let trouble { throw trouble }
        try project()
        return summary
    }

    /// Waits for a verdict, or until the next message may start; `false` when there is nothing to wait for.
    private func waits(isEnding: Bool, _ began: Instant, _ onTheWire: Int, _ inbox: Inbox) async throws -> Bool {
        if onTheWire > 0 {
            await inbox.wait(atMost: Self.longestWait)
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
        let mailer = mailer
        let parcel = start.parcel
        let id = start.message.id
        Task { inbox.put(Inbox.Result(message: id, verdict: await mailer.send(parcel))) }
    }

    /// Takes the next due messages through the door.
    private func prepare(
        upTo room: Int, began: Instant, report: (Event) -> Void, into summary: inout CycleSummary
    ) throws -> [Start] {
        guard room > 0 else { return [] }
        var ready: [Start] = []
        while ready.count < room {
            let due = try ledger.dueMessages(at: began, limit: room - ready.count)
            let waiting = due.filter { message in !ready.contains { $0.message.id == message.id } }
            guard !waiting.isEmpty else { break }
            let time = zone.local(clock.now)
            let freshness = try cycleRules.freshness(of: store, now: time.instant)
            let door = Door(
                ledger: ledger, letters: letters,
                planner: Planner(policy: policy, today: time.date, freshness: freshness))
            let prepared = try store.read { snapshot in
                try waiting.map { ($0, try door.prepare($0, from: snapshot, at: time)) }
            }
            let turnedAway = try turnAway(prepared, at: time, report: report, into: &summary)
            for case (let message, .send(let bytes, let email, let changes)) in prepared {
                let envelope = changes.written?.message.envelope ?? message.envelope
                let messageID = changes.written?.message.messageID ?? message.messageID
                ready.append(
                    Start(
                        message: message, email: email,
                        parcel: Parcel(messageID: messageID, envelope: envelope, bytes: bytes), changes: changes))
            }
            if turnedAway == 0 { break }
        }
        return ready
    }

    /// Cancels and postpones in one commit; how many it was.
    private func turnAway(
        _ prepared: [(LedgerMessage, Door.Preparation)], at time: LocalTime, report: (Event) -> Void,
        into summary: inout CycleSummary
    ) throws -> Int {
        var away = prepared.filter { if case .send = $0.1 { false } else { true } }
        guard !away.isEmpty else { return 0 }
        let later = time.instant.adding(seconds: RetrySchedule.firstWait)
        away = try ledger.transaction { () throws(StorageError) in
            var done: [(LedgerMessage, Door.Preparation)] = []
            for (message, preparation) in away where try isUnchanged(message) {
                done.append((message, preparation))
                switch preparation {
                case .send: break
                case .cancel(let reason, let dropped):
                    for drop in dropped { try ledger.drop(drop.identity, from: message.id, reason: drop.reason) }
                    try ledger.cancel(message.id, reason: reason, at: time)
                case .postpone(let reason):
                    try ledger.move(message.id, to: message.state, next: later, reason: reason)
                case .rest(let reason):
                    try ledger.move(message.id, to: .uncertain, next: nil, reason: reason)
                }
            }
            return done
        }
        for (message, preparation) in away {
            switch preparation {
            case .send: break
            case .cancel(let reason, _):
                summary.cancelled += 1
                report(.cancelled(message.messageID, client: message.clientID, reason))
            case .postpone(let reason), .rest(let reason):
                summary.postponed += 1
                report(.postponed(message.messageID, client: message.clientID, reason))
            }
        }
        return away.count
    }

    /// False when a person has cancelled it, or asked for it otherwise, since it was read.
    private func isUnchanged(_ message: LedgerMessage) throws(StorageError) -> Bool {
        try ledger.message(id: message.id) == message
    }

    /// Records what came back and puts what is ready on the wire, all in one commit; what was put there.
    private func commit(
        _ results: [Inbox.Result], _ ready: [Start], onTheWire: inout [Int64: Attempt],
        report: (Event) -> Void, into summary: inout CycleSummary
    ) throws(StorageError) -> [Start] {
        let time = zone.local(clock.now)
        var events: [Event] = []
        var counted = summary
        var wire = onTheWire
        var started: [Start] = []
        try ledger.transaction { () throws(StorageError) in
            for result in results {
                guard let attempt = wire.removeValue(forKey: result.message) else { continue }
                guard let verdict = result.verdict else {
                    try ledger.unmarkSending(attempt.before)
                    continue
                }
                events += try record(verdict, of: attempt, at: time, into: &counted)
            }
            for start in ready where try isUnchanged(start.message) {
                let message = start.message
                for drop in start.changes.dropped {
                    try ledger.drop(drop.identity, from: message.id, reason: drop.reason)
                }
                if let written = start.changes.written { try ledger.recompose(message.id, as: written.message) }
                try ledger.markSending(message.id, at: time.instant)
                // What the ledger holds now is what the note and the audit will tell of it.
                guard let current = try ledger.message(id: message.id) else { continue }
                started.append(start)
                wire[current.id] = Attempt(message: current, before: start.message, email: start.email)
            }
        }
        summary = counted
        onTheWire = wire
        pace.note(started: started.count)
        events.forEach(report)
        for start in started {
            for document in start.changes.written?.missing ?? [] {
                report(.documentMissing(start.message.messageID, client: start.message.clientID, document))
            }
        }
        return started
    }

    private func record(
        _ verdict: Verdict, of attempt: Attempt, at time: LocalTime, into summary: inout CycleSummary
    ) throws(StorageError) -> [Event] {
        let message = attempt.message
        let outcome = attemptRules.outcome(
            of: verdict.outcome, attempts: message.attempts, first: message.firstAttempt ?? time.instant,
            now: time.instant,
            jitter: Int.random(in: 0..<1000), wasUncertain: message.wasUncertain)
        try ledger.record(verdict, outcome: outcome, for: message.id, attempt: message.attempts, at: time)
        for refusal in verdict.refused where refusal.isForGood {
            try ledger.refuse(refusal, of: message.clientID, email: attempt.email, at: time.instant)
        }
        try notes.record(message, verdict, state: outcome.state, in: ledger, at: time)
        var events = verdict.refused.map {
            Event.recipientRefused(message.messageID, client: message.clientID, reply: $0.reply)
        }
        switch outcome.state {
        case .sent:
            summary.sent += 1
            let reminders = try ledger.reminders(of: message.id).filter { $0.dropped == nil }
            for reminder in reminders where reminder.identity.rung.stage == .thanks {
                try ledger.forgetSeenOpen(reminder.identity.invoiceID, of: message.clientID, mode: message.mode)
            }
            events.append(
                .accepted(
                    message.messageID, client: message.clientID, invoices: reminders.map(\.number),
                    stage: message.rung.stage, mode: message.mode))
        case .failed:
            summary.failed += 1
            events.append(.failed(message.messageID, client: message.clientID, reply: verdict.reply))
        case .uncertain:
            summary.uncertain += 1
            events.append(
                .uncertain(
                    message.messageID, client: message.clientID, reply: verdict.reply, next: outcome.nextAttempt))
        case .deferred, .queued, .sending, .held, .cancelled:
            summary.deferred += 1
            events.append(
                .deferred(
                    message.messageID, client: message.clientID, reply: verdict.reply,
                    next: outcome.nextAttempt ?? time.instant))
        }
        return events
    }
}

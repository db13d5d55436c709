import CrashPoints
import Delivery
import Dunning
import Storage

extension DeliveryRound {
    /// Records what came back and puts what is ready on the wire, all in one commit; what was put there.
    func commit(
        _ results: [Inbox.Result], _ ready: [Start], onTheWire: inout [Int64: Attempt],
        report: (Event) -> Void, into summary: inout DeliverySummary
    ) throws(StorageError) -> [Start] {
        let time = zone.local(clock.now)
        var events: [Event] = []
        var counted = summary
        var wire = onTheWire
        var started: [Start] = []
        try ledger.transaction { () throws(StorageError) in
            var chain = AuditChain(ledger)
            for result in results {
                guard let attempt = wire.removeValue(forKey: result.message) else { continue }
                guard let verdict = result.verdict else {
                    try ledger.unmarkSending(attempt.before)
                    continue
                }
                events += try record(verdict, of: attempt, &chain, at: zone.local(result.time), into: &counted)
            }
            try chain.keep()
            let revision = try ledger.revision()
            for start in ready {
                if !start.moment.ledger.isMine(until: revision), try !isUnchanged(start.message) { continue }
                guard let attempt = try markSending(start, at: time) else { continue }
                started.append(start)
                wire[attempt.message.id] = attempt
            }
            #if CrashPoints
                if !results.isEmpty { CrashPoint.verdictsUncommitted.pass() }
                if !started.isEmpty { CrashPoint.sendingUncommitted.pass() }
            #endif
        }
        #if CrashPoints
            if !results.isEmpty { CrashPoint.verdictsCommitted.pass() }
            if !started.isEmpty { CrashPoint.sendingCommitted.pass() }
        #endif
        summary = counted
        onTheWire = wire
        pace.note(started: started.count)
        events.forEach(report)
        for start in started {
            for document in start.changes.written?.missing ?? [] {
                report(.documentMissing(start.parcel.messageID, client: start.message.clientID, document))
            }
        }
        return started
    }

    /// What the ledger holds then, and what the note and the audit will tell of it.
    private func markSending(_ start: Start, at time: LocalTime) throws(StorageError) -> Attempt? {
        let message = start.message
        var (sending, reminders) = (message.sending(at: time.instant), start.reminders)
        for drop in start.changes.dropped { try ledger.drop(drop.identity, from: message.id, reason: drop.reason) }
        if let written = start.changes.written { try ledger.recompose(message.id, as: written.message) }
        try ledger.markSending(message.id, at: time.instant)
        if !message.state.isPending { try ledger.awaitContacts(of: message.id) }
        if start.changes.written != nil {
            guard let composedAgain = try ledger.message(id: message.id) else { return nil }
            sending = composedAgain
            reminders = try ledger.reminders(of: message.id).filter { $0.dropped == nil }
        }
        return Attempt(
            message: sending, before: message, email: start.email, reminders: reminders, bytes: start.parcel.bytes)
    }

    private func record(
        _ verdict: Verdict, of attempt: Attempt, _ chain: inout AuditChain, at time: LocalTime,
        into summary: inout DeliverySummary
    ) throws(StorageError) -> [Event] {
        let message = attempt.message
        let disposition = attemptRules.disposition(
            of: verdict.outcome, attempts: message.attempts, first: message.firstAttempt ?? time.instant,
            now: time.instant,
            jitter: Int.random(in: 0..<1000), wasUncertain: message.wasUncertain)
        try ledger.record(verdict, disposition: disposition, for: message.id, attempt: message.attempts, at: time)
        for refusal in verdict.refused where refusal.isForGood && message.to.contains(refusal.address) {
            try ledger.refuse(refusal, of: message.clientID, email: attempt.email, at: time.instant)
        }
        let reminders = attempt.reminders
        let ended = Bookkeeping.Ended(
            message: message, reminders: reminders, bytes: attempt.bytes, verdict: verdict, state: disposition.state)
        try bookkeeping.record(ended, in: ledger, &chain, at: time)
        let reply = verdict.reply.withoutAddresses
        var events = verdict.refused.map {
            Event.recipientRefused(
                message.messageID, client: message.clientID, isCopy: !message.to.contains($0.address),
                reply: $0.reply.withoutAddresses)
        }
        switch disposition.state {
        case .sent:
            summary.sent += 1
            for reminder in reminders where reminder.identity.rung.stage == .thanks {
                try ledger.forgetSeenOpen(reminder.identity.invoiceID, of: message.clientID, mode: message.mode)
            }
            events.append(
                .accepted(
                    message.messageID, client: message.clientID, invoices: reminders.map(\.number),
                    stage: message.rung.stage, mode: message.mode))
        case .failed:
            summary.failed += 1
            events.append(.failed(message.messageID, client: message.clientID, reply: reply))
        case .uncertain:
            summary.uncertain += 1
            events.append(
                .uncertain(
                    message.messageID, client: message.clientID, reply: reply, next: disposition.nextAttempt))
        case .deferred, .queued, .sending, .held, .cancelled:
            summary.deferred += 1
            events.append(
                .deferred(
                    message.messageID, client: message.clientID, reply: reply,
                    next: disposition.nextAttempt ?? time.instant))
        }
        return events
    }
}

extension String {
    /// With a word in the place of each address, whosever it is: servers also name the mailbox behind an alias.
    var withoutAddresses: String {
        var words = ""
        for run in split(omittingEmptySubsequences: false, whereSeparator: { " <>()[],;:\"'".contains($0) }) {
            words += run.contains("@") ? "address" : run
            if run.endIndex < endIndex { words.append(self[run.endIndex]) }
        }
        return words
    }
}

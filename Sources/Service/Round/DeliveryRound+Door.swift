import CrashPoints
import Delivery
import Dunning
import Storage

extension DeliveryRound {
    /// Takes the next due messages through the door.
    func prepare(
        upTo room: Int, began: Instant, report: (Event) -> Void, into summary: inout CycleSummary
    ) throws -> [Start] {
        guard room > 0 else { return [] }
        var ready: [Start] = []
        var book = ContactBook()
        while ready.count < room {
            let time = zone.local(clock.now)
            let freshness = try cycleRules.freshness(of: store, now: time.instant)
            let door = Door(
                ledger: ledger, writer: writer,
                planner: Planner(policy: policy, contact: contact, at: time, freshness: freshness))
            let revision = try ledger.revision()
            let prepared = try ledger.reading {
                // A clock set back meanwhile would find again and again what was just put off until before `began`.
                let due = try ledger.dueMessages(at: min(began, clock.now), limit: room - ready.count)
                let waiting = due.filter { message in !ready.contains { $0.message.id == message.id } }
                guard !waiting.isEmpty else { return [] as [(LedgerMessage, Door.Preparation)] }
                return try store.read { snapshot in
                    try door.arrivals(waiting, from: snapshot, at: time).map { arrival in
                        let preparation = try door.prepare(arrival, at: time, after: book)
                        if case .send(_, _, let changes) = preparation { book.add(arrival.message, changes) }
                        return (arrival.message, preparation)
                    }
                }
            }
            guard !prepared.isEmpty else { break }
            let turnedAway = try turnAway(prepared, at: time, report: report, into: &summary)
            for case (let message, .send(let bytes, let email, let changes)) in prepared {
                let envelope = changes.written?.message.envelope ?? message.envelope
                let messageID = changes.written?.message.messageID ?? message.messageID
                ready.append(
                    Start(
                        message: message, email: email,
                        parcel: Parcel(messageID: messageID, envelope: envelope, bytes: bytes), changes: changes,
                        revision: revision))
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
        let soon = time.instant.adding(seconds: RetrySchedule.firstWait)
        away = try ledger.transaction { () throws(StorageError) in
            var done: [(LedgerMessage, Door.Preparation)] = []
            for (message, preparation) in away where try isUnchanged(message) {
                done.append((message, preparation))
                switch preparation {
                case .send: break
                case .cancel(let reason, let dropped):
                    for drop in dropped { try ledger.drop(drop.identity, from: message.id, reason: drop.reason) }
                    try ledger.cancel(message.id, reason: reason, at: time)
                case .postpone(let reason, let opening):
                    try ledger.move(message.id, to: message.state, next: opening ?? soon, reason: reason)
                    if let opening, reason.isAboutContact {
                        try ledger.pauseRetries(of: message.id, for: opening.seconds(since: time.instant))
                    }
                case .rest(let reason):
                    try ledger.move(message.id, to: .uncertain, next: nil, reason: reason)
                }
            }
            #if CrashPoints
                CrashPoint.turnedAwayUncommitted.pass()
            #endif
            return done
        }
        #if CrashPoints
            CrashPoint.turnedAwayCommitted.pass()
        #endif
        for (message, preparation) in away {
            switch preparation {
            case .send: break
            case .cancel(let reason, _):
                summary.cancelled += 1
                report(.cancelled(message.messageID, client: message.clientID, reason))
            case .postpone(let reason, _), .rest(let reason):
                summary.postponed += 1
                report(.postponed(message.messageID, client: message.clientID, reason))
            }
        }
        return away.count
    }

    /// False when a person has cancelled it, or asked for it otherwise, since it was read.
    func isUnchanged(_ message: LedgerMessage) throws(StorageError) -> Bool {
        try ledger.message(id: message.id) == message
    }
}

extension ContactBook {
    /// What is about to go on the wire.
    fileprivate mutating func add(_ message: LedgerMessage, _ changes: Door.Changes) {
        let recipients = changes.written?.message.planned.recipients ?? message.to
        add(
            PastContact(
                messageID: message.messageID, clientID: message.clientID, addresses: recipients, when: .sending))
    }
}

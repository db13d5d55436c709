import CrashPoints
import Delivery
import Dunning
import Storage

extension DeliveryRound {
    /// What can be known now.
    func moment() throws(StorageError) -> Moment {
        Moment(time: clock.now, ledger: try ledger.revision(), store: try store.revision())
    }

    /// Takes the next due messages through the door, until so many are ready.
    func fill(
        _ anteroom: inout Anteroom, upTo room: Int, without clients: Set<ClientID> = [], began: Instant,
        report: (Event) -> Void, into summary: inout DeliverySummary
    ) throws {
        while anteroom.starts.count < room {
            let moment = try moment()
            var book = ContactBook()
            for start in anteroom.starts { book.add(start.message, start.changes) }
            let time = zone.local(clock.now)
            let freshness = try cycleRules.freshness(of: store, now: time.instant, present: clock.present)
            let door = Door(
                ledger: ledger, writer: writer,
                planner: Planner(policy: policy, contact: contact, at: time, freshness: freshness))
            let prepared = try ledger.reading {
                // A clock set back meanwhile would find again and again what was just put off until before `began`.
                let due = try ledger.dueMessages(
                    at: min(began, clock.now), limit: room - anteroom.starts.count,
                    except: Set(anteroom.starts.map(\.message.id)))
                let waiting = due.filter { !clients.contains($0.clientID) }
                guard !waiting.isEmpty else { return [] as [(Door.Arrival, Door.Preparation)] }
                return try store.read { snapshot in
                    try door.arrivals(waiting, from: snapshot, at: time).map { arrival in
                        let preparation = try door.prepare(arrival, at: time, after: book)
                        if case .send(_, _, let changes) = preparation { book.add(arrival.message, changes) }
                        return (arrival, preparation)
                    }
                }
            }
            guard !prepared.isEmpty else { return }
            let turnedAway = try turnAway(
                prepared.map { ($0.0.message, $0.1) }, at: time, report: report, into: &summary)
            anteroom.add(prepared.compactMap { start($0.0, $0.1, moment) })
            if turnedAway == 0 { return }
        }
    }

    /// `nil` for what does not go out.
    private func start(_ arrival: Door.Arrival, _ preparation: Door.Preparation, _ moment: Moment) -> Start? {
        guard case .send(let bytes, let email, let changes) = preparation else { return nil }
        let written = changes.written?.message
        let message = arrival.message
        return Start(
            message: message, reminders: arrival.reminders, email: email,
            parcel: Parcel(
                messageID: written?.messageID ?? message.messageID, envelope: written?.envelope ?? message.envelope,
                bytes: bytes),
            changes: changes, moment: moment)
    }

    /// Cancels and postpones in one commit; how many it was.
    private func turnAway(
        _ prepared: [(LedgerMessage, Door.Preparation)], at time: LocalTime, report: (Event) -> Void,
        into summary: inout DeliverySummary
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

import CrashPoints
import Delivery
import Dunning
import Storage

extension DeliveryRound {
    /// What can be known now.
    func moment() throws(StorageError) -> Moment {
        Moment(time: clock.now, ledger: try ledger.revision(), store: try store.revision())
    }

    /// What goes on the wire next, with how many were turned away for it.
    func next(
        after results: [Inbox.Result], _ onTheWire: [Int64: Attempt], _ anteroom: inout Anteroom, began: Instant,
        report: (Event) -> Void, into summary: inout DeliverySummary
    ) throws -> (ready: [Start], turnedAway: Int) {
        let room = pace.room(of: mailer.capacity - onTheWire.count + results.count)
        // What became of their last message is not in the ledger yet.
        let clients = Set(results.compactMap { onTheWire[$0.message]?.message.clientID })
        anteroom.clear(of: clients, now: try moment())
        let turnedAway = try fill(
            &anteroom, upTo: room, without: clients, began: began, report: report, into: &summary)
        // That took a commit of its own.
        if turnedAway > 0 { anteroom.clear(now: try moment()) }
        let ready = anteroom.take(room)
        if !ready.isEmpty { try ledger.checkRoom() }
        return (ready, turnedAway)
    }

    /// Takes the next due messages through the door, once, until so many are ready.
    ///
    /// - Parameter length: Of the letters that are ready, in bytes, beyond which no other is made so.
    /// - Returns: How many it turned away. Others may be due in their place, but first the loop has to breathe.
    func fill(
        _ anteroom: inout Anteroom, upTo room: Int, length: Int = .max, without clients: Set<ClientID> = [],
        began: Instant, report: (Event) -> Void, into summary: inout DeliverySummary
    ) throws -> Int {
        guard anteroom.starts.count < room else { return 0 }
        let moment = try moment()
        let time = zone.local(moment.time)
        let freshness = try cycleRules.freshness(of: store, ledger: ledger, now: time.instant, present: clock.present)
        let door = Door(
            ledger: ledger, writer: writer,
            planner: Planner(policy: policy, contact: contact, at: time, freshness: freshness))
        let prepared = try ledger.reading {
            // A clock set back meanwhile would find again and again what was just put off until before `began`.
            let due = try ledger.dueMessages(
                at: min(began, clock.now), limit: room - anteroom.starts.count,
                except: Set(anteroom.starts.map(\.message.id)))
            let waiting = due.filter { !clients.contains($0.clientID) }
            return try prepare(waiting, by: door, after: anteroom, length: length, at: time)
        }
        anteroom.add(prepared.compactMap { start($0.0, $0.1, moment) })
        return try turnAway(prepared.map { ($0.0.message, $0.1) }, at: time, report: report, into: &summary)
    }

    private func prepare(
        _ waiting: [LedgerMessage], by door: Door, after anteroom: Anteroom, length: Int, at time: LocalTime
    ) throws -> [(Door.Arrival, Door.Preparation)] {
        guard !waiting.isEmpty else { return [] }
        var book = ContactBook()
        for start in anteroom.starts { book.add(start.contact) }
        var total = anteroom.starts.reduce(0) { $0 + $1.parcel.bytes.count }
        var prepared: [(Door.Arrival, Door.Preparation)] = []
        try store.read { snapshot in
            for arrival in try door.arrivals(waiting, from: snapshot, at: time) where total <= length {
                let preparation = try door.prepare(arrival, at: time, after: book)
                if case .send(let bytes, _, _) = preparation {
                    book.add(arrival.contact(.sending))
                    total += bytes.count
                }
                prepared.append((arrival, preparation))
            }
        }
        return prepared
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
            changes: changes, contact: arrival.contact(.sending), moment: moment)
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
                    if let opening {
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

extension Door.Arrival {
    /// What it is to those that it is for, whoever gets it in shadow mode.
    func contact(_ when: PastContact.When) -> PastContact {
        let recipients = client.case.map { known in
            known.client.recipients.filter { !known.history.refused.contains($0) }
        }
        return PastContact(
            messageID: message.messageID, clientID: message.clientID, addresses: recipients ?? message.to,
            when: when)
    }
}

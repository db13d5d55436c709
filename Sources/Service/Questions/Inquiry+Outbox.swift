package import Dunning
package import Storage

extension Inquiry {
    /// A message that has not come to its end, with the reminders that it still carries.
    package struct Waiting {
        package let message: LedgerMessage
        package let reminders: [WaitingReminder]
        package let standing: OutboxStanding
    }

    /// As the message asks for it when its turn comes.
    package struct WaitingReminder {
        package let identity: ReminderIdentity
        package let number: String
        package let dueOn: CivilDate
        package let balance: Money
        package let standing: OutboxStanding
    }

    /// What is in the outbox now and was planned for `day` or before it, in the order of planning.
    ///
    /// - Parameter client: `nil` stands for all.
    package func outbox(of client: ClientID?, through day: CivilDate, now: Instant) throws -> [Waiting] {
        guard let ledger else { return [] }
        let states = MessageState.allCases.filter { $0.isPending || $0 == .uncertain }
        let messages = try ledger.messages(Ledger.Filter(states: states, client: client))
            .filter { $0.mode == settings.mode && $0.plannedOn <= day }
        return try store.read { try waiting(messages, of: ledger, on: day, now: now, in: $0) }
    }

    /// How these reminders stand; those whose messages have ended are left out.
    func standings(
        of past: [PastReminder], on day: CivilDate, now: Instant, in snapshot: borrowing InvoiceSnapshot
    ) throws -> [ReminderIdentity: OutboxStanding] {
        guard let ledger else { return [:] }
        let ids = Set(past.filter { $0.state.isPending || $0.state == .uncertain }.compactMap(\.messageID))
        let messages = try ids.compactMap { id throws(StorageError) in try ledger.message(id) }
        let reminders = try waiting(messages, of: ledger, on: day, now: now, in: snapshot).flatMap(\.reminders)
        return Dictionary(reminders.map { ($0.identity, $0.standing) }, uniquingKeysWith: { $1 })
    }

    private func waiting(
        _ messages: [LedgerMessage], of ledger: Ledger, on day: CivilDate, now: Instant,
        in snapshot: borrowing InvoiceSnapshot
    ) throws -> [Waiting] {
        let messages = messages.filter { !$0.isGivenUp }
        let outlooks = try outlooks(of: messages.filter(\.isTriedAgain), of: ledger, on: day, now: now, in: snapshot)
        return try messages.map { message in
            let outlook = outlooks[message.id] ?? .unchanged
            let standing = standing(of: message, outlook, now)
            let reminders = try ledger.reminders(of: message.id).filter { $0.dropped == nil }
            return Waiting(
                message: message, reminders: reminders.map { outlook.waiting($0, standing) }, standing: standing)
        }
    }

    /// What the door would make of messages when their turn comes, which is on the day, or today when that is to come,
    /// if nothing changes until then.
    private func outlooks(
        of messages: [LedgerMessage], of ledger: Ledger, on day: CivilDate, now: Instant,
        in snapshot: borrowing InvoiceSnapshot
    ) throws -> [Int64: Outlook] {
        guard !messages.isEmpty else { return [:] }
        let writer = try MessageWriter(settings, language: language)
        var outlooks: [Int64: Outlook] = [:]
        var book = ContactBook()
        let days = Dictionary(grouping: messages) { message in
            max(
                min(day, zone.local(now).date), message.plannedOn,
                message.nextAttempt.map { zone.local($0).date } ?? message.plannedOn)
        }
        for (day, messages) in days.sorted(by: { $0.key < $1.key }) {
            let planner = planner(forTheRestOf: day, now: now, freshness: try freshness(on: day, now: now))
            let door = Door(ledger: ledger, writer: writer, planner: planner)
            let time = zone.local(planner.moments.lowerBound)
            for arrival in try door.arrivals(messages.sorted(by: LedgerMessage.comesFirst), from: snapshot, at: time) {
                let preparation = try door.prepare(arrival, at: time, after: book)
                if case .send = preparation, arrival.message.nextAttempt != nil {
                    book.add(arrival.contact(.reached(time.instant)))
                }
                outlooks[arrival.message.id] = Outlook(preparation)
            }
        }
        return outlooks
    }

    private func standing(of message: LedgerMessage, _ outlook: Outlook, _ now: Instant) -> OutboxStanding {
        var attempt: OutboxStanding.Attempt =
            switch message.nextAttempt {
            case nil: .onRequest
            case .some(let next) where next <= now: .nextCycle
            case .some(let next): .at(zone.local(next))
            }
        var reason = message.reason
        if message.nextAttempt != nil {
            switch outlook.delay {
            case .until(let opening, let why):
                if let opening { attempt = .at(zone.local(opening)) }
                reason = why
            case .forever(let why): (attempt, reason) = (.onRequest, why)
            // What it was put off for is over.
            case nil: if attempt == .nextCycle { reason = nil }
            }
        }
        return OutboxStanding(
            state: message.state, attempt: attempt, lastAttempt: message.lastAttempt.map(zone.local),
            reply: message.reply, reason: reason, withdrawal: outlook.cancellation.map { .message($0) })
    }
}

/// What the door makes of a message, without its bytes.
private struct Outlook {
    var cancellation: Reason?
    var delay: Delay?
    private var dropped: [ReminderIdentity: Reason] = [:]
    /// With what is true now; empty where nothing changed.
    private var current: [ReminderIdentity: Reminder] = [:]

    enum Delay {
        case until(Instant?, Reason)
        case forever(Reason)
    }

    static let unchanged = Outlook()

    private init() {}

    init(_ preparation: Door.Preparation) {
        switch preparation {
        case .send(_, _, let changes):
            note(changes.dropped)
            for reminder in changes.written?.message.planned.reminders ?? [] { current[reminder.identity] = reminder }
        case .cancel(let reason, let drops):
            cancellation = reason
            note(drops)
        case .postpone(let reason, let opening): delay = .until(opening, reason)
        case .rest(let reason): delay = .forever(reason)
        }
    }

    private mutating func note(_ drops: [DoorVerdict.Drop]) {
        for drop in drops { dropped[drop.identity] = drop.reason }
    }

    func waiting(_ reminder: LedgerReminder, _ standing: OutboxStanding) -> Inquiry.WaitingReminder {
        var standing = standing
        if let reason = dropped[reminder.identity] {
            standing.withdrawal = cancellation == nil ? .reminder(reason) : .message(reason)
        }
        let now = current[reminder.identity]
        return Inquiry.WaitingReminder(
            identity: reminder.identity, number: now?.invoice.number ?? reminder.number,
            dueOn: now?.dueOn ?? reminder.dueOn, balance: now?.invoice.balance ?? reminder.balance, standing: standing)
    }
}

extension LedgerMessage {
    /// Its turn comes by itself, or once it is released.
    fileprivate var isTriedAgain: Bool { state == .held || (state != .sending && nextAttempt != nil) }

    fileprivate static func comesFirst(_ left: LedgerMessage, _ right: LedgerMessage) -> Bool {
        func turn(_ message: LedgerMessage) -> (Int64, Int64) {
            (message.nextAttempt?.secondsSince1970 ?? .max, message.id)
        }
        return turn(left) < turn(right)
    }
}

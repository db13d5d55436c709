/// Whether, and how often, one client may be written to in the planner's time (design 4.4).
struct ClientContact {
    let calendar: ContactCalendar
    /// The first of the planner's moments that is open, else the next opening.
    private let opening: Instant
    private let moments: ClosedRange<Instant>
    private let history: ClientHistory
    private let client: ClientID
    private let recipients: [EmailAddress]
    /// The day of `opening` at the client.
    private let day: CivilDate

    init(
        _ calendar: ContactCalendar, moments: ClosedRange<Instant>, history: ClientHistory, client: ClientID,
        recipients: [EmailAddress]
    ) {
        self.calendar = calendar
        self.moments = moments
        self.history = history
        self.client = client
        self.recipients = recipients
        opening = calendar.opening(from: moments.lowerBound)
        day = calendar.zone.local(opening).date
    }

    private var log: ContactLog {
        ContactLog(history.contacts, client: client, recipients: recipients, zone: calendar.zone, today: day)
    }

    struct Closure {
        let reason: Reason
        let opening: Instant
    }

    /// What keeps a first message from going out.
    var closure: Closure? { outsideHours ?? closure(after: log) }

    /// Leaves of the messages as many as may go, those that have waited longest, and holds the reminders of the others.
    ///
    /// - Parameter messages: Those of the decisions, of which one at least is to remind; with a grouping that is not the
    ///   policy's, the same reminders in other messages.
    func allowing(
        _ decisions: [InvoiceDecision], messages gathered: (Policy.Grouping?) -> [PlannedMessage]
    ) -> (decisions: [InvoiceDecision], messages: [PlannedMessage], opening: Instant?) {
        if let outsideHours { return (decisions.holding(but: [], outsideHours.reason), [], outsideHours.opening) }
        var log = log
        let room = log.room(on: day, by: calendar.rules)
        var messages = gathered(nil)
        if messages.count > room { messages = gathered(.client) }
        guard messages.count > room else { return (decisions, messages, nil) }
        let going = messages.sorted(by: PlannedMessage.hasWaitedLonger).prefix(max(0, room))
        for _ in going { log.add(on: day) }
        guard let closure = closure(after: log) else { return (decisions, messages, nil) }
        let sent = Set(going.flatMap(\.reminders).map(\.invoice.id))
        return (
            decisions.holding(but: sent, closure.reason), messages.filter { going.contains($0) }, closure.opening
        )
    }

    private var outsideHours: Closure? {
        guard opening > moments.upperBound else { return nil }
        // A day of the company's may be two of the client's: its middle tells which is meant.
        let middle = moments.lowerBound.adding(seconds: moments.upperBound.seconds(since: moments.lowerBound) / 2)
        if let cause = calendar.closure(of: calendar.zone.local(middle).date) {
            return Closure(reason: .closedDay(cause, until: day), opening: opening)
        }
        let minute = calendar.zone.local(opening).minuteOfDay
        let opens = ContactOpening(day: day, minute: minute, zone: calendar.zone.name)
        return Closure(reason: .outsideHours(opens: opens), opening: opening)
    }

    private func closure(after log: ContactLog) -> Closure? {
        guard let obstacle = log.obstacle(on: day, in: calendar) else { return nil }
        let midnight = calendar.zone.instant(obstacle.until, hour: 0, minute: 0, second: 0)
        return Closure(reason: obstacle.reason, opening: calendar.opening(from: midnight))
    }
}

extension Planner {
    func contact(of client: Client, _ history: ClientHistory, recipients: [EmailAddress]) -> ClientContact {
        ClientContact(
            contact.calendar(for: client), moments: moments, history: history, client: client.id,
            recipients: recipients)
    }
}

extension [InvoiceDecision] {
    /// Every reminder waits but those of the invoices named.
    fileprivate func holding(but sent: Set<InvoiceID>, _ reason: Reason) -> [InvoiceDecision] {
        map { decision in
            guard case .remind(let reminder) = decision.decision, !sent.contains(decision.invoice.id) else {
                return decision
            }
            return decision.held(reminder, reason)
        }
    }
}

extension PlannedMessage {
    fileprivate static func hasWaitedLonger(_ left: PlannedMessage, _ right: PlannedMessage) -> Bool {
        let (first, second) = (left.waitingSince, right.waitingSince)
        return first == second ? comesFirst(left, right) : first < second
    }

    /// The first day that one of its reminders would have had; thanks count from a week after the last one.
    var waitingSince: CivilDate {
        reminders.flatMap { [$0.since, $0.move?.day, $0.thanksFrom] }.compactMap(\.self).min() ?? .latest
    }
}

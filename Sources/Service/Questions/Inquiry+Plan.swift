package import Dunning
package import Storage

extension Inquiry {
    /// One day of a plan.
    package struct Day {
        package let date: CivilDate
        package internal(set) var messages: [PlannedMessage] = []
        /// Reminders that are due and wait, and invoices that get nothing for a reason other than their date.
        package internal(set) var unsent: [(client: Client, decision: InvoiceDecision)] = []
        package internal(set) var broken: [BrokenRecord] = []
        /// More messages than the burst guard allows: how many it allows.
        package internal(set) var burstAllowance: Int?
        /// More is broken than `MaxBadRecords=` allows: nothing is sent.
        package internal(set) var isBroken = false

        /// What it says of some clients; broken records stay, as they may be anybody's.
        package func narrowed(to isMeant: (Client) -> Bool) -> Day {
            var day = self
            day.messages = messages.filter { isMeant($0.client) }
            day.unsent = unsent.filter { isMeant($0.client) }
            return day
        }
    }

    /// How many days a plan looks ahead.
    package static let horizon = 366

    /// What would be sent on each of `days` days from `first` on, each taken as accepted on its day; so are those of the
    /// days between now and `first`, when that is in sight. What is never sent is told once.
    ///
    /// - Parameter now: Whether the data is old is asked as of now, or of an earlier `first`; later days count on
    ///   imports going on.
    package func plan(from first: CivilDate, days: Int, now: Instant) throws -> [Day] {
        let start = try isInSight(first, now: now) ? min(first, present(now)) : first
        var told: Set<InvoiceDecision> = []
        return try play(from: start, days: first.days(since: start) + days, now: now).days.suffix(days).map { day in
            // What is never sent is no news on the next day.
            var day = day
            day.unsent.removeAll { _, decision in
                if case .never = decision.decision { !told.insert(decision).inserted } else { false }
            }
            return day
        }
    }

    /// The day is at most `horizon` days ahead.
    package func isInSight(_ day: CivilDate, now: Instant) throws(StorageError) -> Bool {
        try day.days(since: present(now)) <= Self.horizon
    }

    /// Today, or the later day that a rehearsal has come to: what the ledger and the store say of days before it is no
    /// more to come.
    func present(_ now: Instant) throws(StorageError) -> CivilDate {
        var latest = max(now, try ledger?.lastCycle() ?? now)
        do throws(StorageError) {
            latest = max(latest, try store.syncedAt() ?? now)
        } catch {
            // What cannot be read says no more than a missing time.
            guard error.primaryCode == nil else { throw error }
        }
        return zone.local(latest).date
    }

    /// A day, and where days lie between it and now what those would have sent.
    func lookAhead(to day: CivilDate, now: Instant) throws -> (day: Day?, before: Assumed?) {
        let start = try isInSight(day, now: now) ? min(day, present(now)) : day
        let played = try play(from: start, days: day.days(since: start) + 1, now: now)
        return (played.days.last, start < day ? played.before : nil)
    }

    /// - Returns: The days, and what those before the last of them would have sent.
    func play(from first: CivilDate, days: Int, now: Instant) throws -> (days: [Day], before: Assumed) {
        let writer = try MessageWriter(settings, language: language)
        let start = try planner(forTheRestOf: first, now: now, freshness: freshness(on: first, now: now))
        var assumed = Assumed(from: start.moments.lowerBound)
        var before = assumed
        let played = try store.read { snapshot in
            try (0..<days).map { offset in
                let date = first.adding(days: offset)
                let freshness = try freshness(on: date, asOf: first, now: now)
                let planner = planner(forTheRestOf: date, now: now, freshness: freshness)
                if offset == days - 1 { before = assumed }
                return try plan(planner, writer, first: first, now: now, assumed: &assumed, in: snapshot)
            }
        }
        return (played, before)
    }

    private func plan(
        _ planner: Planner, _ writer: MessageWriter, first: CivilDate, now: Instant, assumed: inout Assumed,
        in snapshot: borrowing InvoiceSnapshot
    ) throws -> Day {
        var day = Day(date: planner.today)
        let cases = cases(for: planner)
        let pass = PlanningPass(planner: planner, cases: cases)
        var looked = (invoices: 0, clients: 0)
        var waiting: [(known: ClientCase, plan: ClientPlan)] = []
        for id in try pass.clients(in: snapshot) {
            let read = try read(id, cases, through: lastDay(of: first, now: now), from: snapshot)
            day.broken += read.broken
            looked.invoices += read.broken.count + (read.case?.invoices.count ?? 0)
            guard let read = read.case else { continue }
            if !read.invoices.isEmpty { looked.clients += 1 }
            let known = assumed.applied(to: read, contact: contact, isLater: planner.today > first)
            let plan = planner.plan(known)
            if plan.messages.isEmpty { day.add(plan) } else { waiting.append((known, plan)) }
        }
        // As the cycle does: who has waited longest first, and each sees the messages of those before.
        waiting.sort { ($0.plan.waitingSince, $0.plan.client.id) < ($1.plan.waitingSince, $1.plan.client.id) }
        let brokenRecords = day.broken.count
        var book = ContactBook()
        // The burst guard counts before the letters are written.
        var planned = 0
        for (known, _) in waiting {
            var plan = planner.plan(known.adding(book))
            planned += plan.messages.count
            if let fault = writer.fault(of: plan) {
                day.broken.append(BrokenRecord(clientID: plan.client.id.value, invoiceID: nil, fault: fault))
                plan = plan.held(because: .fault(fault))
            }
            day.add(plan)
            let opening = contact.calendar(for: plan.client).opening(from: planner.moments.lowerBound)
            for message in plan.messages {
                book.add(message, .reached(opening))
                assumed.contacts.add(message, .reached(opening))
                assumed.reminders[plan.client.id, default: []] += message.reminders.map { reminder in
                    PastReminder(
                        identity: reminder.identity, messageID: nil, state: .sent, day: planner.today,
                        isForeseen: true)
                }
            }
        }
        let limit = settings.cycleRules.brokenRecords
        day.isBroken =
            limit.trips(broken: brokenRecords, of: looked.invoices)
            || limit.trips(broken: day.broken.count - brokenRecords, of: looked.clients)
        let rule = settings.cycleRules.burst
        if let ledger {
            day.burstAllowance = try ledger.burst(
                adding: planned, on: planner.today, mode: settings.mode, guard: rule)?.allowed
        } else if planner.today == first, rule.trips(planned: planned, pastCounts: []) {
            day.burstAllowance = rule.allowance(pastCounts: [])
        }
        return day
    }
}

extension Inquiry {
    /// The client as of the end of a day. What was sent later is not sent on that day, so it stays in its history.
    private func read(
        _ id: ClientID, _ cases: CaseFile, through last: CivilDate?, from snapshot: borrowing InvoiceSnapshot
    ) throws -> CaseFile.Joined {
        let read = try cases.read(id, through: last, from: snapshot)
        guard last != nil, let known = read.case, let later = try cases.read(id, from: snapshot).case else {
            return read
        }
        var history = contacted(known, through: last).history
        history.reminders = later.history.reminders
        return (ClientCase(client: known.client, invoices: known.invoices, history: history), read.broken)
    }
}

extension Inquiry.Day {
    fileprivate mutating func add(_ plan: ClientPlan) {
        messages += plan.messages
        unsent += plan.decisions.filter { $0.decision.needsTelling }.map { (plan.client, $0) }
    }
}

extension Decision {
    fileprivate var needsTelling: Bool {
        switch self {
        case .hold: true
        case .never(let reason): reason != .neverReminded && reason != .paidBeforeThanks && reason != .paid
        case .wait(.closedDay, _): true
        case .remind, .wait: false
        }
    }
}

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
        let look = try look(planner, first: first, now: now, assumed, in: snapshot, into: &day)
        var book = ContactBook()
        // The burst guard counts before the letters are written.
        var planned = 0
        var unwritable = 0
        for (known, _) in look.waiting {
            var plan = planner.plan(known.adding(book))
            planned += plan.messages.count
            if let fault = writer.fault(of: plan) {
                unwritable += 1
                day.broken.append(BrokenRecord(clientID: plan.client.id.value, invoiceID: nil, fault: fault))
                plan = plan.held(because: .fault(fault))
            }
            day.add(plan)
            let opening = contact.calendar(for: plan.client).opening(from: planner.moments.lowerBound)
            for message in plan.messages {
                book.add(message, .reached(opening))
                assumed.add(message, on: planner.today, at: opening)
            }
        }
        let limit = settings.cycleRules.brokenRecords
        day.isBroken =
            limit.trips(broken: look.broken, of: look.invoices) || limit.trips(broken: unwritable, of: look.clients)
        day.burstAllowance = try burstAllowance(adding: planned, on: planner.today, isFirst: planner.today == first)
        return day
    }

    /// What is looked at for a day, before letters are written.
    private struct Look {
        var invoices = 0
        var clients = 0
        var broken = 0
        /// Those with messages, as the cycle takes them: who has waited longest first, and each sees the messages of those
        /// before.
        var waiting: [(known: ClientCase, plan: ClientPlan)] = []
    }

    /// Tells the day of the clients that get no message, and of broken records.
    private func look(
        _ planner: Planner, first: CivilDate, now: Instant, _ assumed: Assumed, in snapshot: borrowing InvoiceSnapshot,
        into day: inout Day
    ) throws -> Look {
        let cases = cases(for: planner)
        var look = Look()
        for id in try PlanningPass(planner: planner, cases: cases).clients(in: snapshot) {
            let read = try read(id, cases, through: lastDay(of: first, now: now), from: snapshot)
            day.broken += read.broken
            look.broken += read.broken.count
            look.invoices += read.broken.count + (read.case?.invoices.count ?? 0)
            guard let read = read.case else { continue }
            if !read.invoices.isEmpty { look.clients += 1 }
            let known = assumed.applied(to: read, contact: contact, isLater: planner.today > first)
            let plan = planner.plan(known)
            if plan.messages.isEmpty { day.add(plan) } else { look.waiting.append((known, plan)) }
        }
        look.waiting.sort { ($0.plan.waitingSince, $0.plan.client.id) < ($1.plan.waitingSince, $1.plan.client.id) }
        return look
    }

    /// How many messages the guard allows, where so many more are too many; without a ledger no day but the first has a
    /// history to be compared with.
    private func burstAllowance(adding planned: Int, on day: CivilDate, isFirst: Bool) throws(StorageError) -> Int? {
        let rule = settings.cycleRules.burst
        if let ledger { return try ledger.burst(adding: planned, on: day, mode: settings.mode, guard: rule)?.allowed }
        return isFirst && rule.trips(planned: planned, pastCounts: []) ? rule.allowance(pastCounts: []) : nil
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

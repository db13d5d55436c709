package import Correspondence
package import Dunning
package import Settings
import Storage

/// Answers what would be sent and why, from the same functions that send; it writes nothing.
package struct Inquiry {
    package let settings: Settings
    package let zone: Zone
    package let language: Language
    package let contact: ContactPolicy
    let store: InvoiceStore
    /// `nil` where the service has never run.
    let ledger: Ledger?

    /// - Throws: `StorageError` when the store or the ledger cannot be read, `ZoneFileError`, `InvalidSettings`.
    package init(_ settings: Settings) throws {
        self.settings = settings
        zone = try ZoneFile.read(settings.timeZoneName)
        language = try Language.company(settings)
        contact = settings.contactPolicy(zone: zone)
        store = try InvoiceStore(path: settings.store.invoicesPath, mode: .readOnly)
        ledger = try Ledger.ifPresent(path: settings.store.ledgerPath)
    }

    /// One day of a plan.
    package struct Day {
        package let date: CivilDate
        package internal(set) var messages: [PlannedMessage] = []
        /// Reminders that are due and wait, and invoices that get nothing for a reason other than their date.
        package internal(set) var unsent: [(client: Client, decision: InvoiceDecision)] = []
        package internal(set) var broken: [BrokenRecord] = []
        /// More messages than the burst guard allows: how many it allows.
        package internal(set) var burstAllowance: Int?

        /// What it says of some clients; broken records stay, as they may be anybody's.
        package func narrowed(to isMeant: (Client) -> Bool) -> Day {
            var day = self
            day.messages = messages.filter { isMeant($0.client) }
            day.unsent = unsent.filter { isMeant($0.client) }
            return day
        }
    }

    /// What would be sent on each of `days` days from `first` on, each taken as accepted on its day.
    ///
    /// - Parameter now: Whether the data is fresh is asked as of now, or of an earlier `first`; later days count on
    ///   imports going on.
    package func plan(from first: CivilDate, days: Int, now: Instant) throws -> [Day] {
        let freshness = try freshness(on: first, now: now)
        var assumed = Assumed(from: planner(forTheRestOf: first, now: now, freshness: freshness).moments.lowerBound)
        return try store.read { snapshot in
            try (0..<days).map { offset in
                let date = first.adding(days: offset)
                let planner = planner(forTheRestOf: date, now: now, freshness: freshness)
                return try plan(planner, through: first, assumed: &assumed, in: snapshot)
            }
        }
    }

    /// What the days before in the same look ahead would have sent, and what is in the outbox when they begin.
    private struct Assumed {
        let from: Instant
        var reminders: [ClientID: [PastReminder]] = [:]
        var contacts = ContactBook()
    }

    private func plan(
        _ planner: Planner, through first: CivilDate, assumed: inout Assumed, in snapshot: borrowing InvoiceSnapshot
    ) throws -> Day {
        var day = Day(date: planner.today)
        let cases = cases(for: planner)
        let pass = PlanningPass(planner: planner, cases: cases)
        var waiting: [(known: ClientCase, plan: ClientPlan)] = []
        for id in try pass.clients(in: snapshot) {
            let read = try cases.read(id, through: first, from: snapshot)
            day.broken += read.broken
            guard let read = read.case else { continue }
            let opening = contact.calendar(for: read.client).opening(from: assumed.from)
            let known = read.emptyingOutbox(at: opening, isOver: planner.today > first)
                .assuming(assumed.reminders[id, default: []]).adding(assumed.contacts)
            let plan = planner.plan(known)
            if plan.messages.isEmpty { day.add(plan) } else { waiting.append((known, plan)) }
        }
        // As the cycle does: who has waited longest first, and each sees the messages of those before.
        waiting.sort { ($0.plan.waitingSince, $0.plan.client.id) < ($1.plan.waitingSince, $1.plan.client.id) }
        var book = ContactBook()
        for (known, _) in waiting {
            let plan = planner.plan(known.adding(book))
            day.add(plan)
            let opening = contact.calendar(for: plan.client).opening(from: planner.moments.lowerBound)
            for message in plan.messages {
                book.add(message, .reached(opening))
                assumed.contacts.add(message, .reached(opening))
                assumed.reminders[plan.client.id, default: []] += message.reminders.map { reminder in
                    PastReminder(
                        identity: reminder.identity, messageID: MessageID("planned"), state: .sent,
                        day: planner.today)
                }
            }
        }
        let rule = settings.cycleRules.burst
        if let ledger {
            day.burstAllowance = try ledger.burst(
                adding: day.messages.count, on: planner.today, mode: settings.mode, guard: rule)?.allowed
        } else if planner.today == first, rule.trips(planned: day.messages.count, pastCounts: []) {
            day.burstAllowance = rule.allowance(pastCounts: [])
        }
        return day
    }

    /// An invoice's life with its client.
    package struct Explained {
        package let client: Client
        package let explanation: Explanation
        /// The day of the store's data, when that is later than the day asked about.
        package let newerData: CivilDate?
        /// Of its messages that are in the outbox now.
        package let standings: [MessageID: OutboxStanding]
    }

    /// What a person may ask for: the store's id, or the printed number, which several invoices may share.
    ///
    /// - Throws: `UnknownInvoice`, or `RecordFault` when the record cannot be believed.
    package func explain(_ reference: String, asOf day: CivilDate, now: Instant) throws -> [Explained] {
        let freshness = try freshness(on: day, now: now)
        let time = zone.local(now)
        let planner =
            day == time.date
            ? Planner(policy: settings.policy, contact: contact, at: time, freshness: freshness)
            : planner(forTheRestOf: day, now: now, freshness: freshness)
        let newerData = try store.syncedAt().map { zone.local($0).date }.flatMap { $0 > day ? $0 : nil }
        return try store.read { snapshot in
            try records(of: reference, in: snapshot).map { record in
                let known = try believe(record, for: planner, in: snapshot)
                guard let explanation = planner.explain(InvoiceID(record.id), in: known) else {
                    throw UnknownInvoice(reference: reference)
                }
                let past = known.history.reminders[InvoiceID(record.id), default: []]
                return Explained(
                    client: known.client, explanation: explanation, newerData: newerData,
                    standings: try standings(of: past, now: now))
            }
        }
    }

    /// The message as it would go: the one planned for the day, or the one of a stage asked for.
    ///
    /// - Parameter stage: Written whatever the invoice's state, to look at the words.
    /// - Returns: `nil` when nothing is planned for the invoice on that day and no stage was asked for.
    package func preview(
        _ reference: String, stage: Stage?, at time: LocalTime
    ) throws -> Preview? {
        let freshness = try settings.cycleRules.freshness(of: store, now: time.instant)
        // The words are to be looked at, at whatever hour.
        let midnight = zone.instant(time.date, hour: 0, minute: 0, second: 0)
        let planner = planner(forTheRestOf: time.date, now: midnight, freshness: freshness)
        let writer = try MessageWriter(settings, language: language)
        return try store.read { snapshot in
            let found = try records(of: reference, in: snapshot)
            guard let record = found.first else { throw UnknownInvoice(reference: reference) }
            let known = try believe(record, for: planner, in: snapshot)
            let planned: PlannedMessage?
            if let stage {
                planned = planner.specimen(of: InvoiceID(record.id), stage: stage, in: known)
            } else {
                planned = planner.plan(known).messages.first { message in
                    message.reminders.contains { $0.invoice.id == InvoiceID(record.id) }
                }
            }
            guard let planned else { return nil }
            let references = try ledger?.firstMessage(
                about: planned.reminders.map(\.invoice.id), mode: settings.mode)
            let composed = try writer.compose(planned, references: references, at: time).composed
            return Preview(planned: planned, composed: composed, page: settings.letterhead.standalone(composed.html))
        }
    }

    /// A message to look at.
    package struct Preview {
        package let planned: PlannedMessage
        package let composed: ComposedMessage
        /// Its HTML with the logo inside, for a browser.
        package let page: String
    }

    /// A day that is over is judged at its noon, as `once --now` does, and not by how old its data has become since.
    private func freshness(on day: CivilDate, now: Instant) throws(StorageError) -> Planner.Freshness {
        let noon = zone.instant(day, hour: 12, minute: 0, second: 0)
        return try settings.cycleRules.freshness(of: store, now: day < zone.local(now).date ? noon : now)
    }

    /// For what is left of a day from now on; all of it when it is another one.
    private func planner(forTheRestOf day: CivilDate, now: Instant, freshness: Planner.Freshness) -> Planner {
        func midnight(_ day: CivilDate) -> Instant { zone.instant(day, hour: 0, minute: 0, second: 0) }
        let first = day == zone.local(now).date ? now : midnight(day)
        let last = max(first, midnight(day.adding(days: 1)).adding(seconds: -1))
        return Planner(
            policy: settings.policy, contact: contact, today: day, moments: first...last, freshness: freshness)
    }

    private func cases(for planner: Planner) -> CaseFile {
        CaseFile(ledger: ledger, mode: settings.mode, contact: contact, now: planner.moments.lowerBound)
    }

    private func records(
        of reference: String, in snapshot: borrowing InvoiceSnapshot
    ) throws -> [InvoiceRecord] {
        let found = try snapshot.invoice(InvoiceID(reference)).map { [$0] } ?? snapshot.invoices(number: reference)
        guard !found.isEmpty else { throw UnknownInvoice(reference: reference) }
        return found
    }

    private func believe(
        _ record: InvoiceRecord, for planner: Planner, in snapshot: borrowing InvoiceSnapshot
    ) throws -> ClientCase {
        let read = try cases(for: planner).read(
            ClientID(record.clientID), naming: [InvoiceID(record.id)], through: planner.today, from: snapshot)
        if let fault = read.broken.first(where: { $0.invoiceID.map(InvoiceID.init) == InvoiceID(record.id) })?.fault {
            throw BrokenInvoice(name: record.number.isEmpty ? record.id : record.number, fault: fault)
        }
        guard let known = read.case else { throw UnknownInvoice(reference: record.id) }
        return known
    }
}

/// No invoice has that id or number.
package struct UnknownInvoice: Error, Hashable, Sendable, CustomStringConvertible {
    package let reference: String
    package var description: String {
        "no invoice with the id or number '\(reference)' in the store; is it imported?"
    }
}

/// The invoice is skipped because its record cannot be believed.
package struct BrokenInvoice: Error, Hashable, Sendable, CustomStringConvertible {
    /// As a person would ask for it: the number, or the id where there is none.
    package let name: String
    package let fault: RecordFault

    package var description: String { "invoice '\(name)' is skipped: \(fault); correct it in the store" }
}

extension Inquiry.Day {
    fileprivate mutating func add(_ plan: ClientPlan) {
        messages += plan.messages
        unsent += plan.decisions.filter { $0.decision.needsTelling }.map { (plan.client, $0) }
    }
}

extension ClientCase {
    /// The case as it would be were what waits in the outbox accepted at the opening, and waiting no more once its day
    /// is over.
    fileprivate func emptyingOutbox(at opening: Instant, isOver: Bool) -> ClientCase {
        var history = history
        history.contacts = history.contacts.map { contact in
            if case .reached = contact.when { return contact }
            return PastContact(
                messageID: contact.messageID, clientID: contact.clientID, addresses: Array(contact.addresses),
                when: .reached(opening))
        }
        if isOver { history.hasPendingDemand = false }
        return ClientCase(client: client, invoices: invoices, history: history)
    }

    /// The case as it would be had these been accepted.
    fileprivate func assuming(_ past: [PastReminder]) -> ClientCase {
        guard !past.isEmpty else { return self }
        var history = history
        for reminder in past {
            history.reminders[reminder.identity.invoiceID, default: []].append(reminder)
            if reminder.rung.stage.isDemand {
                history.lastDemandOn = max(history.lastDemandOn ?? reminder.day, reminder.day)
            }
        }
        return ClientCase(client: client, invoices: invoices, history: history)
    }
}

extension Decision {
    fileprivate var needsTelling: Bool {
        switch self {
        case .hold: true
        case .never(let reason): reason != .neverReminded && reason != .paid
        case .wait(.closedDay, _): true
        case .remind, .wait: false
        }
    }
}

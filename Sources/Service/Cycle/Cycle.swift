import CrashPoints
package import Dunning
package import Storage

/// One pass from the invoices to the outbox.
package struct Cycle {
    package let ledger: Ledger
    package let store: InvoiceStore
    package let writer: MessageWriter
    package let policy: Policy
    package let contact: ContactPolicy
    package let rules: CycleRules
    package let bookkeeping: Bookkeeping
    /// Sees what is decided for each client that is looked at.
    var watch: ((ClientPlan) -> Void)?

    /// Of how many clients the messages go into the ledger with one commit. Until then they are all in memory, and with
    /// documents each may have some ten million bytes.
    private var batchSize: Int { writer.documents == nil ? 200 : 8 }

    /// Plans the day, composes what is new and enqueues it.
    ///
    /// - Parameters:
    ///   - present: What the clock says, where `time` is that of a rehearsal.
    ///   - inbox: A stop asked there ends the planning early; the next cycle goes on.
    /// - Throws: `StorageError`. What was enqueued before stays, and is not planned again.
    package func run(
        at time: LocalTime, present: Instant, inbox: Inbox, report: (Event) -> Void, breathe: () -> Void = {}
    ) throws -> PlanningSummary {
        let freshness = try rules.freshness(of: store, ledger: ledger, now: time.instant, present: present)
        let planner = Planner(policy: policy, contact: contact, at: time, freshness: freshness)
        let cases = CaseFile(ledger: ledger, mode: writer.mode, contact: contact, now: time.instant)
        return try store.read { snapshot in
            let findings = try findings(by: planner, cases, in: snapshot, breathe: breathe)
            var summary = PlanningSummary(findings)
            if rules.maximumDataAge != nil, freshness == .fresh { summary.data = try store.syncedAt() }
            summary.thanks = ThanksStanding(
                asked: policy.thanks, mode: writer.mode, day: time.date, waived: findings.waived)
            tell(findings, freshness, report)
            guard !rules.brokenRecords.trips(broken: findings.brokenCount, of: findings.looked) else {
                return summary.givenUp(.records(findings.brokenCount, of: findings.looked), report)
            }
            let burst = try ledger.burst(
                adding: findings.messages, on: time.date, mode: writer.mode, guard: rules.burst)
            if let burst { report(.burst(planned: burst.planned, allowed: burst.allowed)) }
            var rest = findings.clientsInTurn[...]
            while !rest.isEmpty, !inbox.isStopping {
                let batch = Array(rest.prefix(batchSize))
                rest = rest.dropFirst(batch.count)
                let (plans, letters) = try write(
                    batch, with: planner, cases, from: snapshot, at: time, into: &summary, report: report)
                try enqueue(
                    letters, of: plans, held: burst == nil ? nil : .burst, at: time, into: &summary, report: report)
                breathe()
            }
            if let waiting = summary.waitingForContact {
                report(.contactClosed(waiting: waiting.count, until: waiting.until))
            }
            guard !rules.brokenRecords.trips(broken: summary.unwritable, of: findings.clientsLooked) else {
                return summary.givenUp(.letters(summary.unwritable, of: findings.clientsLooked), report)
            }
            return summary
        }
    }

    /// Looks at all that may be due, and remembers what is seen open for the first time.
    private func findings(
        by planner: Planner, _ cases: CaseFile, in snapshot: borrowing InvoiceSnapshot, breathe: () -> Void
    ) throws -> PlanningPass.Findings {
        let pass = PlanningPass(planner: planner, cases: cases, watch: watch)
        return try pass.findings(in: snapshot, breathe: breathe) { seenOpen in
            try ledger.transaction { () throws(StorageError) in
                for (invoice, client) in seenOpen {
                    try ledger.noteSeenOpen(invoice, of: client, mode: writer.mode)
                }
                #if CrashPoints
                    CrashPoint.seenOpenUncommitted.pass()
                #endif
            }
            #if CrashPoints
                CrashPoint.seenOpenCommitted.pass()
            #endif
        }
    }

    private func tell(_ findings: PlanningPass.Findings, _ freshness: Planner.Freshness, _ report: (Event) -> Void) {
        findings.broken.forEach { report(.broken($0)) }
        // A store that was never filled is new, until something waits for it.
        if case .stale(let why) = freshness, findings.stale > 0 || why != .unknownAge {
            report(.staleData(why, waiting: findings.stale))
        }
    }

    /// Two clients with one mailbox see each other's messages, which the ledger does not hold before the batch's end.
    ///
    /// - Parameter skipped: get nothing, and nobody waits for them.
    func plan(
        _ batch: [PlanningPass.Findings.Candidate], skipping skipped: [ClientID: RecordFault], with planner: Planner,
        _ cases: CaseFile, from snapshot: borrowing InvoiceSnapshot, into summary: inout PlanningSummary
    ) throws -> [ClientPlan] {
        var book = ContactBook()
        var plans: [ClientPlan] = []
        let candidates = try batch.map { try cases.candidate($0.id, from: snapshot) }
        var limited = batch.map(\.limited).makeIterator()
        try cases.join(candidates, from: snapshot) { _, joined in
            let limitedBefore = limited.next() ?? 0
            guard let known = joined.case else { return }
            var plan = planner.plan(known.adding(book))
            if let fault = skipped[plan.client.id] { plan = plan.held(because: .fault(fault)) }
            plan.messages.forEach { book.add($0, .pending) }
            plans.append(plan)
            summary.limited += plan.limitedCount - limitedBefore
            summary.opening = [summary.opening, plan.opening].compactMap(\.self).min()
        }
        return plans
    }

    private func enqueue(
        _ written: [MessageWriter.Written], of plans: [ClientPlan], held: Reason?, at time: LocalTime,
        into summary: inout PlanningSummary,
        report: (Event) -> Void
    ) throws {
        let unreachable = plans.filter(\.lacksAddress)
        let noted = try ledger.transaction { () throws(StorageError) in
            for letter in written {
                try ledger.enqueue(letter.message, held: held, at: time.instant)
                try ledger.forgetMissingAddress(of: letter.message.planned.client.id, mode: writer.mode)
            }
            var noted: [ClientID] = []
            for plan in unreachable {
                let isNews = try ledger.noteMissingAddress(
                    of: plan.client.id, email: plan.client.email, mode: writer.mode)
                guard isNews else { continue }
                try bookkeeping.noteMissingAddress(plan, in: ledger, at: time)
                noted.append(plan.client.id)
            }
            #if CrashPoints
                CrashPoint.planUncommitted.pass()
            #endif
            return noted
        }
        #if CrashPoints
            CrashPoint.planCommitted.pass()
        #endif
        summary.planned += written.count
        summary.unreachable += unreachable.count
        for letter in written {
            for document in letter.missing {
                report(
                    .documentMissing(letter.message.messageID, client: letter.message.planned.client.id, document))
            }
        }
        noted.forEach { report(.addressMissing(client: $0)) }
    }
}

/// Decides, for one day, what is sent to whom and what is not, and why. It sees nothing but its arguments.
package struct Planner: Hashable, Sendable {
    package let policy: Policy
    package let contact: ContactPolicy
    package let today: CivilDate
    /// The moments at which messages may go: one, or for a look ahead those that are left of `today`.
    package let moments: ClosedRange<Instant>
    package let freshness: Freshness

    /// Whether the store's data may be trusted for a claim (design 4.3).
    package enum Freshness: Hashable, Sendable {
        case fresh
        case stale(Staleness)
    }

    package init(
        policy: Policy, contact: ContactPolicy, today: CivilDate, moments: ClosedRange<Instant>, freshness: Freshness
    ) {
        self.policy = policy
        self.contact = contact
        self.today = today
        self.moments = moments
        self.freshness = freshness
    }

    /// To decide for one moment.
    package init(policy: Policy, contact: ContactPolicy, at time: LocalTime, freshness: Freshness) {
        self.init(
            policy: policy, contact: contact, today: time.date, moments: time.instant...time.instant,
            freshness: freshness)
    }

    /// The client's day: every invoice with its decision, and the messages that follow from them.
    package func plan(_ clientCase: ClientCase) -> ClientPlan {
        let recipients = clientCase.client.recipients.filter { !clientCase.history.refused.contains($0) }
        let decisions = decisions(for: clientCase, recipients: recipients).map { decision in
            guard case .remind(let reminder) = decision.decision,
                let reason = clientHold(reminder, history: clientCase.history)
            else { return decision }
            return decision.held(reminder, reason)
        }
        let lacksAddress = recipients.isEmpty && decisions.contains(where: \.lacksAddress)
        guard decisions.contains(where: { $0.decision.reminder != nil }) else {
            return ClientPlan(
                client: clientCase.client, decisions: decisions, messages: [], lacksAddress: lacksAddress, opening: nil)
        }
        let contact = contact(of: clientCase.client, clientCase.history, recipients: recipients)
        let (allowed, messages, opening) = contact.allowing(decisions) { grouping in
            self.messages(from: decisions, of: clientCase, recipients: recipients, grouping: grouping)
        }
        return ClientPlan(
            client: clientCase.client, decisions: allowed, messages: messages, lacksAddress: lacksAddress,
            opening: opening)
    }

    /// What the invoice and the client ask for by themselves, whatever else was written to the client today.
    func decisions(for clientCase: ClientCase, recipients: [EmailAddress]) -> [InvoiceDecision] {
        let policy = policy.with(clientCase.client.overrides)
        let calendar = contact.calendar(for: clientCase.client)
        return clientCase.invoices.map { invoice in
            let history = clientCase.history.reminders[invoice.id, default: []]
            let ladder = Ladder(of: invoice, policy: policy, calendar: calendar, history: history)
            var decision: Decision
            if invoice.isPaid {
                decision = thanks(for: invoice, ladder: ladder, history: clientCase.history)
            } else {
                decision = demand(for: invoice, ladder: ladder, policy: policy)
            }
            // What is waived stays so when the client wants reminders again.
            if !clientCase.client.wantsReminders, decision != .never(.paidBeforeThanks) {
                decision = .never(.remindersOff)
            }
            if case .remind(let reminder) = decision, recipients.isEmpty {
                let reason: Reason = clientCase.client.recipients.isEmpty ? .noAddress : .addressesRefused
                decision = .hold(reminder, reason)
            }
            return InvoiceDecision(invoice: invoice, dueOn: ladder.dueOn, decision: decision)
        }
    }

    private func demand(for invoice: Invoice, ladder: Ladder, policy: Policy) -> Decision {
        if let reason = Self.bar(to: invoice) { return .never(reason) }
        guard ladder.dueOn >= policy.pastInvoicesFrom else {
            return .never(.dueBeforeStart(from: policy.pastInvoicesFrom))
        }
        let reached = ladder.reached
        guard today >= invoice.issuedOn else {
            return .wait(.notIssuedYet(invoice.issuedOn), next: ladder.next(after: today, above: nil))
        }
        let next = ladder.next(after: today, above: reached?.rung)
        guard let step = ladder.current(on: today), reached.map({ $0.rung < step.rung }) != false else {
            return quiet(reached: reached, next: next, ladder: ladder)
        }
        let reminder = Reminder(
            invoice: invoice, dueOn: ladder.dueOn, rung: step.rung, since: step.from, move: step.move)
        if case .stale(let why) = freshness, step.rung.stage.needsFreshData {
            return .hold(reminder, .staleData(why))
        }
        return .remind(reminder)
    }

    /// Why an invoice can never be demanded as it stands (rule 1).
    private static func bar(to invoice: Invoice) -> Reason? {
        if invoice.terms == .cash { return .cash }
        switch invoice.status {
        case .open: return nil
        case .paid: return .paid
        case .disputed: return .disputed(because: invoice.reason)
        case .rejected: return .rejected(because: invoice.reason)
        case .void: return .void(because: invoice.reason)
        }
    }

    /// Nothing new is due: says what was done last, and what comes.
    private func quiet(reached: PastReminder?, next: Ladder.Step?, ladder: Ladder) -> Decision {
        if let next, let move = next.move, move.day <= today {
            return .wait(.closedDay(ladder.calendar.closure(of: today) ?? move.cause, until: next.from), next: next)
        }
        guard let reached else {
            if let next { return .wait(.notYet(on: next.from), next: next) }
            return .never(.stageEnded(on: ladder.dueOn))
        }
        if let next { return .wait(reached.asReason, next: next) }
        if !reached.state.isPending, reached.rung >= Rung(.overdue) {
            return .never(.ladderFinished(claims: reached.rung.stage == .claim ? reached.rung.occurrence : 0))
        }
        return .wait(reached.asReason, next: nil)
    }

    private func thanks(for invoice: Invoice, ladder: Ladder, history client: ClientHistory) -> Decision {
        guard invoice.terms == .credit, policy.thanks != .no else {
            return .never(invoice.terms == .cash ? .cash : .paid)
        }
        let history = client.reminders[invoice.id, default: []]
        if let sent = history.first(where: { $0.rung.stage == .thanks }) { return .never(sent.asReason) }
        let reminded = history.filter { $0.rung.stage.isDemand && $0.state.countsAsSent }.map(\.day).max()
        let seenOpen = client.seenOpen.contains(invoice.id)
        guard policy.thanks.covers(reminded: reminded != nil, seenOpen: seenOpen) else {
            return .never(.neverReminded)
        }
        let since = client.waived[invoice.id]
        let wasRemindedSince = reminded.map { day in since.map { day > $0 } ?? true } ?? false
        // What was waived is seen open only if it was so again.
        guard policy.thanks.covers(reminded: wasRemindedSince, seenOpen: seenOpen),
            client.thanksBefore?.covers(reminded: reminded != nil, seenOpen: seenOpen) != false
        else { return .never(.paidBeforeThanks) }
        guard ladder.dueOn >= policy.pastInvoicesFrom else {
            return .never(.dueBeforeStart(from: policy.pastInvoicesFrom))
        }
        guard today >= invoice.issuedOn else { return .wait(.notIssuedYet(invoice.issuedOn), next: nil) }
        let from = (reminded ?? ladder.dueOn).adding(days: Self.thanksGiveWay)
        return .remind(Reminder(invoice: invoice, dueOn: ladder.dueOn, rung: Rung(.thanks), thanksFrom: from))
    }

    /// Thanks have no date of their own: they queue behind the demands of so many days after the last reminder of the
    /// invoice, or after its due date where there was none, and before younger ones.
    private static let thanksGiveWay = 7

    /// One demand a client and day (rule 8), and none while another is on its way.
    private func clientHold(_ reminder: Reminder, history: ClientHistory) -> Reason? {
        guard policy.grouping == .client, reminder.rung.stage.isDemand else { return nil }
        if history.hasPendingDemand { return .messagePending }
        // A day further ahead came from a clock that was wrong, and would keep the client waiting until then.
        if let day = history.lastDemandOn, day >= today, day <= today.adding(days: 1) { return .writtenToday }
        return nil
    }
}

extension PastReminder {
    /// What became of it, as the reason for not sending it again.
    package var asReason: Reason {
        switch state {
        case .queued, .sending, .deferred, .held: .inOutbox(rung)
        case .cancelled: .cancelledByOperator
        case .sent where isForeseen: .foreseen(rung, on: day)
        case .sent: .alreadySent(rung, on: day)
        case .failed: .alreadyFailed(rung, on: day)
        case .uncertain: .uncertain(rung, on: day)
        }
    }
}

extension InvoiceDecision {
    func held(_ reminder: Reminder, _ reason: Reason) -> InvoiceDecision {
        InvoiceDecision(invoice: invoice, dueOn: dueOn, decision: .hold(reminder, reason))
    }

    fileprivate var lacksAddress: Bool {
        if case .hold(_, let reason) = decision { reason.isAboutAddresses } else { false }
    }
}

/// One client's day as the planner sees it.
package struct ClientPlan: Hashable, Sendable {
    package let client: Client
    /// One for each invoice looked at.
    package let decisions: [InvoiceDecision]
    package let messages: [PlannedMessage]
    /// A reminder is due and there is no address that could take it: staff get one note (rule 10).
    package let lacksAddress: Bool
    /// When contact opens for what waits for that; `nil`: nothing does.
    package let opening: Instant?

    /// Who has waited longest is served first where clients share a mailbox, or the others would never have their turn.
    package var waitingSince: CivilDate { messages.map(\.waitingSince).min() ?? .latest }

    /// Reminders that wait because the client, or an address, was written to often enough.
    package var limitedCount: Int {
        decisions.count { if case .hold(_, .contactLimit) = $0.decision { true } else { false } }
    }
}

extension ClientPlan {
    /// Nothing of it is sent now, for that reason.
    package func held(because reason: Reason) -> ClientPlan {
        let held = decisions.map { decision in decision.decision.reminder.map { decision.held($0, reason) } ?? decision
        }
        return ClientPlan(
            client: client, decisions: held, messages: [], lacksAddress: lacksAddress, opening: opening)
    }
}

extension Planner {
    /// Gathers reminders into messages (rule 8): thanks apart from demands, and never two currencies in one.
    func messages(
        from decisions: [InvoiceDecision], of clientCase: ClientCase, recipients: [EmailAddress],
        grouping: Policy.Grouping? = nil
    ) -> [PlannedMessage] {
        let reminders = decisions.compactMap(\.decision.reminder)
        let groups: [[Reminder]] =
            switch grouping ?? policy.grouping {
            case .invoice: reminders.map { [$0] }
            case .client: Dictionary(grouping: reminders, by: GroupKey.init).values.map { $0 }
            }
        return groups.map { message(of: $0, from: clientCase, recipients: recipients) }
            .sorted(by: PlannedMessage.comesFirst)
    }

    /// One message of reminders that belong together; what else the client owes decides whether amounts name theirs.
    func message(of group: [Reminder], from clientCase: ClientCase, recipients: [EmailAddress]) -> PlannedMessage {
        let currency = group[0].invoice.balance.currency
        return PlannedMessage(
            client: clientCase.client, currency: currency, reminders: group.sorted(by: Reminder.isMoreUrgent),
            recipients: recipients, day: today,
            namesCurrency: clientCase.invoices.contains { $0.isUnpaid && $0.balance.currency != currency })
    }

    /// A message of one invoice at a stage of choice, whether or not it is due: to look at the words.
    ///
    /// So that its words fit, it is of the stage's own day: when it was sent, or when it comes or came; of today when it
    /// is what today asks for.
    ///
    /// - Parameter keepsDay: It is of today even when the stage's day is past.
    package func specimen(
        of id: InvoiceID, stage: Stage, in clientCase: ClientCase, keepsDay: Bool
    ) -> PlannedMessage? {
        guard let invoice = clientCase.invoices.first(where: { $0.id == id }) else { return nil }
        let policy = policy.with(clientCase.client.overrides)
        let rung = Rung(stage, stage == .upcoming ? policy.daysBefore.first ?? 1 : 1)
        let ladder = Ladder(
            of: invoice, policy: policy, calendar: contact.calendar(for: clientCase.client), history: [])
        let reminder = Reminder(invoice: invoice, dueOn: ladder.dueOn, rung: rung)
        let first =
            ladder.steps.first { $0.rung == rung }?.from ?? policy.firstDay(of: rung, dueOn: ladder.dueOn) ?? today
        // A claim without a day of its own waits for the overdue letter, however late that is.
        let isOfToday = keepsDay || stage == .claim || isAskedToday(reminder, in: clientCase)
        let past = keepsDay ? nil : clientCase.history.dayEnded(reminder.identity)
        let day = past ?? (isOfToday ? max(today, first) : first)
        let planner = Planner(
            policy: self.policy, contact: contact, today: day, moments: moments, freshness: freshness)
        return planner.message(of: [reminder], from: clientCase, recipients: clientCase.client.recipients)
    }

    /// It is planned, held or waiting in the outbox.
    private func isAskedToday(_ reminder: Reminder, in clientCase: ClientCase) -> Bool {
        let past = clientCase.history.reminders[reminder.invoice.id, default: []]
        if past.contains(where: { $0.identity == reminder.identity && $0.state.isPending }) { return true }
        switch plan(clientCase).decisions.first(where: { $0.invoice.id == reminder.invoice.id })?.decision {
        case .remind(let planned), .hold(let planned, _): return planned.identity == reminder.identity
        case .wait, .never, nil: return false
        }
    }

    private struct GroupKey: Hashable {
        let currency: Currency
        let isDemand: Bool

        init(_ reminder: Reminder) {
            currency = reminder.invoice.balance.currency
            isDemand = reminder.rung.stage.isDemand
        }
    }
}

extension ClientHistory {
    fileprivate func dayEnded(_ identity: ReminderIdentity) -> CivilDate? {
        reminders[identity.invoiceID]?.first { $0.identity == identity && !$0.state.isPending }?.day
    }
}

extension Reminder {
    /// Most urgent stage first, then oldest due date, then the invoice's key, so that any input order gives one plan.
    static func isMoreUrgent(_ left: Reminder, _ right: Reminder) -> Bool {
        if left.rung != right.rung { return left.rung > right.rung }
        if left.dueOn != right.dueOn { return left.dueOn < right.dueOn }
        return left.invoice.id < right.invoice.id
    }
}

extension PlannedMessage {
    static func comesFirst(_ left: PlannedMessage, _ right: PlannedMessage) -> Bool {
        if left.rung != right.rung { return left.rung > right.rung }
        if left.currency != right.currency { return left.currency < right.currency }
        return left.reminders[0].invoice.id < right.reminders[0].invoice.id
    }
}

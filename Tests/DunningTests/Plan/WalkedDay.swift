import Dunning

/// One day of a life beside the plan that was made for it, and the promises of design 4.2 that it breaks.
///
/// It judges by the records and the letters themselves, not by what the planner makes of them.
struct WalkedDay {
    let life: Life
    let plan: ClientPlan
    private let today: CivilDate
    /// Reminders that were not cancelled.
    private let living: [Past]

    private typealias Past = (identity: ReminderIdentity, state: MessageState, day: CivilDate)

    init(life: Life, plan: ClientPlan) {
        self.life = life
        self.plan = plan
        today = Life.date(life.day)
        living = life.letters.filter { $0.state != .cancelled }.flatMap { letter in
            letter.identities.map { ($0, letter.state, Life.date(letter.day)) }
        }
    }

    func brokenPromises() -> [String] {
        plan.messages.flatMap(\.reminders).flatMap(broken(byPlanOf:)) + life.invoices.flatMap(forgotten) + crowding()
            + lostAtTheDoor()
    }

    /// Promises about a reminder that is on its way to the server.
    func broken(byAttemptOf reminder: Reminder) -> [String] {
        guard let record = record(reminder.invoice.id) else { return ["\(reminder.invoice.id) is gone"] }
        let isPaid = record.status == "paid" || (record.status == "open" && record.balance <= 0)
        return [
            (life.client.reminders == 0, "reminders are off"),
            (record.terms == "cash", "cash"),
            (reminder.rung.stage == .thanks ? !isPaid : isPaid, "payment"),
            (!isPaid && record.status != "open", record.status),
            (day(record.issuedOn) > today, "not issued yet"),
            (reminder.dueOn != due(record), "another due date"),
            (due(record) < life.policy.pastInvoicesFrom, "due before the start"),
            (life.freshness != .fresh && [.overdue, .claim].contains(reminder.rung.stage), "stale data"),
            (reachable.isEmpty, "no address"),
        ].compactMap { $0 ? "\(record.id) \(reminder.rung.words): \($1)" : nil }
    }

    private func broken(byPlanOf reminder: Reminder) -> [String] {
        let former = demands(reminder.invoice.id, reminder.dueOn)
        let isRepeated = living.contains { $0.identity == reminder.identity }
        let isBackwards =
            reminder.rung.stage != .thanks && former.contains { height($0.identity.rung) >= height(reminder.rung) }
        return broken(byAttemptOf: reminder)
            + [
                (isRepeated, "sent twice"), (isBackwards, "backwards"),
                (!hasCome(reminder, after: former), "not on its day"),
            ].compactMap { $0 ? "\(reminder.invoice.id) \(reminder.rung.words): \($1)" : nil }
    }

    /// True when the stage's date has come and its days are not over.
    private func hasCome(_ reminder: Reminder, after former: [Past]) -> Bool {
        let dueOn = reminder.dueOn
        switch reminder.rung.stage {
        case .issued: return today < dueOn || today == reminder.invoice.issuedOn
        case .upcoming: return dueOn.adding(days: -reminder.rung.occurrence) <= today && today < dueOn
        case .due: return dueOn <= today && today < dueOn.adding(days: tolerance)
        case .overdue: return dueOn.adding(days: tolerance) <= today
        case .claim: return nextClaim(after: former) == reminder.rung
        case .thanks: return true
        }
    }

    /// The claim that today asks for by the days since the last demand that is over.
    private func nextClaim(after former: [Past]) -> Rung? {
        guard let last = former.filter({ height($0.identity.rung) >= height(Rung(.overdue)) }).max(by: isLower),
            !last.state.isPending, last.day.adding(days: resend) <= today
        else { return nil }
        let number = last.identity.rung.stage == .claim ? last.identity.rung.occurrence + 1 : 1
        return life.policy.maximumResends.map { number <= $0 } != false ? Rung(.claim, number) : nil
    }

    /// Who owes and can be written to is not forgotten.
    private func forgotten(_ record: InvoiceRecord) -> [String] {
        let dueOn = due(record)
        guard life.client.reminders == 1, record.terms == "credit", dueOn >= life.policy.pastInvoicesFrom,
            day(record.issuedOn) <= today, !reachable.isEmpty
        else { return [] }
        let planned = plan.messages.flatMap(\.reminders).first { $0.invoice.id.value == record.id }?.rung
        if record.status == "paid" {
            return planned == nil && deservesThanks(record) ? ["\(record.id): no thanks"] : []
        }
        guard record.status == "open", record.balance > 0, life.freshness == .fresh, !waitsForAnotherDemand,
            dueOn.adding(days: tolerance) <= today
        else { return [] }
        let former = demands(InvoiceID(record.id), dueOn)
        let wasCalledOverdue = former.contains { height($0.identity.rung) >= height(Rung(.overdue)) }
        let expected = wasCalledOverdue ? nextClaim(after: former) : Rung(.overdue)
        return planned == expected ? [] : ["\(record.id): \(expected?.words ?? "nothing") expected"]
    }

    private func deservesThanks(_ record: InvoiceRecord) -> Bool {
        let all = living.filter { $0.identity.invoiceID.value == record.id }
        let wasReminded = all.contains {
            $0.identity.rung.stage != .thanks && [.sent, .uncertain].contains($0.state)
        }
        let wasThanked = all.contains { $0.identity.rung.stage == .thanks }
        return life.policy.thanks != .no && wasReminded && !wasThanked
    }

    /// Rule 8: one demand a client, currency and day; one message an invoice.
    private func crowding() -> [String] {
        var broken: [String] = []
        let reminders = plan.messages.flatMap(\.reminders)
        if Set(reminders.map(\.invoice.id)).count < reminders.count { broken.append("an invoice twice in one day") }
        let demands = plan.messages.filter { $0.stage != .thanks }
        if life.policy.grouping == .client {
            if Set(demands.map(\.currency)).count < demands.count { broken.append("two demands in one currency") }
            if waitsForAnotherDemand, !demands.isEmpty { broken.append("another demand went today or is on its way") }
        } else if plan.messages.contains(where: { $0.reminders.count > 1 }) {
            broken.append("a group")
        }
        if plan.messages.contains(where: { Set($0.reminders.map { $0.rung.stage == .thanks }).count > 1 }) {
            broken.append("thanks with a demand")
        }
        return broken
    }

    /// The door agrees with a plan that was made a moment ago.
    private func lostAtTheDoor() -> [String] {
        var after = life
        after.delivery = .pending
        after.send(plan.messages)
        return zip(plan.messages, after.letters.suffix(plan.messages.count)).compactMap { message, letter in
            guard case .proceed(message, let dropped) = after.door(letter), dropped.isEmpty else {
                return "the door does not know \(letter.identities)"
            }
            return nil
        }
    }
}

extension WalkedDay {
    private func demands(_ id: InvoiceID, _ dueOn: CivilDate) -> [Past] {
        living.filter {
            $0.identity.rung.stage != .thanks && $0.identity.invoiceID == id && ($0.identity.dueOn ?? dueOn) == dueOn
        }
    }

    private var waitsForAnotherDemand: Bool {
        life.policy.grouping == .client
            && living.contains { $0.identity.rung.stage != .thanks && ($0.day >= today || $0.state.isPending) }
    }

    private var tolerance: Int { life.client.toleranceDays.map(Int.init) ?? life.policy.toleranceDays }
    private var resend: Int { life.client.resendDays.map(Int.init) ?? life.policy.resendDays }

    private var reachable: [Substring] {
        life.client.email.split(separator: ",").filter { address in !life.refused.contains { $0.value == address } }
    }

    private func record(_ id: InvoiceID) -> InvoiceRecord? { life.invoices.first { $0.id == id.value } }

    private func due(_ record: InvoiceRecord) -> CivilDate {
        let term = life.client.termDays.map(Int.init) ?? life.policy.termDays
        return record.dueOn.map(day) ?? day(record.issuedOn).adding(days: term)
    }

    private func day(_ text: String) -> CivilDate { CivilDate(text) ?? .latest }

    private func isLower(_ left: Past, _ right: Past) -> Bool {
        height(left.identity.rung) < height(right.identity.rung)
    }

    /// The ladder of design 4.2, the days before the due date nearest to it last.
    private func height(_ rung: Rung) -> Int {
        switch rung.stage {
        case .issued: 0
        case .upcoming: 1000 - rung.occurrence
        case .due: 2000
        case .overdue: 3000
        case .claim: 3000 + rung.occurrence
        case .thanks: 9999
        }
    }
}

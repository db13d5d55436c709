/// The stages of one invoice with their dates (design 4.2).
package struct Ladder: Hashable, Sendable {
    /// In the order of the ladder; never empty of `overdue`.
    package let steps: [Step]
    package let dueOn: CivilDate
    /// The furthest rung that was sent, tried or put in the outbox for this due date.
    package let reached: PastReminder?
    let calendar: ContactCalendar

    /// A rung and the days on which it may be sent.
    package struct Step: Hashable, Sendable {
        package let rung: Rung
        package let from: CivilDate
        /// `nil`: valid until a later step's date comes.
        package let through: CivilDate?
        /// Where its own day is closed; `nil`: `from` is its own.
        package let move: Move?

        /// A day on which nobody is written to, in whose place another came.
        package struct Move: Hashable, Sendable {
            package let day: CivilDate
            package let cause: ContactCalendar.ClosedDay
        }

        /// No day is left for it: the invoice was issued too late.
        package var isEmpty: Bool { through.map { $0 < from } ?? false }

        func contains(_ day: CivilDate) -> Bool {
            from <= day && through.map { day <= $0 } != false
        }
    }

    /// - Parameters:
    ///   - policy: The client's own, see `Policy.with(_:)`.
    ///   - calendar: The client's.
    ///   - history: What the ledger holds of this invoice, of any due date.
    package init(of invoice: Invoice, policy: Policy, calendar: ContactCalendar, history: [PastReminder]) {
        self.init(
            issuedOn: invoice.issuedOn, dueOn: policy.dueDate(of: invoice), policy: policy, calendar: calendar,
            history: history)
    }

    init(
        issuedOn: CivilDate, dueOn: CivilDate, policy: Policy, calendar: ContactCalendar, history: [PastReminder]
    ) {
        let reached = Self.demands(dueOn: dueOn, in: history).max { $0.rung < $1.rung }

        var steps: [Step] = []
        if let first = policy.newInvoicesFrom, issuedOn >= first {
            let last = max(issuedOn, dueOn.adding(days: -1))
            // A closed issue date has no earlier day to go to: what is due then waits for the next open one.
            steps.append(
                Step(
                    rung: Rung(.issued), from: issuedOn, through: Self.beforeDemands(of: history, last), move: nil))
        }
        func add(_ rung: Rung, through: CivilDate? = nil) {
            // Nothing goes before the invoice is issued, whatever its term.
            let day = max(policy.firstDay(of: rung, dueOn: dueOn) ?? issuedOn, issuedOn)
            steps.append(Step(rung: rung, on: day, through: through, notBefore: issuedOn, in: calendar))
        }
        for days in policy.daysBefore { add(Rung(.upcoming, days), through: dueOn.adding(days: -1)) }
        if policy.remindsOnDueDate { add(Rung(.due)) }
        add(Rung(.overdue))
        if let claim = Self.nextClaim(after: reached, policy: policy, calendar: calendar) {
            steps.append(claim)
        }

        self.steps = steps
        self.dueOn = dueOn
        self.reached = reached
        self.calendar = calendar
    }

    private static func demands(dueOn: CivilDate, in history: [PastReminder]) -> [PastReminder] {
        history.filter { $0.rung.stage.isDemand && ($0.identity.dueOn == nil || $0.identity.dueOn == dueOn) }
    }

    /// What was sent in the place of a rung that was not: of all above it, the first.
    func successor(of rung: Rung, in history: [PastReminder]) -> Rung? {
        Self.demands(dueOn: dueOn, in: history).filter { $0.rung > rung }
            .min { ($0.day, $0.rung) < ($1.day, $1.rung) }?.rung
    }

    /// An invoice once asked for is not announced any more, though a new due date starts the other stages again.
    private static func beforeDemands(of history: [PastReminder], _ last: CivilDate) -> CivilDate {
        let first = history.lazy.filter { $0.identity.dueOn != nil }.map(\.day).min()
        return first.map { min(last, $0.adding(days: -1)) } ?? last
    }

    /// A claim counts from the day the last `overdue` or `claim` ended, so there is one only after such an end.
    private static func nextClaim(
        after reached: PastReminder?, policy: Policy, calendar: ContactCalendar
    ) -> Step? {
        guard let reached, reached.rung >= Rung(.overdue), !reached.state.isPending else { return nil }
        let number = reached.rung.stage == .claim ? reached.rung.occurrence + 1 : 1
        if let maximum = policy.maximumResends, number > maximum { return nil }
        let day = reached.day.adding(days: policy.resendDays)
        return Step(rung: Rung(.claim, number), on: day, through: nil, notBefore: day, in: calendar)
    }

    /// The furthest step whose date has come and whose days are not over.
    package func current(on day: CivilDate) -> Step? {
        steps.last { $0.contains(day) }
    }

    /// The later step that takes the place of this one from its first day on.
    func overtaker(of step: Step) -> Step? {
        steps.last { $0.rung > step.rung && $0.contains(step.from) }
    }

    /// The first step above `rung` that is still to come.
    package func next(after day: CivilDate, above rung: Rung?) -> Step? {
        steps.filter { step in step.from > day && !step.isEmpty && rung.map { $0 < step.rung } != false }
            .min { ($0.from, $1.rung) < ($1.from, $0.rung) }
    }
}

extension Ladder.Step {
    /// On its own day, or where that is closed on an open one: before it for what announces the due date, after it for
    /// the rest. Without an open day before it, it waits for the next like anything else that is due.
    fileprivate init(
        rung: Rung, on day: CivilDate, through: CivilDate?, notBefore earliest: CivilDate, in calendar: ContactCalendar
    ) {
        let cause = calendar.closure(of: day)
        let open =
            cause == nil
            ? day
            : rung < Rung(.due) ? calendar.openDay(through: day, notBefore: earliest) : calendar.openDay(from: day)
        self.init(
            rung: rung, from: open ?? day, through: through,
            move: open == day ? nil : open.flatMap { _ in cause.map { Move(day: day, cause: $0) } })
    }
}

extension Policy {
    /// The days of an invoice of this policy's term, if each reminder is accepted on its day; of claims without end,
    /// the first four.
    package func workedDates(issuedOn: CivilDate) -> [(rung: Rung, day: CivilDate)] {
        let dueOn = issuedOn.adding(days: termDays)
        let last = Rung(.claim, maximumResends ?? 4)
        var accepted: [PastReminder] = []
        var next: CivilDate? = issuedOn
        while let day = next, accepted.last.map({ $0.rung < last }) != false {
            let ladder = Ladder(issuedOn: issuedOn, dueOn: dueOn, policy: self, history: accepted)
            if let step = ladder.current(on: day), ladder.reached.map({ $0.rung < step.rung }) != false {
                accepted.append(.accepted(step.rung, dueOn: dueOn, on: day))
            }
            next =
                Ladder(issuedOn: issuedOn, dueOn: dueOn, policy: self, history: accepted)
                .next(after: day, above: accepted.last?.rung)?.from
        }
        return accepted.map { ($0.rung, $0.day) }
    }
}

extension PastReminder {
    /// Of an invoice that need not exist.
    fileprivate static func accepted(_ rung: Rung, dueOn: CivilDate, on day: CivilDate) -> PastReminder {
        let identity = ReminderIdentity(invoiceID: InvoiceID(""), dueOn: dueOn, rung: rung)
        return PastReminder(identity: identity, messageID: MessageID(""), state: .sent, day: day)
    }
}

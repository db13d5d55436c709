extension Policy {
    /// The steps of an invoice of this policy's term, if each reminder is accepted on its day; of claims without end,
    /// the first four.
    package func workedSteps(
        issuedOn: CivilDate, calendar: ContactCalendar
    ) -> [(step: Ladder.Step, day: CivilDate)] {
        let dueOn = issuedOn.adding(days: termDays)
        let last = Rung(.claim, maximumResends ?? 4)
        func ladder(_ accepted: [PastReminder]) -> Ladder {
            Ladder(issuedOn: issuedOn, dueOn: dueOn, policy: self, calendar: calendar, history: accepted)
        }
        var accepted: [PastReminder] = []
        var worked: [(step: Ladder.Step, day: CivilDate)] = []
        var next: CivilDate? = calendar.openDay(from: issuedOn)
        while let day = next, accepted.last.map({ $0.rung < last }) != false {
            let known = ladder(accepted)
            if let step = known.current(on: day), known.reached.map({ $0.rung < step.rung }) != false {
                accepted.append(.accepted(step.rung, dueOn: dueOn, on: day))
                worked.append((step, day))
            }
            next = ladder(accepted).next(after: day, above: accepted.last?.rung)?.from
        }
        return worked
    }
}

extension PastReminder {
    /// Of an invoice that need not exist.
    fileprivate static func accepted(_ rung: Rung, dueOn: CivilDate, on day: CivilDate) -> PastReminder {
        let identity = ReminderIdentity(invoiceID: InvoiceID(""), dueOn: dueOn, rung: rung)
        return PastReminder(identity: identity, messageID: MessageID(""), state: .sent, day: day)
    }
}

extension Policy {
    /// The days of an invoice of this policy's term, if each reminder is accepted on its day; of claims without end,
    /// the first four.
    package func workedDates(issuedOn: CivilDate) -> [(rung: Rung, day: CivilDate)] {
        let dueOn = issuedOn.adding(days: termDays)
        var days: [(Rung, CivilDate)] = []
        if let first = newInvoicesFrom, issuedOn >= first { days.append((Rung(.issued), issuedOn)) }
        for before in daysBefore where before <= termDays {
            days.append((Rung(.upcoming, before), dueOn.adding(days: -before)))
        }
        if remindsOnDueDate, toleranceDays > 0 { days.append((Rung(.due), dueOn)) }
        var day = dueOn.adding(days: toleranceDays)
        days.append((Rung(.overdue), day))
        for number in 0..<(maximumResends ?? 4) {
            day = day.adding(days: resendDays)
            days.append((Rung(.claim, number + 1), day))
        }
        return days
    }

    /// The earliest day of a rung that is counted from the due date; `nil` for the others.
    func firstDay(of rung: Rung, dueOn: CivilDate) -> CivilDate? {
        switch rung.stage {
        case .issued, .thanks: nil
        case .upcoming: dueOn.adding(days: -rung.occurrence)
        case .due: dueOn
        case .overdue: dueOn.adding(days: toleranceDays)
        case .claim: dueOn.adding(days: toleranceDays + resendDays * rung.occurrence)
        }
    }
}

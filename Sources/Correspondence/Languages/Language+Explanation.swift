package import Dunning

extension Language {
    /// What the invoice is: when it was issued, when it is due, what is owed.
    package func facts(_ explanation: Explanation) -> [String] {
        let invoice = explanation.decision.invoice
        let dueDay = longDate(explanation.decision.dueOn)
        let due = explanation.computedFromTerm.map { words.explanation.dueByTerm(dueDay, $0) }
        let isCredit = invoice.balance.minorUnits < 0
        let balance = Money(
            minorUnits: isCredit ? -invoice.balance.minorUnits : invoice.balance.minorUnits,
            currency: invoice.balance.currency)
        return [
            "\(words.explanation.issued(longDate(invoice.issuedOn))), \(due ?? words.explanation.due(dueDay)).",
            (isCredit ? words.explanation.credit : words.explanation.owed)(
                money(balance, namingCurrency: true), money(invoice.total, namingCurrency: true)) + ".",
        ]
    }

    /// What is done about the invoice on the day, in one or two sentences.
    package func conclusion(_ decision: Decision) -> String {
        switch decision {
        case .remind(let reminder): words.explanation.sendsToday(name(of: reminder.rung))
        case .hold(let reminder, let reason):
            words.explanation.holdsToday(name(of: reminder.rung), sentence(for: reason))
        case .wait(.notYet, let step?):
            words.explanation.nothingToday(words.explanation.next(name(of: step.rung), longDate(step.from)))
        case .wait(let reason, let step):
            [
                // What is in the outbox may well go on this day.
                reason.isOfOutbox ? sentence(for: reason) : words.explanation.nothingToday(sentence(for: reason)),
                step.map { words.explanation.next(name(of: $0.rung), longDate($0.from)) },
            ].compactMap(\.self).joined(separator: " ")
        case .never(let reason): words.explanation.never(sentence(for: reason))
        }
    }

    /// What became of a stage, or will; with `isOver`, as of a day that is over.
    package func sentence(for fate: Explanation.Fate, isOver: Bool = false) -> String {
        switch fate {
        case .recorded(let past): sentence(for: past)
        case .today: isOver ? words.explanation.wasDueThen : words.explanation.today
        case .held(let reason):
            (isOver ? words.explanation.wasHeldThen : words.explanation.held)(sentence(for: reason))
        case .waiting: words.explanation.waiting
        case .skipped(let reason): words.explanation.skipped(sentence(for: reason))
        }
    }

    /// What became of a stage with why it has the day that it has, in a few sentences.
    ///
    /// - Parameters:
    ///   - mode: Of what the ledger holds of the invoice.
    ///   - standing: How its message stands in the outbox, when it is there.
    ///   - isOver: The day that is asked about is.
    package func sentences(
        for line: Explanation.Line, in mode: DeliveryMode, standing: OutboxStanding?, isOver: Bool
    ) -> String {
        var fate = standing.map(sentences(for:)) ?? sentence(for: line.fate, isOver: isOver)
        if case .recorded = line.fate { fate = sentences(fate, in: mode) }
        guard let move = line.move else { return fate }
        switch line.fate {
        case .waiting: return "\(fate) \(sentence(for: move, of: line.rung, to: line.date))"
        case .recorded, .today, .held, .skipped(.superseded):
            return "\(fate) \(sentence(for: move, of: line.rung, to: nil))"
        case .skipped: return fate
        }
    }

    /// What was sent for a due date that the invoice no longer has.
    ///
    /// - Parameter standing: How its message stands in the outbox, when it is there.
    package func sentence(
        forFormer past: PastReminder, in mode: DeliveryMode, standing: OutboxStanding?
    ) -> String {
        let day = past.identity.dueOn.map(longDate) ?? longDate(past.day)
        let told = standing.map(sentences(for:)) ?? sentence(for: past)
        return words.explanation.formerDueDate(day, name(of: past.rung), sentences(told, in: mode))
    }

    /// What became of a message, called a rehearsal where no client was to get it.
    package func sentences(_ told: String, in mode: DeliveryMode) -> String {
        mode == .shadow ? "\(words.explanation.rehearsal) \(told)" : told
    }

    /// Of a reminder whose invoice is gone: its stage, and when the invoice was due by it.
    package func heading(of past: PastReminder) -> String {
        let due = past.identity.dueOn.map { ", \(words.explanation.due(longDate($0)))" }
        return name(of: past.rung) + (due ?? "")
    }

    /// The store says what was paid by a later day than the one asked about.
    package func newerData(from day: CivilDate) -> String { words.explanation.newerData(longDate(day)) }

    /// Of a day to come.
    package var countsOnPlan: String { words.explanation.countsOnPlan }

    /// Of a plan that holds nothing.
    package var nothingDue: String { words.nothingDue }

    package func stagesHeading(asOf day: CivilDate) -> String { words.explanation.stagesAsOf(longDate(day)) }

    private func sentence(for past: PastReminder) -> String {
        if past.isForeseen { return words.explanation.willBeSent(longDate(past.day)) }
        let end = sentence(forEndOf: past)
        return past.messageID == nil ? "\(end) \(words.explanation.pruned)" : end
    }

    private func sentence(forEndOf past: PastReminder) -> String {
        switch past.state {
        case .sent: words.explanation.sent(longDate(past.day))
        case .failed: words.explanation.failed(longDate(past.day))
        case .uncertain: words.explanation.uncertain(longDate(past.day))
        case .held: words.outbox.held
        case .queued, .sending, .deferred: words.outbox.queued
        case .cancelled: words.explanation.skipped(sentence(for: Reason.cancelledByOperator))
        }
    }
}

/// What the store, read once more immediately before an attempt, makes of a message (rule 9).
package enum DoorVerdict: Hashable, Sendable {
    /// What is left of it, as it is to be written today; the reminders that leave it, each with the reason.
    case proceed(PlannedMessage, dropped: [Drop])
    /// Nothing of it is to be sent any more.
    case cancel([Drop])
    /// It may be right again later, at the earliest then, where that is known; it stays where it is.
    case postpone(Reason, until: Instant? = nil)

    package struct Drop: Hashable, Sendable {
        package let identity: ReminderIdentity
        package let reason: Reason

        package init(identity: ReminderIdentity, reason: Reason) {
            self.identity = identity
            self.reason = reason
        }
    }
}

extension Planner {
    /// Asks what would be planned now for the reminders of a message.
    ///
    /// How reminders were gathered is not asked again: a message stays one message whatever `Group=` says now.
    ///
    /// - Parameters:
    ///   - currency: The message's.
    ///   - clientCase: The client as the store has it now, its history without this message.
    ///   - broken: Faults of the client's records; a broken invoice cannot be judged, so its message waits.
    package func door(
        _ identities: [ReminderIdentity], currency: Currency, clientCase: ClientCase, broken: [BrokenRecord]
    ) -> DoorVerdict {
        let invoiceIDs = Set(identities.lazy.map(\.invoiceID.value))
        if let record = broken.first(where: { $0.invoiceID.map(invoiceIDs.contains) ?? true }) {
            return .postpone(.fault(record.fault))
        }
        let recipients = clientCase.client.recipients.filter { !clientCase.history.refused.contains($0) }
        let decisions = Dictionary(
            decisions(for: clientCase, recipients: recipients).map { ($0.invoice.id, $0) },
            uniquingKeysWith: { first, _ in first })
        var kept: [Reminder] = []
        var dropped: [DoorVerdict.Drop] = []
        for identity in identities {
            switch compare(identity, with: decisions[identity.invoiceID], currency: currency, in: clientCase) {
            case .keep(let reminder): kept.append(reminder)
            case .drop(let reason): dropped.append(DoorVerdict.Drop(identity: identity, reason: reason))
            case .postpone(let reason): return .postpone(reason)
            }
        }
        guard !kept.isEmpty else { return .cancel(dropped) }
        var history = clientCase.history
        // Two that wait for one mailbox must not wait for each other.
        history.contacts.removeAll { $0.when == .pending }
        if let closure = contact(of: clientCase.client, history, recipients: recipients).closure {
            return .postpone(closure.reason, until: closure.opening)
        }
        return .proceed(message(of: kept, from: clientCase, recipients: recipients), dropped: dropped)
    }

    private enum Comparison {
        case keep(Reminder)
        case drop(Reason)
        case postpone(Reason)
    }

    private func compare(
        _ identity: ReminderIdentity, with current: InvoiceDecision?, currency: Currency, in clientCase: ClientCase
    ) -> Comparison {
        guard let current else { return .drop(.invoiceGone) }
        switch current.decision {
        case .remind(let reminder) where reminder.identity == identity:
            return reminder.invoice.balance.currency == currency ? .keep(reminder) : .drop(.currencyChanged)
        case .hold(let reminder, let reason) where reminder.identity == identity:
            return reason.isAboutAddresses ? .drop(reason) : .postpone(reason)
        default:
            return .drop(whyNotAsked(identity, now: current, in: clientCase))
        }
    }

    /// Why the planner asks for another reminder of the invoice now, or for none.
    private func whyNotAsked(
        _ identity: ReminderIdentity, now current: InvoiceDecision, in clientCase: ClientCase
    ) -> Reason {
        let invoice = current.invoice
        if identity.rung.stage == .thanks, invoice.isUnpaid { return .notPaidYet }
        if identity.rung.stage.isDemand, invoice.isPaid { return .paid }
        if invoice.isUnpaid, let dueOn = identity.dueOn, dueOn != current.dueOn {
            return .dueDateChanged(to: current.dueOn)
        }
        switch current.decision {
        case .remind(let other), .hold(let other, _):
            return other.rung > identity.rung ? .superseded(by: other.rung) : .settingsChanged
        case .never(.paid):
            return .settingsChanged
        case .never(.ladderFinished):
            return whyOvertaken(identity.rung, of: current, in: clientCase)
        case .wait where today >= invoice.issuedOn:
            return whyOvertaken(identity.rung, of: current, in: clientCase)
        case .never(let reason), .wait(let reason, _):
            return reason
        }
    }

    /// Why an invoice that may be reminded of is not at this rung.
    private func whyOvertaken(
        _ rung: Rung, of current: InvoiceDecision, in clientCase: ClientCase
    ) -> Reason {
        let history = clientCase.history.reminders[current.invoice.id, default: []]
        let ladder = Ladder(
            of: current.invoice, policy: policy.with(clientCase.client.overrides),
            calendar: contact.calendar(for: clientCase.client), history: history)
        if let successor = ladder.successor(of: rung, in: history) { return .superseded(by: successor) }
        if let last = ladder.steps.first(where: { $0.rung == rung })?.through, last < today {
            return .stageEnded(on: last)
        }
        if case .never(let reason) = current.decision { return reason }
        return .settingsChanged
    }
}

extension Reason {
    package var isAboutAddresses: Bool { self == .noAddress || self == .addressesRefused }

    /// It passes by itself when contact opens.
    package var isAboutContact: Bool {
        switch self {
        case .outsideHours, .closedDay, .contactLimit: true
        default: false
        }
    }
}

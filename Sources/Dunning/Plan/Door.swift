/// What the store, read once more immediately before an attempt, makes of a message (rule 9).
package enum DoorVerdict: Hashable, Sendable {
    /// What is left of it, as it is to be written today; the reminders that leave it, each with the reason.
    case proceed(PlannedMessage, dropped: [Drop])
    /// Nothing of it is to be sent any more.
    case cancel([Drop])
    /// It may be right again later; it stays where it is.
    case postpone(Reason)

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
            switch Self.compare(identity, with: decisions[identity.invoiceID], currency: currency) {
            case .keep(let reminder): kept.append(reminder)
            case .drop(let reason): dropped.append(DoorVerdict.Drop(identity: identity, reason: reason))
            case .postpone(let reason): return .postpone(reason)
            }
        }
        guard !kept.isEmpty else { return .cancel(dropped) }
        return .proceed(message(of: kept, from: clientCase, recipients: recipients), dropped: dropped)
    }

    private enum Comparison {
        case keep(Reminder)
        case drop(Reason)
        case postpone(Reason)
    }

    private static func compare(
        _ identity: ReminderIdentity, with current: InvoiceDecision?, currency: Currency
    ) -> Comparison {
        guard let current else { return .drop(.invoiceGone) }
        if current.invoice.isUnpaid, let dueOn = identity.dueOn, dueOn != current.dueOn {
            return .drop(.dueDateChanged(to: current.dueOn))
        }
        switch current.decision {
        case .remind(let reminder) where reminder.identity == identity:
            return reminder.invoice.balance.currency == currency ? .keep(reminder) : .drop(.currencyChanged)
        case .hold(let reminder, let reason) where reminder.identity == identity:
            return reason.isAboutAddresses ? .drop(reason) : .postpone(reason)
        case .remind(let reminder), .hold(let reminder, _):
            return .drop(reminder.rung > identity.rung ? .superseded(by: reminder.rung) : .settingsChanged)
        case .never(let reason), .wait(let reason, _):
            return .drop(reason.survivesOwnMessage ? reason : .settingsChanged)
        }
    }
}

extension Reason {
    package var isAboutAddresses: Bool { self == .noAddress || self == .addressesRefused }

    /// False for reasons that only say that the day has nothing for the invoice: a message that was planned and is
    /// not asked for any more was overtaken by a change of the settings.
    fileprivate var survivesOwnMessage: Bool {
        switch self {
        case .notYet, .awaitsOverdue, .stageOff: false
        default: true
        }
    }
}

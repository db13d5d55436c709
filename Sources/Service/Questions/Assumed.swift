import Dunning

/// What the days before in a look ahead would have sent, and what is in the outbox when they begin.
struct Assumed {
    let from: Instant
    var reminders: [ClientID: [PastReminder]] = [:]
    var contacts = ContactBook()

    init(from: Instant) { self.from = from }

    /// A message of one of the days is taken as accepted.
    mutating func add(_ message: PlannedMessage, on day: CivilDate, at opening: Instant) {
        contacts.add(message, .reached(opening))
        reminders[message.client.id, default: []] += message.reminders.map { reminder in
            PastReminder(identity: reminder.identity, messageID: nil, state: .sent, day: day, isForeseen: true)
        }
    }

    /// The client as it would be then.
    ///
    /// - Parameter isLater: The day is not the first of the look ahead.
    func applied(to known: ClientCase, contact: ContactPolicy, isLater: Bool) -> ClientCase {
        let opening = contact.calendar(for: known.client).opening(from: from)
        return known.emptyingOutbox(at: opening, isOver: isLater)
            .assuming(reminders[known.client.id, default: []]).adding(contacts)
    }
}

extension ClientCase {
    /// The case as it would be were what waits in the outbox accepted at the opening, and waiting no more once its day
    /// is over.
    fileprivate func emptyingOutbox(at opening: Instant, isOver: Bool) -> ClientCase {
        var history = history
        history.contacts = history.contacts.map { contact in
            if case .reached = contact.when { return contact }
            return PastContact(
                messageID: contact.messageID, clientID: contact.clientID, addresses: Array(contact.addresses),
                when: .reached(opening))
        }
        if isOver { history.hasPendingDemand = false }
        return ClientCase(client: client, invoices: invoices, history: history)
    }

    /// The case as it would be had these been accepted.
    fileprivate func assuming(_ past: [PastReminder]) -> ClientCase {
        guard !past.isEmpty else { return self }
        var history = history
        for reminder in past {
            history.reminders[reminder.identity.invoiceID, default: []].append(reminder)
            if reminder.rung.stage.isDemand {
                history.lastDemandOn = max(history.lastDemandOn ?? reminder.day, reminder.day)
            }
        }
        return ClientCase(client: client, invoices: invoices, history: history)
    }
}

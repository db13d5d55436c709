package import Dunning
package import Storage

extension Inquiry {
    /// A message that has not come to its end, with the reminders that it still carries.
    package struct Waiting {
        package let message: LedgerMessage
        package let reminders: [LedgerReminder]
        package let standing: OutboxStanding
    }

    /// What is in the outbox now and was planned for `day` or before it, in the order of planning.
    ///
    /// - Parameter client: `nil` stands for all.
    package func outbox(of client: ClientID?, through day: CivilDate, now: Instant) throws(StorageError) -> [Waiting] {
        guard let ledger else { return [] }
        let states = MessageState.allCases.filter { $0.isPending || $0 == .uncertain }
        var waiting: [Waiting] = []
        for message in try ledger.messages(Ledger.Filter(states: states, client: client)) {
            guard message.mode == settings.mode, message.plannedOn <= day, let standing = standing(of: message, now)
            else { continue }
            let reminders = try ledger.reminders(of: message.id).filter { $0.dropped == nil }
            waiting.append(Waiting(message: message, reminders: reminders, standing: standing))
        }
        return waiting
    }

    /// How the messages of these reminders stand; those that have ended are left out.
    func standings(of past: [PastReminder], now: Instant) throws(StorageError) -> [MessageID: OutboxStanding] {
        var standings: [MessageID: OutboxStanding] = [:]
        for past in past where past.state.isPending || past.state == .uncertain {
            guard let id = past.messageID, let message = try ledger?.message(id) else { continue }
            standings[id] = standing(of: message, now)
        }
        return standings
    }

    /// `nil` for one that nothing more comes of.
    private func standing(of message: LedgerMessage, _ now: Instant) -> OutboxStanding? {
        guard !message.isGivenUp else { return nil }
        let attempt: OutboxStanding.Attempt =
            switch message.nextAttempt {
            case nil: .onRequest
            case .some(let next) where next <= now: .nextCycle
            case .some(let next): .at(zone.local(next))
            }
        return OutboxStanding(
            state: message.state, attempt: attempt, lastAttempt: message.lastAttempt.map(zone.local),
            reply: message.reply, reason: message.reason)
    }
}

/// A message that reached somebody, or may have, or is still to.
package struct PastContact: Hashable, Sendable {
    package let messageID: MessageID
    package let clientID: ClientID
    /// To whom it was sent; copies do not count.
    package let addresses: Set<EmailAddress>
    package let when: When

    package enum When: Hashable, Sendable {
        /// Accepted then, or given up by a connection that broke after the last byte.
        case reached(Instant)
        /// On the wire at this moment.
        case sending
        /// In the outbox.
        case pending
    }

    package init(messageID: MessageID, clientID: ClientID, addresses: [EmailAddress], when: When) {
        self.messageID = messageID
        self.clientID = clientID
        self.addresses = Set(addresses.map(\.foldingCase))
        self.when = when
    }
}

/// The days on which those whom a message would reach have been written to: the client, and each of its addresses,
/// which may be another client's too.
struct ContactLog {
    private var parties: [Party]

    private struct Party {
        /// `nil`: the client, by whatever address.
        let address: EmailAddress?
        var days: [CivilDate]
    }

    /// - Parameter today: The day of what is still in the outbox.
    init(
        _ contacts: [PastContact], client: ClientID, recipients: [EmailAddress], zone: Zone, today: CivilDate
    ) {
        func days(_ belongs: (PastContact) -> Bool) -> [CivilDate] {
            // A message that was tried twice on a day is one message.
            let pairs = contacts.filter(belongs).map { DayOfMessage(message: $0.messageID, day: $0.day(zone, today)) }
            return Set(pairs).map(\.day)
        }
        parties =
            [Party(address: nil, days: days { $0.clientID == client })]
            + recipients.map { address in
                Party(address: address, days: days { $0.addresses.contains(address.foldingCase) })
            }
    }

    private struct DayOfMessage: Hashable {
        let message: MessageID
        let day: CivilDate
    }

    func room(on day: CivilDate, by rules: ContactRules) -> Int {
        parties.map { rules.room(on: day, after: $0.days) }.min() ?? 0
    }

    /// One more message to all of them.
    mutating func add(on day: CivilDate) {
        for index in parties.indices { parties[index].days.append(day) }
    }

    /// What forbids a message on the day, and the open day from which one may go.
    func obstacle(on day: CivilDate, in calendar: ContactCalendar) -> (reason: Reason, until: CivilDate)? {
        for party in parties {
            guard let limit = calendar.rules.obstacle(on: day, after: party.days) else { continue }
            var next = calendar.openDay(from: day.adding(days: 1))
            while room(on: next, by: calendar.rules) < 1, next < .latest {
                next = calendar.openDay(from: next.adding(days: 1))
            }
            return (.contactLimit(limit, sharing: party.address, until: next), next)
        }
        return nil
    }
}

extension PastContact {
    fileprivate func day(_ zone: Zone, _ today: CivilDate) -> CivilDate {
        if case .reached(let instant) = when { zone.local(instant).date } else { today }
    }
}

extension EmailAddress {
    /// The same for addresses that differ in letter case alone, as they share a mailbox wherever mail is read.
    package var foldingCase: EmailAddress { EmailAddress(folding: self) }
}

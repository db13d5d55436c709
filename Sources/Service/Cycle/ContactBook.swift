import Dunning

/// Contacts that the ledger does not hold yet: of a batch that is being planned, of a day that is only looked ahead to.
struct ContactBook {
    private var byClient: [ClientID: [PastContact]] = [:]
    private var byAddress: [EmailAddress: [PastContact]] = [:]

    mutating func add(_ contact: PastContact) {
        byClient[contact.clientID, default: []].append(contact)
        for address in contact.addresses { byAddress[address, default: []].append(contact) }
    }

    mutating func add(_ message: PlannedMessage, _ when: PastContact.When) {
        // No other planned message has these reminders, and so this name.
        let name = message.reminders.map { "\($0.invoice.id.value)\n\($0.rung.code)" }.joined(separator: "\n")
        add(
            PastContact(
                messageID: MessageID(name), clientID: message.client.id, addresses: message.recipients, when: when))
    }

    /// Those that concern a client.
    func contacts(with client: Client) -> [PastContact] {
        let mine = byClient[client.id, default: []]
        let others = client.recipients.flatMap { byAddress[$0.foldingCase, default: []] }
        return mine + others.filter { $0.clientID != client.id }
    }
}

extension ClientCase {
    /// The case as it is once these have been written to as well.
    func adding(_ book: ContactBook) -> ClientCase {
        var history = history
        history.contacts += book.contacts(with: client)
        return ClientCase(client: client, invoices: invoices, history: history)
    }
}

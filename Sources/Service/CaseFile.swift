import Dunning
import Storage

/// Joins what the store and the ledger know of a client into what the planner may see.
struct CaseFile {
    /// `nil` where none has been made yet: nothing was ever sent.
    let ledger: Ledger?
    let mode: DeliveryMode
    let contact: ContactPolicy
    /// The day that is judged: contacts are looked for so far back as its limits ask for.
    let now: Instant

    /// The client with its unpaid invoices, those named, and those it could be thanked for.
    ///
    /// - Parameters:
    ///   - named: Invoices to judge whatever their status.
    ///   - excluding: A message to be judged as if it were not there.
    func read(
        _ id: ClientID, naming named: [InvoiceID] = [], excluding: Int64? = nil, through: CivilDate? = nil,
        from snapshot: borrowing InvoiceSnapshot
    ) throws -> (case: ClientCase?, broken: [BrokenRecord]) {
        let client = try snapshot.client(id)
        var records = try snapshot.unpaidInvoices(ofClient: id)
        let history = try history(
            of: id, client, invoices: records.map { InvoiceID($0.id) } + named, excluding: excluding, through: through)
        var present = Set(records.lazy.map(\.id))
        for invoice in named + history.thankable where present.insert(invoice.value).inserted {
            // A row that is gone, or was given to another client, is no longer this client's debt.
            guard let record = try snapshot.invoice(invoice), record.clientID == id.value else { continue }
            records.append(record)
        }
        return ClientCase.validating(client: client, id: id.value, invoices: records, history: history)
    }

    /// The client alone; `nil` when the store does not have it, or cannot be believed.
    func client(_ id: ClientID, in store: InvoiceStore) throws -> Client? {
        try store.read { snapshot in
            let record = try snapshot.client(id)
            return ClientCase.validating(client: record, id: id.value, invoices: [], history: ClientHistory()).case?
                .client
        }
    }

    /// The same from records that a poll has already read.
    func join(
        _ client: ClientRecord?, id: ClientID, invoices: [InvoiceRecord], from snapshot: borrowing InvoiceSnapshot
    ) throws -> (case: ClientCase?, broken: [BrokenRecord]) {
        let history = try history(of: id, client, invoices: invoices.map { InvoiceID($0.id) })
        var records = invoices
        let present = Set(records.lazy.map(\.id))
        for invoice in history.thankable where !present.contains(invoice.value) {
            guard let record = try snapshot.invoice(invoice), record.clientID == id.value else { continue }
            records.append(record)
        }
        return ClientCase.validating(client: client, id: id.value, invoices: records, history: history)
    }

    private func history(
        of id: ClientID, _ client: ClientRecord?, invoices: [InvoiceID], excluding: Int64? = nil,
        through: CivilDate? = nil
    ) throws(StorageError) -> ClientHistory {
        guard let ledger, let client else { return ClientHistory() }
        var history = try ledger.history(
            of: id, invoices: invoices, email: client.email, mode: mode, excluding: excluding, through: through)
        let rules = contact.rules(for: Client.Kind(rawValue: client.kind) ?? .unknown)
        if rules.limitsCount {
            // A day at the client begins up to a day before or after one of the company's.
            let since = now.adding(seconds: -86_400 * Int64(rules.daysLookedBack + 2))
            history.contacts = try ledger.contacts(
                of: id, EmailAddress.list(client.email).addresses, since: since, mode: mode, excluding: excluding)
        }
        return history
    }
}

extension ClientHistory {
    /// Invoices for which a thank-you is possible and none was written.
    var thankable: [InvoiceID] {
        let reminded = reminders.filter { _, past in
            past.contains { $0.rung.stage.isDemand && $0.state.countsAsSent }
                && !past.contains { $0.rung.stage == .thanks }
        }
        return Set(reminded.keys).union(
            seenOpen.filter { id in
                reminders[id]?.contains { $0.rung.stage == .thanks } != true
            }
        ).sorted()
    }
}

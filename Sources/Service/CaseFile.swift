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

    /// A client with those of its invoices that a poll has already read.
    struct Candidate {
        let id: ClientID
        /// `nil`: the store does not have it.
        let client: ClientRecord?
        let invoices: [InvoiceRecord]
    }

    /// Calls `body` for each with the same, from records that a poll has already read; one candidate a client.
    func join(
        _ candidates: [Candidate], from snapshot: borrowing InvoiceSnapshot,
        _ body: (ClientID, (case: ClientCase?, broken: [BrokenRecord])) throws -> Void
    ) throws {
        let histories = try histories(of: candidates)
        for candidate in candidates {
            let history = histories[candidate.id] ?? ClientHistory()
            var records = candidate.invoices
            let present = Set(records.lazy.map(\.id))
            for invoice in history.thankable where !present.contains(invoice.value) {
                guard let record = try snapshot.invoice(invoice), record.clientID == candidate.id.value else {
                    continue
                }
                records.append(record)
            }
            try body(
                candidate.id,
                ClientCase.validating(
                    client: candidate.client, id: candidate.id.value, invoices: records, history: history))
        }
    }

    private func histories(of candidates: [Candidate]) throws(StorageError) -> [ClientID: ClientHistory] {
        guard let ledger else { return [:] }
        let questions = candidates.compactMap { candidate in
            candidate.client.map { question(of: candidate.id, $0, candidate.invoices.map { InvoiceID($0.id) }) }
        }
        return try ledger.histories(questions, mode: mode)
    }

    private func history(
        of id: ClientID, _ client: ClientRecord?, invoices: [InvoiceID], excluding: Int64?, through: CivilDate?
    ) throws(StorageError) -> ClientHistory {
        guard let ledger, let client else { return ClientHistory() }
        let question = question(of: id, client, invoices)
        return try ledger.histories([question], mode: mode, excluding: excluding, through: through)[id]
            ?? ClientHistory()
    }

    private func question(of id: ClientID, _ client: ClientRecord, _ invoices: [InvoiceID]) -> HistoryQuestion {
        let rules = contact.rules(for: Client.Kind(rawValue: client.kind) ?? .unknown)
        guard rules.limitsCount else { return HistoryQuestion(client: id, email: client.email, invoices: invoices) }
        // A day at the client begins up to a day before or after one of the company's.
        let since = now.adding(seconds: -86_400 * Int64(rules.daysLookedBack + 2))
        return HistoryQuestion(
            client: id, email: client.email, invoices: invoices,
            contacts: HistoryQuestion.Contacts(addresses: EmailAddress.list(client.email).addresses, since: since))
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

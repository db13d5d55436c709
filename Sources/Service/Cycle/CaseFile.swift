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
    func read(
        _ id: ClientID, naming named: [InvoiceID] = [], through: CivilDate? = nil,
        from snapshot: borrowing InvoiceSnapshot
    ) throws -> Joined {
        var joined: Joined = (nil, [])
        let candidate = try candidate(id, naming: named, from: snapshot)
        try join([candidate], through: through, from: snapshot) { joined = $1 }
        return joined
    }

    /// The client alone; `nil` when the store does not have it, or cannot be believed.
    func client(_ id: ClientID, in store: InvoiceStore) throws -> Client? {
        try store.read { snapshot in
            let record = try snapshot.client(id)
            return ClientCase.validating(client: record, id: id.value, invoices: [], history: ClientHistory()).case?
                .client
        }
    }

    /// What is known of a client, and its records that cannot be believed.
    typealias Joined = (case: ClientCase?, broken: [BrokenRecord])

    /// A client with those of its invoices that were already read.
    struct Candidate {
        let id: ClientID
        /// `nil`: the store does not have it.
        let client: ClientRecord?
        let invoices: [InvoiceRecord]
        /// Invoices to judge whatever their status.
        var named: [InvoiceID] = []
        /// A message to be judged as if it were not there.
        var excluding: Int64?
    }

    /// A client with its unpaid invoices.
    func candidate(
        _ id: ClientID, naming named: [InvoiceID] = [], excluding: Int64? = nil,
        from snapshot: borrowing InvoiceSnapshot
    ) throws(StorageError) -> Candidate {
        Candidate(
            id: id, client: try snapshot.client(id), invoices: try snapshot.unpaidInvoices(ofClient: id), named: named,
            excluding: excluding)
    }

    /// Calls `body` for each, in their order, with those invoices, those named, and those it could be thanked for; one
    /// candidate a client.
    func join(
        _ candidates: [Candidate], through: CivilDate? = nil, from snapshot: borrowing InvoiceSnapshot,
        _ body: (ClientID, Joined) throws -> Void
    ) throws {
        let histories = try histories(of: candidates, through: through)
        for candidate in candidates {
            let history = histories[candidate.id] ?? ClientHistory()
            let others = try invoices(candidate.named + history.thankable, of: candidate, from: snapshot)
            try body(
                candidate.id,
                ClientCase.validating(
                    client: candidate.client, id: candidate.id.value, invoices: candidate.invoices + others,
                    history: history))
        }
    }

    /// Those invoices of the client's that it does not bring along.
    private func invoices(
        _ ids: [InvoiceID], of candidate: Candidate, from snapshot: borrowing InvoiceSnapshot
    ) throws(StorageError) -> [InvoiceRecord] {
        guard !ids.isEmpty else { return [] }
        var present = Set(candidate.invoices.lazy.map { InvoiceID($0.id) })
        var records: [InvoiceRecord] = []
        for id in ids where present.insert(id).inserted {
            // A row that is gone, or was given to another client, is no longer this client's debt.
            guard let record = try snapshot.invoice(id), ClientID(record.clientID) == candidate.id else { continue }
            records.append(record)
        }
        return records
    }

    private func histories(
        of candidates: [Candidate], through: CivilDate?
    ) throws(StorageError) -> [ClientID: ClientHistory] {
        guard let ledger else { return [:] }
        let questions = candidates.compactMap { candidate in candidate.client.map { question(of: candidate, $0) } }
        return try ledger.histories(questions, mode: mode, through: through)
    }

    private func question(of candidate: Candidate, _ client: ClientRecord) -> HistoryQuestion {
        HistoryQuestion(
            client: candidate.id, email: client.email,
            invoices: candidate.invoices.map { InvoiceID($0.id) } + candidate.named, contacts: contacts(with: client),
            excluding: candidate.excluding)
    }

    /// What its rules of contact ask for; `nil`: they set no limit.
    private func contacts(with client: ClientRecord) -> HistoryQuestion.Contacts? {
        let rules = contact.rules(for: Client.Kind(rawValue: client.kind) ?? .unknown)
        guard rules.limitsCount else { return nil }
        // A day at the client begins up to a day before or after one of the company's.
        let since = now.adding(seconds: -86_400 * Int64(rules.daysLookedBack + 2))
        return HistoryQuestion.Contacts(addresses: EmailAddress.list(client.email).addresses, since: since)
    }
}

extension ClientHistory {
    /// Invoices for which a thank-you is possible and none was written.
    var thankable: [InvoiceID] {
        guard !reminders.isEmpty || !seenOpen.isEmpty else { return [] }
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

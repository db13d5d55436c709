package import Dunning
import Formats

extension Ledger {
    /// What the planner may know of clients, by client: a few queries, however many are asked about.
    ///
    /// - Parameters:
    ///   - questions: One a client.
    ///   - through: Nothing later than this day, to look back.
    package func histories(
        _ questions: [HistoryQuestion], mode: DeliveryMode, through: CivilDate? = nil
    ) throws(StorageError) -> [ClientID: ClientHistory] {
        var histories: [ClientID: ClientHistory] = [:]
        for question in questions { histories[question.client] = ClientHistory() }
        let clients = SQLValue.text(JSON.array(questions.map { .string($0.client.value) }).line)
        try addSeenOpen(to: &histories, clients, mode: mode)
        try addRefused(to: &histories, clients, of: questions)

        let sent = try reminders("r.client_id IN (SELECT value FROM json_each(?2))", mode: mode, [clients])
        let interest = interest(of: questions, histories, sent)
        let elsewhere = try reminders(
            "r.invoice_id IN (SELECT value FROM json_each(?3)) AND r.client_id NOT IN (SELECT value FROM json_each(?2))",
            mode: mode, [clients, .text(JSON.array(interest.keys.map { .string($0.value) }).line)])
        let excluded = Dictionary(
            questions.map { ($0.client, $0.excluding) }, uniquingKeysWith: { first, _ in first })
        func counts(_ reminder: SentReminder, for client: ClientID) -> Bool {
            if let excluded = excluded[client] ?? nil, reminder.message == excluded { return false }
            return through.map { reminder.past.day <= $0 } != false
        }
        for reminder in elsewhere + sent {
            for client in interest[reminder.past.identity.invoiceID, default: []]
            where client != reminder.client && counts(reminder, for: client) {
                histories[client]?.add(toOther: reminder.past)
            }
        }
        for reminder in sent where counts(reminder, for: reminder.client) {
            histories[reminder.client]?.add(reminder.past)
        }
        try addContacts(to: &histories, questions, mode: mode)
        return histories
    }

    /// Which clients it matters to what was sent about an invoice, to whomever.
    private func interest(
        of questions: [HistoryQuestion], _ histories: [ClientID: ClientHistory], _ sent: [SentReminder]
    ) -> [InvoiceID: Set<ClientID>] {
        var interest: [InvoiceID: Set<ClientID>] = [:]
        for question in questions {
            for invoice in question.invoices { interest[invoice, default: []].insert(question.client) }
            for invoice in histories[question.client]?.seenOpen ?? [] {
                interest[invoice, default: []].insert(question.client)
            }
        }
        for reminder in sent { interest[reminder.past.identity.invoiceID, default: []].insert(reminder.client) }
        return interest
    }

    private func addSeenOpen(
        to histories: inout [ClientID: ClientHistory], _ clients: SQLValue, mode: DeliveryMode
    ) throws(StorageError) {
        guard try hasRows("seen_open") else { return }
        let seen = try connection.query(
            """
            SELECT client_id, invoice_id FROM seen_open
            WHERE client_id IN (SELECT value FROM json_each(?)) AND mode = ?
            """, [clients, .text(mode.rawValue)]
        ) { (ClientID($0.text(0)), InvoiceID($0.text(1))) }
        for (client, invoice) in seen { histories[client]?.seenOpen.insert(invoice) }
    }

    private func addRefused(
        to histories: inout [ClientID: ClientHistory], _ clients: SQLValue, of questions: [HistoryQuestion]
    ) throws(StorageError) {
        guard try hasRows("refused_address") else { return }
        let refused = try connection.query(
            "SELECT client_id, address, email FROM refused_address WHERE client_id IN (SELECT value FROM json_each(?))",
            [clients]
        ) { (ClientID($0.text(0)), EmailAddress($0.text(1)), $0.text(2)) }
        guard !refused.isEmpty else { return }
        let emails = Dictionary(questions.map { ($0.client, $0.email) }, uniquingKeysWith: { first, _ in first })
        for case (let client, let address?, let email) in refused where emails[client] == email {
            histories[client]?.refused.insert(address)
        }
    }

    private func addContacts(
        to histories: inout [ClientID: ClientHistory], _ questions: [HistoryQuestion], mode: DeliveryMode
    ) throws(StorageError) {
        let found = try contacts(questions, mode: mode)
        for (client, contacts) in found { histories[client]?.contacts = contacts }
    }

    /// Many a ledger has none of what is asked about each client: then a thousand searches are saved.
    private func hasRows(_ table: String) throws(StorageError) -> Bool {
        try !connection.query("SELECT 1 FROM \(table) LIMIT 1") { _ in }.isEmpty
    }

    /// A reminder that no message lost.
    private struct SentReminder {
        let past: PastReminder
        let client: ClientID
        /// `nil`: it was pruned.
        let message: Int64?
    }

    /// The condition is SQL of this module from ?2 on.
    private func reminders(
        _ condition: String, mode: DeliveryMode, _ values: [SQLValue]
    ) throws(StorageError) -> [SentReminder] {
        let pruned =
            try !hasRows("used_identity")
            ? ""
            : """
             UNION ALL
            SELECT r.invoice_id, coalesce(nullif(r.identity_due, ''), r.ended_on), r.stage, r.occurrence, NULL, r.state,
              r.ended_on, NULL, r.client_id
            FROM used_identity r WHERE r.mode = ?1 AND \(condition)
            """
        return try connection.query(
            """
            SELECT r.invoice_id, r.due_on, r.stage, r.occurrence, m.message_id, m.state,
              coalesce(m.ended_on, m.planned_on), m.id, r.client_id
            FROM reminder r JOIN message m ON m.id = r.message
            WHERE r.mode = ?1 AND r.dropped IS NULL AND \(condition)\(pruned)
            """, [.text(mode.rawValue)] + values
        ) { row throws(StorageError) in
            SentReminder(past: try PastReminder(row), client: ClientID(row.text(8)), message: row.int64IfPresent(7))
        }
    }
}

extension ClientHistory {
    fileprivate mutating func add(toOther past: PastReminder) {
        reminders[past.identity.invoiceID, default: []].append(past)
    }

    fileprivate mutating func add(_ past: PastReminder) {
        reminders[past.identity.invoiceID, default: []].append(past)
        guard past.rung.stage.isDemand, past.state != .cancelled else { return }
        lastDemandOn = max(lastDemandOn ?? past.day, past.day)
        if past.state.isPending { hasPendingDemand = true }
    }
}

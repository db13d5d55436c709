package import Dunning

extension Ledger {
    /// What the planner may know of clients, by client, as of one moment.
    ///
    /// - Parameters:
    ///   - questions: One a client.
    ///   - through: Nothing later than this day, to look back.
    package func histories(
        _ questions: [HistoryQuestion], mode: DeliveryMode, through: CivilDate? = nil
    ) throws(StorageError) -> [ClientID: ClientHistory] {
        // Outside a transaction each query would take locks of its own.
        guard connection.isInTransaction else {
            return try reading { () throws(StorageError) in
                try self.histories(questions, mode: mode, through: through)
            }
        }
        let search = try HistorySearch(connection, mode: mode)
        let contacts = try self.contacts(questions, mode: mode)
        var histories = [ClientID: ClientHistory](minimumCapacity: questions.count)
        for question in questions {
            histories[question.client] = try search.history(
                question, contacts: contacts[question.client] ?? [], through: through)
        }
        return histories
    }
}

/// The queries about one client, to be asked of many.
private struct HistorySearch {
    private let seenOpen: Statement?
    private let refused: Statement?
    private let waived: Statement?
    private let thanksBefore: Policy.Thanks?
    private let remindersOfClient: Statement
    private let remindersOfOthers: Statement

    init(_ connection: Connection, mode: DeliveryMode) throws(StorageError) {
        // Many a ledger has none of these: then a search for each client is saved.
        func hasRows(_ table: String) throws(StorageError) -> Bool {
            try !connection.query("SELECT 1 FROM \(table) LIMIT 1") { _ in }.isEmpty
        }
        func reminders(_ condition: String, pruned: Bool) throws(StorageError) -> Statement {
            let statement = try connection.statement(Self.reminders(condition, pruned: pruned))
            try statement.bind(1, mode.rawValue)
            return statement
        }
        seenOpen =
            try hasRows("seen_open")
            ? connection.statement("SELECT invoice_id FROM seen_open WHERE client_id = ?1 AND mode = ?2") : nil
        try seenOpen?.bind(2, mode.rawValue)
        refused =
            try hasRows("refused_address")
            ? connection.statement("SELECT address FROM refused_address WHERE client_id = ?1 AND email = ?2") : nil
        waived =
            try hasRows("waived_thanks")
            ? connection.statement(
                "SELECT invoice_id, waived_on FROM waived_thanks WHERE client_id = ?1 AND mode = ?2") : nil
        try waived?.bind(2, mode.rawValue)
        thanksBefore =
            try connection.query(
                "SELECT value FROM fact WHERE name = ?", [.text(Ledger.Fact.thanks(mode).rawValue)]
            ) { Policy.Thanks(rawValue: $0.text(0)) }.first ?? nil
        let pruned = try hasRows("used_identity")
        remindersOfClient = try reminders("r.client_id = ?2", pruned: pruned)
        remindersOfOthers = try reminders("r.invoice_id = ?2 AND r.client_id <> ?3", pruned: pruned)
    }

    /// Of those that no message lost.
    ///
    /// - Parameter pruned: Also of messages that are no longer kept.
    private static func reminders(_ condition: String, pruned: Bool) -> String {
        let kept = """
            SELECT r.invoice_id, r.due_on, r.stage, r.occurrence, m.message_id, m.state,
              coalesce(m.ended_on, m.planned_on), m.id
            FROM reminder r JOIN message m ON m.id = r.message
            WHERE r.mode = ?1 AND r.dropped IS NULL AND \(condition)
            """
        guard pruned else { return kept }
        return """
            \(kept) UNION ALL
            SELECT r.invoice_id, coalesce(nullif(r.identity_due, ''), r.ended_on), r.stage, r.occurrence, NULL, r.state,
              r.ended_on, NULL
            FROM used_identity r WHERE r.mode = ?1 AND \(condition)
            """
    }

    func history(
        _ question: HistoryQuestion, contacts: [PastContact], through: CivilDate?
    ) throws(StorageError) -> ClientHistory {
        let client = question.client.value
        var history = ClientHistory(contacts: contacts)
        if let seenOpen {
            try seenOpen.bind(1, client)
            history.seenOpen = Set(try seenOpen.rows { InvoiceID($0.text(0)) })
        }
        history.thanksBefore = thanksBefore
        if let waived {
            try waived.bind(1, client)
            let rows = try waived.rows { (InvoiceID($0.text(0)), CivilDate($0.text(1)) ?? .latest) }
            history.waived = Dictionary(rows, uniquingKeysWith: max)
        }
        if let refused {
            try refused.bind([.text(client), .text(question.email)])
            history.refused = Set(try refused.rows { EmailAddress($0.text(0)) }.compactMap(\.self))
        }
        func counts(_ reminder: SentReminder) -> Bool {
            if let excluded = question.excluding, reminder.message == excluded { return false }
            return through.map { reminder.past.day <= $0 } != false
        }
        try remindersOfClient.bind(2, client)
        let own = try remindersOfClient.rows(SentReminder.init)
        let invoices = history.seenOpen.union(question.invoices).union(own.lazy.map(\.past.identity.invoiceID))
        for invoice in invoices {
            try remindersOfOthers.bind(2, invoice.value)
            try remindersOfOthers.bind(3, client)
            for reminder in try remindersOfOthers.rows(SentReminder.init) where counts(reminder) {
                history.add(toOther: reminder.past)
            }
        }
        for reminder in own where counts(reminder) { history.add(reminder.past) }
        return history
    }
}

/// A reminder that no message lost.
private struct SentReminder {
    let past: PastReminder
    /// `nil`: it was pruned.
    let message: Int64?

    init(_ row: Statement) throws(StorageError) {
        past = try PastReminder(row)
        message = row.int64IfPresent(7)
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

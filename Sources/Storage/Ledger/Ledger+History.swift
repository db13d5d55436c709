package import Dunning
import Formats

extension Ledger {
    /// What the planner may know of a client.
    ///
    /// - Parameters:
    ///   - invoices: The client's, beside those it was written to about: what another client was sent about one of them
    ///     was sent all the same.
    ///   - email: The client's `email` now: addresses refused under another text get another chance.
    ///   - excluding: A message to be judged as if it were not there.
    ///   - through: Nothing later than this day, to look back.
    package func history(
        of client: ClientID, invoices: [InvoiceID] = [], email: String, mode: DeliveryMode, excluding: Int64? = nil,
        through: CivilDate? = nil
    ) throws(StorageError) -> ClientHistory {
        var history = ClientHistory()
        func counts(_ past: PastReminder, _ message: Int64?) -> Bool {
            (excluding == nil || message != excluding) && through.map { past.day <= $0 } != false
        }
        let mine = try reminders("r.client_id = ?2", mode: mode, [.text(client.value)])
        let others = try reminders(
            """
            r.client_id <> ?2 AND r.invoice_id IN (SELECT value FROM json_each(?3)
              UNION SELECT invoice_id FROM reminder WHERE client_id = ?2 AND mode = ?1 AND dropped IS NULL
              UNION SELECT invoice_id FROM used_identity WHERE client_id = ?2 AND mode = ?1
              UNION SELECT invoice_id FROM seen_open WHERE client_id = ?2 AND mode = ?1)
            """, mode: mode,
            [.text(client.value), .text(JSON.array(invoices.map { .string($0.value) }).line)])
        for (past, message) in others where counts(past, message) {
            history.reminders[past.identity.invoiceID, default: []].append(past)
        }
        for (past, message) in mine where counts(past, message) {
            history.reminders[past.identity.invoiceID, default: []].append(past)
            guard past.rung.stage.isDemand, past.state != .cancelled else { continue }
            history.lastDemandOn = max(history.lastDemandOn ?? past.day, past.day)
            if past.state.isPending { history.hasPendingDemand = true }
        }
        history.refused = Set(
            try connection.query(
                "SELECT address FROM refused_address WHERE client_id = ? AND email = ?",
                [.text(client.value), .text(email)]
            ) { $0.text(0) }.compactMap { EmailAddress($0) })
        history.seenOpen = Set(
            try connection.query(
                "SELECT invoice_id FROM seen_open WHERE client_id = ? AND mode = ?",
                [.text(client.value), .text(mode.rawValue)]
            ) { InvoiceID($0.text(0)) })
        return history
    }

    /// Reminders that no message lost, with the message of each that was not pruned; the condition is SQL of this module
    /// from ?2 on.
    private func reminders(
        _ condition: String, mode: DeliveryMode, _ values: [SQLValue]
    ) throws(StorageError) -> [(past: PastReminder, message: Int64?)] {
        try connection.query(
            """
            SELECT r.invoice_id, r.due_on, r.stage, r.occurrence, m.message_id, m.state,
              coalesce(m.ended_on, m.planned_on), m.id
            FROM reminder r JOIN message m ON m.id = r.message
            WHERE r.mode = ?1 AND r.dropped IS NULL AND \(condition)
            UNION ALL
            SELECT r.invoice_id, coalesce(nullif(r.identity_due, ''), r.ended_on), r.stage, r.occurrence, NULL, r.state,
              r.ended_on, NULL
            FROM used_identity r WHERE r.mode = ?1 AND \(condition)
            """, [.text(mode.rawValue)] + values
        ) { row throws(StorageError) in (try PastReminder(row), row.int64IfPresent(7)) }
    }

    /// Clients of whom an invoice could be thanked for once it is paid; those of pruned messages are among the seen.
    package func clientsWithOpenThanks(mode: DeliveryMode) throws(StorageError) -> [ClientID] {
        try connection.query(
            """
            SELECT DISTINCT r.client_id FROM reminder r JOIN message m ON m.id = r.message
            WHERE r.mode = ?1 AND r.dropped IS NULL AND r.stage <> 'thanks' AND m.state IN ('sent','uncertain')
              AND NOT EXISTS (SELECT 1 FROM reminder t WHERE t.mode = ?1 AND t.invoice_id = r.invoice_id
                AND t.identity_due = '' AND t.stage = 'thanks' AND t.occurrence = 1 AND t.dropped IS NULL)
            UNION SELECT client_id FROM seen_open WHERE mode = ?1
            """, [.text(mode.rawValue)]
        ) { ClientID($0.text(0)) }
    }

    package func noteSeenOpen(
        _ invoice: InvoiceID, of client: ClientID, mode: DeliveryMode
    ) throws(StorageError) {
        try connection.run(
            "INSERT OR IGNORE INTO seen_open VALUES (?, ?, ?)",
            [.text(client.value), .text(mode.rawValue), .text(invoice.value)])
    }

    /// Once an invoice has been thanked for, nobody asks any more whether it was seen open.
    package func forgetSeenOpen(
        _ invoice: InvoiceID, of client: ClientID, mode: DeliveryMode
    ) throws(StorageError) {
        try connection.run(
            "DELETE FROM seen_open WHERE client_id = ? AND mode = ? AND invoice_id = ?",
            [.text(client.value), .text(mode.rawValue), .text(invoice.value)])
    }

    /// An address refused for good, until the client's `email` changes.
    package func refuse(
        _ refusal: Verdict.Refusal, of client: ClientID, email: String, at now: Instant
    ) throws(StorageError) {
        try connection.run(
            "INSERT OR REPLACE INTO refused_address VALUES (?, ?, ?, ?, ?)",
            [
                .text(client.value), .text(refusal.address.value), .text(email), .integer(now.secondsSince1970),
                .text(refusal.reply),
            ])
    }

    /// True the first time that a client without a usable address is met with this `email`.
    package func noteMissingAddress(
        of client: ClientID, email: String, mode: DeliveryMode
    ) throws(StorageError) -> Bool {
        try connection.run(
            """
            INSERT INTO missing_address VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET email = excluded.email WHERE email <> excluded.email
            """, [.text(client.value), .text(mode.rawValue), .text(email)]) > 0
    }

    /// A client that can be written to again gets a new note should its address go missing once more.
    package func forgetMissingAddress(of client: ClientID, mode: DeliveryMode) throws(StorageError) {
        try connection.run(
            "DELETE FROM missing_address WHERE client_id = ? AND mode = ?",
            [.text(client.value), .text(mode.rawValue)])
    }

    /// The first message about one of these invoices that the server took: later ones refer to it.
    package func firstMessage(
        about invoices: [InvoiceID], mode: DeliveryMode
    ) throws(StorageError) -> MessageID? {
        var first: (Int64, MessageID)?
        for invoice in invoices {
            let found = try connection.query(
                """
                SELECT m.id, m.message_id FROM reminder r JOIN message m ON m.id = r.message
                WHERE r.mode = ? AND r.invoice_id = ? AND r.dropped IS NULL AND m.state = 'sent' ORDER BY m.id LIMIT 1
                """, [.text(mode.rawValue), .text(invoice.value)]
            ) { ($0.int64(0), MessageID($0.text(1))) }.first
            if let found, first.map({ found.0 < $0.0 }) ?? true { first = found }
        }
        return first?.1
    }
}

extension PastReminder {
    fileprivate init(_ row: Statement) throws(StorageError) {
        guard let dueOn = CivilDate(row.text(1)), let stage = Stage(rawValue: row.text(2)),
            let state = MessageState(rawValue: row.text(5)), let day = CivilDate(row.text(6))
        else {
            throw StorageError.damagedReminder(row)
        }
        self.init(
            identity: ReminderIdentity(
                invoiceID: InvoiceID(row.text(0)), dueOn: dueOn, rung: Rung(stage, Int(row.int64(3)))),
            messageID: row.textIfPresent(4).map { MessageID($0) }, state: state, day: day)
    }
}

package import Dunning

/// A reminder of whichever client and mode, with what the ledger still knows of its message.
package struct RecordedReminder: Hashable, Sendable {
    package let past: PastReminder
    package let mode: DeliveryMode
    package let clientID: ClientID
    /// Why it left its message; `nil` while it belongs to it.
    package let dropped: Reason?
    /// As its message named the invoice; `nil`, like `message`, when that was pruned.
    package let number: String?
    package let message: LedgerMessage?
}

extension Ledger {
    /// All that the ledger holds of an invoice, those that left their messages included, oldest first.
    package func reminders(about invoice: InvoiceID) throws(StorageError) -> [RecordedReminder] {
        try connection.query(
            """
            SELECT r.invoice_id, r.due_on, r.stage, r.occurrence, m.message_id, m.state,
              coalesce(m.ended_on, m.planned_on) AS day, m.id AS message, r.mode, r.client_id, r.dropped, r.number
            FROM reminder r JOIN message m ON m.id = r.message WHERE r.invoice_id = ?1
            UNION ALL
            SELECT invoice_id, coalesce(nullif(identity_due, ''), ended_on), stage, occurrence, NULL, state,
              ended_on, NULL, mode, client_id, NULL, NULL
            FROM used_identity WHERE invoice_id = ?1
            ORDER BY day, message
            """, [.text(invoice.value)]
        ) { row throws(StorageError) in try self.recorded(row) }
    }

    private func recorded(_ row: Statement) throws(StorageError) -> RecordedReminder {
        guard let mode = DeliveryMode(rawValue: row.text(8)) else { throw .damagedReminder(row) }
        var message: LedgerMessage?
        if let id = row.int64IfPresent(7) { message = try self.message(id: id) }
        return RecordedReminder(
            past: try PastReminder(row), mode: mode, clientID: ClientID(row.text(9)),
            dropped: row.textIfPresent(10).flatMap(Reason.init(code:)), number: row.textIfPresent(11),
            message: message)
    }

    /// The invoices that a person may mean by a store's id, or by a number that messages named.
    package func invoices(named reference: String) throws(StorageError) -> [InvoiceID] {
        try connection.query(
            """
            SELECT invoice_id FROM reminder WHERE invoice_id = ?1 OR number = ?1
            UNION SELECT invoice_id FROM used_identity WHERE invoice_id = ?1 ORDER BY 1
            """, [.text(reference)]
        ) { InvoiceID($0.text(0)) }
    }
}

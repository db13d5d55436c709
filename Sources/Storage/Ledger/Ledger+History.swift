package import Dunning

extension Ledger {
    /// Clients of whom an invoice could be thanked for once it is paid; those of pruned messages are among the seen.
    package func clientsWithOpenThanks(mode: DeliveryMode) throws(StorageError) -> [ClientID] {
        try connection.query(
            "SELECT client_id FROM unthanked WHERE mode = ?1 UNION SELECT client_id FROM seen_open WHERE mode = ?1",
            [.text(mode.rawValue)]
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
    init(_ row: Statement) throws(StorageError) {
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

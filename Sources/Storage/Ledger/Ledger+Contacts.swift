package import Dunning
import Formats

extension Ledger {
    /// Messages to a client or to one of these addresses, whoever's they are, that reached somebody since then, or may
    /// have, or wait in the outbox for nothing but their turn: what is held, or waits for its data, may wait for ever, and
    /// keeps nobody else from being written to.
    ///
    /// - Parameter excluding: A message to be judged as if it were not there.
    package func contacts(
        of client: ClientID, _ addresses: [EmailAddress], since: Instant, mode: DeliveryMode, excluding: Int64? = nil
    ) throws(StorageError) -> [PastContact] {
        let found = try connection.query(
            Self.contactsQuery,
            [
                .text(client.value), .text(mode.rawValue), .integer(since.secondsSince1970),
                .text(JSON.array(addresses.map { .string($0.foldingCase.value) }).line), SQLValue(excluding),
            ]
        ) { row -> PastContact? in
            let waits = row.int64(2) == Self.waiting
            if waits, let code = row.textIfPresent(5), Reason(code: code)?.isAboutContact == false { return nil }
            return PastContact(
                messageID: MessageID(row.text(0)), clientID: ClientID(row.text(1)),
                addresses: EmailAddress.list(row.text(4)).addresses,
                when: waits
                    ? row.text(3) == MessageState.sending.rawValue ? .sending : .pending
                    : .reached(Instant(secondsSince1970: row.int64(2))))
        }
        return found.compactMap(\.self)
    }

    /// Two searches by index, whatever the ledger's age.
    package static let contactsQuery = """
        SELECT m.message_id, c.client_id, c.at, m.state, group_concat(c.address), m.reason FROM (
          SELECT * FROM contact WHERE client_id = ?1 AND mode = ?2 AND at >= ?3
          UNION SELECT * FROM contact
          WHERE address IN (SELECT value FROM json_each(?4)) AND mode = ?2 AND at >= ?3
        ) c JOIN message m ON m.id = c.message WHERE c.message IS NOT ?5 GROUP BY c.message, c.at
        """

    /// The `at` of a message in the outbox: later than any day that is asked about.
    private static let waiting = Int64.max

    func addContacts(of message: NewMessage, id: Int64) throws(StorageError) {
        for address in message.planned.recipients {
            try connection.run(
                "INSERT INTO contact VALUES (?, ?, ?, ?, ?)",
                [
                    .integer(id), .text(message.mode.rawValue), .text(message.planned.client.id.value),
                    .text(address.foldingCase.value), .integer(Self.waiting),
                ])
        }
    }

    /// It waits for other addresses now.
    func replaceContacts(of message: NewMessage, id: Int64) throws(StorageError) {
        try connection.run(
            "DELETE FROM contact WHERE message = ? AND (at IS NULL OR at = ?)", [.integer(id), .integer(Self.waiting)])
        try addContacts(of: message, id: id)
    }

    /// What an attempt means for those it was for.
    func recordContacts(
        of id: Int64, _ verdict: Verdict, state: MessageState, at now: Instant
    ) throws(StorageError) {
        guard verdict.outcome == .accepted || verdict.outcome == .uncertain else {
            if !state.isPending { try endContacts(of: id) }
            return
        }
        let time = SQLValue.integer(now.secondsSince1970)
        try connection.run(
            "UPDATE contact SET at = ?2 WHERE message = ?1 AND (at IS NULL OR at = ?3)",
            [.integer(id), time, .integer(Self.waiting)])
        for refusal in verdict.refused {
            try connection.run(
                "UPDATE contact SET at = NULL WHERE message = ? AND at = ? AND address = ?",
                [.integer(id), time, .text(refusal.address.foldingCase.value)])
        }
    }

    /// Nobody waits for it any more.
    func endContacts(of id: Int64) throws(StorageError) {
        try connection.run(
            "UPDATE contact SET at = NULL WHERE message = ? AND at = ?", [.integer(id), .integer(Self.waiting)])
    }

    /// It is in the outbox again; what it reached before stays reached.
    package func awaitContacts(of id: Int64) throws(StorageError) {
        try connection.run(
            "UPDATE contact SET at = ? WHERE message = ? AND at IS NULL", [.integer(Self.waiting), .integer(id)])
        try connection.run(
            """
            INSERT INTO contact SELECT DISTINCT message, mode, client_id, address, ?2 FROM contact WHERE message = ?1
              AND NOT EXISTS (SELECT 1 FROM contact WHERE message = ?1 AND at = ?2)
            """, [.integer(id), .integer(Self.waiting)])
    }
}

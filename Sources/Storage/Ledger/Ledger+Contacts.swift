package import Dunning
import Formats

extension Ledger {
    /// Messages to a client or to one of its addresses, whoever's they are, that reached somebody since then, or may
    /// have, or wait in the outbox for nothing but their turn: what is held, or waits for its data, may wait for ever, and
    /// keeps nobody else from being written to.
    func contacts(
        _ questions: [HistoryQuestion], mode: DeliveryMode
    ) throws(StorageError) -> [ClientID: [PastContact]] {
        var asked: [ClientID: (since: Int64, excluding: Int64?)] = [:]
        var readers: [String: [ClientID]] = [:]
        for question in questions {
            guard let contacts = question.contacts else { continue }
            asked[question.client] = (contacts.since.secondsSince1970, question.excluding)
            for address in contacts.addresses {
                readers[address.foldingCase.value, default: []].append(question.client)
            }
        }
        guard let since = asked.values.map(\.since).min() else { return [:] }
        let rows = try connection.query(
            Self.contactsQuery,
            [
                .text(JSON.array(asked.keys.map { .string($0.value) }).line), .text(mode.rawValue),
                .integer(since), .text(JSON.array(readers.keys.map(JSON.string)).line),
            ], ContactRow.init)
        var found: [ClientID: [PastContact]] = [:]
        for rows in rows.chunked(where: { $0.message == $1.message && $0.at == $1.at }) {
            guard let first = rows.first, let when = first.when else { continue }
            func add(_ client: ClientID, _ addresses: [String]) {
                guard let question = asked[client], first.at >= question.since, first.message != question.excluding
                else { return }
                found[client, default: []].append(
                    PastContact(
                        messageID: first.messageID, clientID: first.client,
                        addresses: addresses.compactMap { EmailAddress($0) }, when: when))
            }
            add(first.client, rows.map(\.address))
            for other in Set(rows.flatMap { readers[$0.address, default: []] }) where other != first.client {
                add(other, rows.map(\.address).filter { readers[$0, default: []].contains(other) })
            }
        }
        return found
    }

    /// Two searches by index, whatever the ledger's age. A message that was tried again has its rows for each time.
    package static let contactsQuery = """
        SELECT c.message, c.at, m.message_id, c.client_id, c.address, m.state, m.reason FROM (
          SELECT * FROM contact WHERE client_id IN (SELECT value FROM json_each(?1)) AND mode = ?2 AND at >= ?3
          UNION SELECT * FROM contact
          WHERE address IN (SELECT value FROM json_each(?4)) AND mode = ?2 AND at >= ?3
        ) c JOIN message m ON m.id = c.message ORDER BY c.message, c.at
        """

    /// The `at` of a message in the outbox: later than any day that is asked about.
    fileprivate static let waiting = Int64.max

    /// Whom a message is written to, also where it goes to another address in their place; in small letters.
    package func addressees(of id: Int64) throws(StorageError) -> [EmailAddress] {
        let query = "SELECT address FROM contact WHERE message = ? GROUP BY address ORDER BY min(rowid)"
        return try connection.query(query, [.integer(id)]) { EmailAddress($0.text(0)) }.compactMap(\.self)
    }

    func addContacts(of message: NewMessage, id: Int64) throws(StorageError) {
        for address in message.planned.recipients {
            try addContact(of: id, message.planned.client.id, address, mode: message.mode)
        }
    }

    func addContact(
        of id: Int64, _ client: ClientID, _ address: EmailAddress, mode: DeliveryMode
    ) throws(StorageError) {
        try connection.run(
            "INSERT INTO contact VALUES (?, ?, ?, ?, ?)",
            [
                .integer(id), .text(mode.rawValue), .text(client.value), .text(address.foldingCase.value),
                .integer(Self.waiting),
            ])
    }

    /// It waits for other addresses now.
    func replaceContacts(of message: NewMessage, id: Int64) throws(StorageError) {
        try forgetWaitingContacts(of: id)
        try addContacts(of: message, id: id)
    }

    /// What it reached stays reached.
    func forgetWaitingContacts(of id: Int64) throws(StorageError) {
        try connection.run(
            "DELETE FROM contact WHERE message = ? AND (at IS NULL OR at = ?)", [.integer(id), .integer(Self.waiting)])
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
            INSERT INTO contact SELECT DISTINCT message, mode, client_id, address, ?2 FROM contact reached
              WHERE message = ?1 AND NOT EXISTS (
                SELECT 1 FROM contact WHERE message = ?1 AND address = reached.address AND at = ?2)
            """, [.integer(id), .integer(Self.waiting)])
    }
}

/// A row of `contactsQuery`.
private struct ContactRow {
    let message: Int64
    let at: Int64
    let messageID: MessageID
    let client: ClientID
    let address: String
    /// `nil`: what may wait for ever.
    let when: PastContact.When?

    init(_ row: Statement) {
        message = row.int64(0)
        at = row.int64(1)
        messageID = MessageID(row.text(2))
        client = ClientID(row.text(3))
        address = row.text(4)
        guard at == Ledger.waiting else {
            when = .reached(Instant(secondsSince1970: at))
            return
        }
        let reason = row.textIfPresent(6).flatMap(Reason.init(code:))
        let mayWaitForEver = reason?.isAboutContact == false
        when = mayWaitForEver ? nil : row.text(5) == MessageState.sending.rawValue ? .sending : .pending
    }
}

extension Array {
    /// Neighbours that belong together.
    fileprivate func chunked(where belongs: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
        var chunks: [ArraySlice<Element>] = []
        var start = startIndex
        for index in indices where index + 1 == endIndex || !belongs(self[index], self[index + 1]) {
            chunks.append(self[start...index])
            start = index + 1
        }
        return chunks
    }
}

package import Dunning

extension Ledger {
    /// Takes in a note and gives its number.
    @discardableResult
    package func add(_ note: Note) throws(StorageError) -> Int64 {
        try connection.run(
            """
            INSERT INTO note (at, utc_offset, client_id, client_name, title, stage, occurrence, invoices, currency,
              balance, days_past_due, recipients, channel, result, message_id, author, state, detail)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """,
            [
                .integer(note.time.instant.secondsSince1970), .integer(Int64(note.time.secondsFromUTC)),
                .text(note.clientID.value), .text(note.clientName), .text(note.title),
                SQLValue(note.rung?.stage.rawValue), SQLValue(note.rung.map { Int64($0.occurrence) }),
                .text(note.invoices.joined(separator: Self.listSeparator)), SQLValue(note.balance?.currency.code),
                SQLValue(note.balance?.minorUnits), SQLValue(note.daysPastDue.map(Int64.init)),
                note.recipients.stored, .text(note.channel.rawValue), SQLValue(note.result?.rawValue),
                SQLValue(note.messageID?.value), .text(note.author), .text(note.state.rawValue), .text(note.detail),
            ])
        return connection.lastInsertedID
    }

    /// Closes a note; `false` when there is none of that number, or it was closed before.
    package func complete(note id: Int64, by author: String, at now: Instant) throws(StorageError) -> Bool {
        try connection.run(
            "UPDATE note SET state = 'done', done_at = ?, done_by = ? WHERE id = ? AND state = 'open'",
            [.integer(now.secondsSince1970), .text(author), .integer(id)]) > 0
    }

    package func note(_ id: Int64) throws(StorageError) -> Note? {
        try notes(where: "id = ?", [.integer(id)]).first
    }

    /// What a person wrote about a client last, open or done.
    package func lastComment(about client: ClientID) throws(StorageError) -> Note? {
        try notes(
            where: "id = (SELECT max(id) FROM note WHERE client_id = ? AND result IS NULL)", [.text(client.value)]
        ).first
    }

    /// Which notes a list shows; `nil` does not narrow it.
    package struct NoteFilter: Sendable {
        package var client: ClientID?
        package var since: CivilDate?
        package var until: CivilDate?
        package var state: Note.State?
        package var result: Note.Result?

        package init(
            client: ClientID? = nil, since: CivilDate? = nil, until: CivilDate? = nil, state: Note.State? = nil,
            result: Note.Result? = nil
        ) {
            self.client = client
            self.since = since
            self.until = until
            self.state = state
            self.result = result
        }
    }

    /// Oldest first.
    package func notes(_ filter: NoteFilter) throws(StorageError) -> [Note] {
        var conditions = Conditions()
        conditions.add("client_id = ?", filter.client.map { .text($0.value) })
        conditions.add("state = ?", filter.state.map { .text($0.rawValue) })
        conditions.add("result = ?", filter.result.map { .text($0.rawValue) })
        let notes = try notes(where: conditions.sql, conditions.values)
        // The day is the local one of each note, which the row holds only together with its offset.
        return notes.filter { note in
            filter.since.map { note.time.date >= $0 } != false && filter.until.map { note.time.date <= $0 } != false
        }
    }

    private static let listSeparator = "\u{1F}"

    private func notes(where condition: String, _ values: [SQLValue]) throws(StorageError) -> [Note] {
        try connection.query(
            """
            SELECT id, at, utc_offset, client_id, client_name, title, stage, occurrence, invoices, currency, balance,
              days_past_due, recipients, channel, result, message_id, author, state, detail
            FROM note WHERE \(condition) ORDER BY id
            """, values
        ) { row throws(StorageError) in try Self.note(row) }
    }

    private static func note(_ row: Statement) throws(StorageError) -> Note {
        let rung = row.textIfPresent(6).flatMap(Stage.init(rawValue:)).map { Rung($0, Int(row.int64(7))) }
        let currency = row.textIfPresent(9).flatMap { Currency($0) }
        guard let channel = Note.Channel(rawValue: row.text(13)), let state = Note.State(rawValue: row.text(17)) else {
            throw StorageError(
                .corrupt, "cannot read note \(row.int64(0)) of the ledger", cause: "a word in it is unknown")
        }
        return Note(
            id: row.int64(0),
            time: LocalTime(Instant(secondsSince1970: row.int64(1)), secondsFromUTC: Int(row.int64(2))),
            clientID: ClientID(row.text(3)), clientName: row.text(4), title: row.text(5), rung: rung,
            invoices: row.text(8).split(separator: listSeparator).map(String.init),
            balance: currency.map { Money(minorUnits: row.int64(10), currency: $0) },
            daysPastDue: row.int64IfPresent(11).map(Int.init),
            recipients: EmailAddress.list(row.text(12)).addresses, channel: channel,
            result: row.textIfPresent(14).flatMap(Note.Result.init(rawValue:)),
            messageID: row.textIfPresent(15).map { MessageID($0) }, author: row.text(16), state: state,
            detail: row.text(18))
    }
}

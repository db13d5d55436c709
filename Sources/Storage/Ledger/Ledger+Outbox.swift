import CrashPoints
package import Dunning

extension Ledger {
    /// Takes a message in with its reminders.
    ///
    /// - Throws: `.constraint` when one of its identities is already there: no reminder exists twice.
    @discardableResult
    package func enqueue(_ message: NewMessage, held: Reason? = nil, at now: Instant) throws(StorageError) -> Int64 {
        try connection.run(
            """
            INSERT INTO message (message_id, mode, client_id, client_name, stage, occurrence, currency,
              balance, days_past_due, planned_on, created_at, sender, header_from, header_to, header_cc, bcc,
              subject, fingerprint, state, next_attempt_at, reason)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """,
            [
                .text(message.messageID.value), .text(message.mode.rawValue),
                .text(message.planned.client.id.value), .text(message.planned.client.name),
                .text(message.planned.stage.rawValue), .integer(Int64(message.planned.rung.occurrence)),
                .text(message.planned.currency.code),
                .integer(message.planned.balance.minorUnits), .integer(Int64(message.daysPastDue)),
                .text(message.planned.day.description), .integer(now.secondsSince1970),
                .text(message.envelope.sender.value), .text(message.from), message.to.stored, message.cc.stored,
                message.bcc.stored, .text(message.subject), .text(message.fingerprint),
                .text(held == nil ? "queued" : "held"),
                SQLValue(held == nil ? now.secondsSince1970 : nil), SQLValue(held?.code),
            ])
        let id = connection.lastInsertedID
        try connection.run("INSERT INTO letter VALUES (?, ?)", [.integer(id), .blob(message.bytes)])
        for reminder in message.planned.reminders { try insert(reminder, of: id, mode: message.mode) }
        try addContacts(of: message, id: id)
        return id
    }

    private func insert(_ reminder: Reminder, of message: Int64, mode: DeliveryMode) throws(StorageError) {
        let identity = reminder.identity
        // NULL is never equal to NULL, and two reminders without a date must be one to the unique index.
        try connection.run(
            """
            INSERT INTO reminder (message, mode, client_id, invoice_id, number, due_on, identity_due, stage,
              occurrence, currency, balance) VALUES (?,?,?,?,?,?,?,?,?,?,?)
            """,
            [
                .integer(message), .text(mode.rawValue), .text(reminder.invoice.clientID.value),
                .text(identity.invoiceID.value), .text(reminder.invoice.number), .text(reminder.dueOn.description),
                .text(identity.dueOn?.description ?? ""), .text(identity.rung.stage.rawValue),
                .integer(Int64(identity.rung.occurrence)), .text(reminder.invoice.balance.currency.code),
                .integer(reminder.invoice.balance.minorUnits),
            ])
    }

    /// Messages whose next attempt has come, the longest waiting first; those that are known already are left out.
    package func dueMessages(
        at now: Instant, limit: Int, except known: Set<Int64> = []
    ) throws(StorageError) -> [LedgerMessage] {
        try connection.query(
            """
            SELECT \(LedgerMessage.columns) FROM message
            WHERE next_attempt_at IS NOT NULL AND next_attempt_at <= ? ORDER BY next_attempt_at, id LIMIT ?
            """, [.integer(now.secondsSince1970), .integer(Int64(limit + known.count))]
        ) { row throws(StorageError) in known.contains(row.int64(0)) ? nil : try LedgerMessage(row) }
        .lazy.compactMap(\.self).prefix(limit).map(\.self)
    }

    /// When the next message asks for an attempt by itself.
    package func nextAttempt() throws(StorageError) -> Instant? {
        try connection.query(
            "SELECT next_attempt_at FROM message WHERE next_attempt_at IS NOT NULL ORDER BY next_attempt_at LIMIT 1"
        ) { $0.int64(0) }.first.map { Instant(secondsSince1970: $0) }
    }

    /// Attempts that were to be made later than `limit` are made now, and `RetryFor=` counts from now at the latest: their
    /// times came from a clock that was ahead.
    package func bringForward(attemptsAfter limit: Instant, to now: Instant) throws(StorageError) {
        try connection.run(
            """
            UPDATE message SET next_attempt_at = ?2, first_attempt_at = min(first_attempt_at, ?2)
            WHERE next_attempt_at > ?1
            """,
            [.integer(limit.secondsSince1970), .integer(now.secondsSince1970)])
    }

    /// Time in which contact is closed does not count towards `RetryFor=`, nor before the first attempt.
    package func pauseRetries(of id: Int64, for seconds: Int64) throws(StorageError) {
        try connection.run(
            "UPDATE message SET first_attempt_at = first_attempt_at + ? WHERE id = ? AND first_attempt_at IS NOT NULL",
            [.integer(max(0, seconds)), .integer(id)])
    }

    /// Puts a message on the wire: durable, with the transaction, before the connection is used.
    /// `LedgerMessage.sending` is what the message is then.
    package func markSending(_ id: Int64, at now: Instant) throws(StorageError) {
        try connection.run(
            """
            UPDATE message SET state = 'sending', next_attempt_at = NULL, attempts = attempts + 1, reason = NULL,
              first_attempt_at = coalesce(first_attempt_at, ?2), last_attempt_at = ?2 WHERE id = ?1
            """, [.integer(id), .integer(now.secondsSince1970)])
    }

    /// Takes back a message that was never put on the wire after all.
    package func unmarkSending(_ message: LedgerMessage) throws(StorageError) {
        try connection.run(
            """
            UPDATE message SET state = ?2, attempts = ?3, first_attempt_at = ?4, last_attempt_at = ?5,
              next_attempt_at = ?6, reason = ?7 WHERE id = ?1
            """,
            [
                .integer(message.id), .text(message.state.rawValue), .integer(Int64(message.attempts)),
                SQLValue(message.firstAttempt?.secondsSince1970), SQLValue(message.lastAttempt?.secondsSince1970),
                SQLValue(message.nextAttempt?.secondsSince1970), SQLValue(message.reason?.code),
            ])
        if !message.state.isPending { try endContacts(of: message.id) }
    }

    /// Keeps what came of an attempt, with the server's words.
    package func record(
        _ verdict: Verdict, disposition: Disposition, for id: Int64, attempt: Int, at time: LocalTime
    ) throws(StorageError) {
        let now = time.instant.secondsSince1970
        try connection.run(
            """
            INSERT INTO attempt VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET at = excluded.at, verdict = excluded.verdict, reply = excluded.reply
            """,
            [
                .integer(id), .integer(Int64(attempt)), .integer(now), .text(verdict.outcome.word),
                .text(verdict.reply),
            ])
        let ended = disposition.state != .deferred
        try connection.run(
            """
            UPDATE message SET state = ?2, was_uncertain = max(was_uncertain, ?3), next_attempt_at = ?4, reply = ?5,
              reason = ?6, ended_at = ?7, ended_on = ?8, utc_offset = ?9, refused = ?10 WHERE id = ?1
            """,
            [
                .integer(id), .text(disposition.state.rawValue), .integer(disposition.state == .uncertain ? 1 : 0),
                SQLValue(disposition.nextAttempt?.secondsSince1970), .text(verdict.reply),
                SQLValue(disposition.reason?.code), SQLValue(ended ? now : nil),
                SQLValue(ended ? time.date.description : nil), .integer(Int64(time.secondsFromUTC)),
                verdict.refused.map(\.address).stored,
            ])
        try recordContacts(of: id, verdict, state: disposition.state, at: time.instant)
    }

    /// Ends a message unsent; its identities are free again, unless a person gave it up: what was given up is not
    /// planned anew, and the ladder goes on by date.
    package func cancel(_ id: Int64, reason: Reason, at time: LocalTime) throws(StorageError) {
        try connection.run(
            """
            UPDATE message SET state = 'cancelled', next_attempt_at = NULL, reason = ?2, ended_at = ?3, ended_on = ?4,
              utc_offset = ?5 WHERE id = ?1
            """,
            [
                .integer(id), .text(reason.code), .integer(time.instant.secondsSince1970),
                .text(time.date.description), .integer(Int64(time.secondsFromUTC)),
            ])
        if reason != .cancelledByOperator {
            try connection.run(
                "UPDATE reminder SET dropped = ? WHERE message = ? AND dropped IS NULL",
                [.text(reason.code), .integer(id)])
        }
        try connection.run("DELETE FROM letter WHERE message = ?", [.integer(id)])
        try endContacts(of: id)
    }

    /// One reminder leaves its message; its identity is free again.
    package func drop(_ identity: ReminderIdentity, from id: Int64, reason: Reason) throws(StorageError) {
        try connection.run(
            """
            UPDATE reminder SET dropped = ? WHERE message = ? AND invoice_id = ? AND stage = ? AND occurrence = ?
              AND dropped IS NULL
            """,
            [
                .text(reason.code), .integer(id), .text(identity.invoiceID.value), .text(identity.rung.stage.rawValue),
                .integer(Int64(identity.rung.occurrence)),
            ])
    }

    /// Puts newly composed words, and what they now say, in the place of a waiting message's. It stays one of the messages
    /// of the day that it was planned on.
    package func recompose(_ id: Int64, as message: NewMessage) throws(StorageError) {
        try connection.run(
            """
            UPDATE message SET message_id = ?2, client_name = ?3, stage = ?4, occurrence = ?5, currency = ?6,
              balance = ?7, days_past_due = ?8, sender = ?9, header_from = ?10, header_to = ?11, header_cc = ?12,
              bcc = ?13, subject = ?14, fingerprint = ?15 WHERE id = ?1
            """,
            [
                .integer(id), .text(message.messageID.value), .text(message.planned.client.name),
                .text(message.planned.stage.rawValue), .integer(Int64(message.planned.rung.occurrence)),
                .text(message.planned.currency.code), .integer(message.planned.balance.minorUnits),
                .integer(Int64(message.daysPastDue)), .text(message.envelope.sender.value),
                .text(message.from), message.to.stored, message.cc.stored, message.bcc.stored,
                .text(message.subject), .text(message.fingerprint),
            ])
        try connection.run("INSERT OR REPLACE INTO letter VALUES (?, ?)", [.integer(id), .blob(message.bytes)])
        try replaceContacts(of: message, id: id)
        for reminder in message.planned.reminders {
            try connection.run(
                """
                UPDATE reminder SET number = ?, due_on = ?, currency = ?, balance = ?
                WHERE message = ? AND invoice_id = ? AND dropped IS NULL
                """,
                [
                    .text(reminder.invoice.number), .text(reminder.dueOn.description),
                    .text(reminder.invoice.balance.currency.code), .integer(reminder.invoice.balance.minorUnits),
                    .integer(id), .text(reminder.invoice.id.value),
                ])
        }
    }

    /// Changes a state by a person's word or a guard's; `next` is when it is attempted, `nil` not by itself.
    package func move(
        _ id: Int64, to state: MessageState, next: Instant?, reason: Reason?
    ) throws(StorageError) {
        try connection.run(
            "UPDATE message SET state = ?, next_attempt_at = ?, reason = ? WHERE id = ?",
            [
                .text(state.rawValue), SQLValue(next?.secondsSince1970), SQLValue(reason?.code), .integer(id),
            ])
        if state.isPending { try awaitContacts(of: id) }
    }

    /// Gives a message that failed a new beginning: `RetryFor=` counts anew, and addresses that were refused are asked
    /// again.
    package func revive(_ message: LedgerMessage, next: Instant) throws(StorageError) {
        try connection.run(
            "UPDATE message SET first_attempt_at = NULL, ended_at = NULL, ended_on = NULL WHERE id = ?",
            [.integer(message.id)])
        try move(message.id, to: .queued, next: next, reason: nil)
        try forgetRefusals(of: message.clientID)
    }

    /// The client's addresses that were refused for good are asked again.
    package func forgetRefusals(of client: ClientID) throws(StorageError) {
        try connection.run("DELETE FROM refused_address WHERE client_id = ?", [.text(client.value)])
    }

    /// What a process that died left on the wire: nobody knows whether the server took it.
    package func recoverSending(
        next: Instant?, at time: (Instant) -> LocalTime
    ) throws(StorageError) -> [LedgerMessage] {
        let interrupted = try messages("state = 'sending' ORDER BY id", [])
        for message in interrupted {
            let attempted = time(message.lastAttempt ?? message.createdAt)
            let verdict = Verdict(.uncertain, reply: "recordad stopped before the server answered")
            try record(
                verdict, disposition: Disposition(state: .uncertain, nextAttempt: next), for: message.id,
                attempt: message.attempts, at: attempted)
            #if CrashPoints
                CrashPoint.recoveryUncommitted.pass()
            #endif
        }
        return interrupted
    }
}

extension Verdict.Outcome {
    /// As the ledger and the metrics call it.
    package var word: String {
        switch self {
        case .accepted: "accepted"
        case .deferred: "deferred"
        case .failed: "failed"
        case .uncertain: "uncertain"
        }
    }
}

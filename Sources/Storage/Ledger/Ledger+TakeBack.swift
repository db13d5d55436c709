package import Dunning

/// What a ledger that was put back from a backup, or lost, learns from the record of sent mail (design 7.2). Belongs into
/// one transaction.
extension Ledger {
    /// What the ledger knew of a message before its record was taken back.
    package enum Known: Hashable, Sendable { case sent, unsent, nothing }

    /// Takes in that a message was accepted, with the words and amounts that it had then: one that is held may have been
    /// composed again under its Message-ID. Its notes were written then, and are not written again.
    package func takeBack(_ proof: AcceptedMessage, sequence: Int) throws(StorageError) -> Known {
        let held = try messages(
            "message_id = ? AND mode = 'live' AND state <> 'cancelled'", [.text(proof.messageID.value)]
        ).first
        guard held?.state != .sent else { return .sent }
        let id = try put(proof, inPlaceOf: held?.id)
        let at = SQLValue.integer(proof.time.instant.secondsSince1970)
        try connection.run(
            """
            UPDATE message SET attempts = ?2, first_attempt_at = coalesce(first_attempt_at, ?3), last_attempt_at = ?3
            WHERE id = ?1
            """, [.integer(id), .integer(Int64(proof.attempts)), at])
        let refused = proof.refused.map { Verdict.Refusal(address: $0, reply: proof.reply) }
        try record(
            Verdict(.accepted, reply: proof.reply, refused: refused), disposition: Disposition(state: .sent), for: id,
            attempt: proof.attempts, at: proof.time)
        try setAuditSequence(sequence, of: id)
        try connection.run("DELETE FROM letter WHERE message = ?", [.integer(id)])
        return held == nil ? .nothing : .unsent
    }

    /// The message as it was, but for what no record tells: when it was planned, and what its words depended on.
    private func put(_ proof: AcceptedMessage, inPlaceOf held: Int64?) throws(StorageError) -> Int64 {
        let id = try write(proof, over: held)
        try forgetWaitingContacts(of: id)
        for line in proof.reminders { try take(line, into: id, of: proof) }
        for address in proof.to { try addContact(of: id, proof.clientID, address, mode: .live) }
        return id
    }

    private func write(_ proof: AcceptedMessage, over held: Int64?) throws(StorageError) -> Int64 {
        let rung = proof.reminders.map(\.identity.rung).filter { $0.stage == proof.stage }.max() ?? Rung(proof.stage)
        let told =
            "client_name, stage, occurrence, currency, balance, days_past_due, sender, header_from, header_to, header_cc, "
            + "bcc, subject"
        let values: [SQLValue] = [
            .text(proof.clientName), .text(rung.stage.rawValue), .integer(Int64(rung.occurrence)),
            SQLValue(proof.reminders.first?.balance.currency.code),
            .integer(proof.reminders.reduce(0) { $0 + $1.balance.minorUnits }),
            .integer(Int64(proof.reminders.map { proof.time.date.days(since: $0.dueOn) }.max() ?? 0)),
            SQLValue(proof.sender?.value), .text(proof.from), proof.to.stored, proof.cc.stored, proof.bcc.stored,
            .text(proof.subject),
        ]
        if let held {
            try connection.run(
                "UPDATE message SET (\(told)) = (?,?,?,?,?,?,?,?,?,?,?,?) WHERE id = ?", values + [.integer(held)])
            return held
        }
        try connection.run(
            """
            INSERT INTO message (\(told), message_id, client_id, planned_on, created_at, mode, fingerprint, state)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,'live','','queued')
            """,
            values + [
                .text(proof.messageID.value), .text(proof.clientID.value), .text(proof.time.date.description),
                .integer(proof.time.instant.secondsSince1970),
            ])
        return connection.lastInsertedID
    }

    /// A reminder is in one message: whoever else has it, without having been accepted, loses it.
    private func take(
        _ line: AcceptedMessage.Line, into id: Int64, of proof: AcceptedMessage
    ) throws(StorageError) {
        let identity = line.identity
        // As `insert` writes it: NULL is never equal to NULL.
        let key: [SQLValue] = [
            .text(identity.invoiceID.value), .text(identity.dueOn?.description ?? ""),
            .text(identity.rung.stage.rawValue), .integer(Int64(identity.rung.occurrence)),
        ]
        let values: [SQLValue] =
            key + [
                .integer(id), .text(proof.clientID.value), .text(line.number), .text(line.dueOn.description),
                .text(line.balance.currency.code), .integer(line.balance.minorUnits),
            ]
        let isIt = "mode = 'live' AND invoice_id = ?1 AND identity_due = ?2 AND stage = ?3 AND occurrence = ?4"
        let held = try connection.run(
            """
            UPDATE reminder SET number = ?7, due_on = ?8, currency = ?9, balance = ?10
            WHERE message = ?5 AND dropped IS NULL AND \(isIt)
            """, values)
        guard held == 0 else { return }
        for other in try messages("id IN (SELECT message FROM reminder WHERE dropped IS NULL AND \(isIt))", key) {
            guard other.state != .sent else { return }
            if other.state == .failed || other.state == .cancelled {
                try drop(identity, from: other.id, reason: .composedAgain)
            } else {
                try cancel(other.id, reason: .composedAgain, at: proof.time)
            }
        }
        try connection.run("DELETE FROM used_identity WHERE \(isIt)", key)
        try connection.run(
            """
            INSERT INTO reminder (message, mode, client_id, invoice_id, number, due_on, identity_due, stage,
              occurrence, currency, balance) VALUES (?5,'live',?6,?1,?7,?8,?2,?3,?4,?9,?10)
            """, values)
        if identity.rung.stage == .thanks {
            try forgetSeenOpen(identity.invoiceID, of: proof.clientID, mode: .live)
        }
    }

    /// The files of a log hold all that the ledger knows of, and end there. One that was known to be larger has lost lines,
    /// and stays known so.
    package func settleAll(of log: Log, _ sizes: [(file: String, size: Int64)]) throws(StorageError) {
        for (file, size) in sizes {
            try settle([], of: log, file: file, size: max(size, try self.size(of: file, of: log)))
        }
        let pending = "SELECT message FROM pending_line WHERE log = ? AND message IS NOT NULL"
        try connection.run("DELETE FROM letter WHERE message IN (\(pending))", [.text(log.rawValue)])
        try connection.run("DELETE FROM pending_line WHERE log = ?", [.text(log.rawValue)])
    }

    /// Notes to come have greater numbers, as files have notes of these.
    package func reserveNoteIDs(through id: Int64) throws(StorageError) {
        let raised = try connection.run(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'note'", [.integer(id)])
        if raised == 0 { try connection.run("INSERT INTO sqlite_sequence VALUES ('note', ?)", [.integer(id)]) }
    }
}

extension AcceptedMessage {
    /// The address within the header `From`.
    fileprivate var sender: EmailAddress? {
        guard let open = from.lastIndex(of: "<"), let close = from.lastIndex(of: ">"), open < close else {
            return EmailAddress(from)
        }
        return EmailAddress(from[from.index(after: open)..<close])
    }
}

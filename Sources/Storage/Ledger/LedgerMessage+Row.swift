import Dunning

extension LedgerMessage {
    static let columns = """
        id, message_id, mode, client_id, client_name, stage, occurrence, currency, balance, days_past_due, planned_on,
        created_at, sender, header_from, header_to, header_cc, bcc, subject, fingerprint, state,
        was_uncertain, attempts, first_attempt_at, last_attempt_at, next_attempt_at, ended_at, utc_offset, reply, reason,
        audit_sequence, refused
        """

    /// Reads a row of `columns`; what this program never writes is a damaged ledger.
    init(_ row: Statement) throws(StorageError) {
        let id = row.int64(0)
        func damaged(_ column: String, _ value: String) -> StorageError {
            StorageError(.corrupt, "cannot read message \(id) of the ledger", cause: "its \(column) is '\(value)'")
        }
        guard let mode = DeliveryMode(rawValue: row.text(2)) else { throw damaged("mode", row.text(2)) }
        guard let stage = Stage(rawValue: row.text(5)) else { throw damaged("stage", row.text(5)) }
        guard let currency = Currency(row.text(7)) else { throw damaged("currency", row.text(7)) }
        guard let plannedOn = CivilDate(row.text(10)) else { throw damaged("planned_on", row.text(10)) }
        guard let sender = EmailAddress(row.text(12)) else { throw damaged("sender", row.text(12)) }
        guard let state = MessageState(rawValue: row.text(19)) else { throw damaged("state", row.text(19)) }
        func instant(_ column: Int32) -> Instant? {
            row.int64IfPresent(column).map { Instant(secondsSince1970: $0) }
        }
        self.id = id
        self.messageID = MessageID(row.text(1))
        self.mode = mode
        self.clientID = ClientID(row.text(3))
        self.clientName = row.text(4)
        self.rung = Rung(stage, Int(row.int64(6)))
        self.balance = Money(minorUnits: row.int64(8), currency: currency)
        self.daysPastDue = Int(row.int64(9))
        self.plannedOn = plannedOn
        self.createdAt = Instant(secondsSince1970: row.int64(11))
        self.from = row.text(13)
        self.to = EmailAddress.list(row.text(14)).addresses
        self.cc = EmailAddress.list(row.text(15)).addresses
        self.bcc = EmailAddress.list(row.text(16)).addresses
        self.envelope = Envelope(sender: sender, to: to, copies: cc + bcc)
        self.subject = row.text(17)
        self.fingerprint = row.text(18)
        self.state = state
        self.wasUncertain = row.int64(20) != 0
        self.attempts = Int(row.int64(21))
        self.firstAttempt = instant(22)
        self.lastAttempt = instant(23)
        self.nextAttempt = instant(24)
        self.endedAt = instant(25).map { LocalTime($0, secondsFromUTC: Int(row.int64(26))) }
        self.reply = row.text(27)
        self.reason = row.textIfPresent(28).flatMap(Reason.init(code:))
        self.auditSequence = row.int64IfPresent(29).map(Int.init)
        self.refused = EmailAddress.list(row.text(30)).addresses
    }
}

extension LedgerReminder {
    static let columns = "invoice_id, number, due_on, stage, occurrence, currency, balance, dropped"

    init(_ row: Statement) throws(StorageError) {
        guard let dueOn = CivilDate(row.text(2)), let stage = Stage(rawValue: row.text(3)),
            let currency = Currency(row.text(5))
        else {
            throw StorageError.damagedReminder(row)
        }
        let rung = Rung(stage, Int(row.int64(4)))
        self.identity = ReminderIdentity(invoiceID: InvoiceID(row.text(0)), dueOn: dueOn, rung: rung)
        self.number = row.text(1)
        self.dueOn = dueOn
        self.balance = Money(minorUnits: row.int64(6), currency: currency)
        self.dropped = row.textIfPresent(7).flatMap(Reason.init(code:))
    }
}

extension StorageError {
    /// A reminder, with its invoice in the first column, that this program never wrote.
    static func damagedReminder(_ row: Statement) -> StorageError {
        StorageError(
            .corrupt, "cannot read a reminder of invoice '\(row.text(0))' from the ledger",
            cause: "a word or a day in it is unknown")
    }
}

extension [EmailAddress] {
    var stored: SQLValue { .text(map(\.value).joined(separator: ",")) }
}

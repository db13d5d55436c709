import Dunning
import Formats

extension AcceptedMessage {
    /// Reads what `AuditLine` has written, without the bytes of the message.
    ///
    /// - Throws: The first key that is missing, or is not of the kind that recordad writes.
    init(auditLine bytes: [UInt8]) throws(AuditLink.Fault) {
        let json: JSON
        do { json = try JSON(reading: bytes) } catch { throw AuditLink.Fault(problem: .notJSON(error)) }
        let reader = Reader(json: json)
        self.init(
            messageID: MessageID(try reader.text("message_id")),
            time: try reader.value("time", LocalTime.init(written:)),
            clientID: ClientID(try reader.text("client_id")), clientName: try reader.text("client"),
            from: try reader.text("from"), to: try reader.addresses("to"), cc: try reader.addresses("cc"),
            bcc: try reader.addresses("bcc"), refused: try reader.addresses("refused"),
            subject: try reader.text("subject"), stage: try reader.value("stage", Stage.init(rawValue:)),
            reminders: try reader.reminders(), attempts: Int(try reader.number("attempts")),
            reply: try reader.text("reply"), bytes: [])
    }
}

/// The members of an object, by key.
private struct Reader {
    let json: JSON

    func text(_ key: String) throws(AuditLink.Fault) -> String { try found(key, json[key]?.stringValue) }

    func number(_ key: String) throws(AuditLink.Fault) -> Int64 {
        try found(key, json[key]?.integerValue.flatMap { (0...Int64(Int32.max)).contains($0) ? $0 : nil })
    }

    func value<Value>(_ key: String, _ make: (String) -> Value?) throws(AuditLink.Fault) -> Value {
        try found(key, make(try text(key)))
    }

    func addresses(_ key: String) throws(AuditLink.Fault) -> [EmailAddress] {
        var addresses: [EmailAddress] = []
        for item in try items(key) { addresses.append(try found(key, item.stringValue.flatMap { EmailAddress($0) })) }
        return addresses
    }

    /// Never none: a message carries at least one, and all are of one currency.
    func reminders() throws(AuditLink.Fault) -> [AcceptedMessage.Line] {
        var lines: [AcceptedMessage.Line] = []
        for item in try items("reminders") { lines.append(try Reader(json: item).reminder()) }
        guard Set(lines.map(\.balance.currency)).count == 1 else { throw AuditLink.Fault(problem: .key("reminders")) }
        return lines
    }

    private func reminder() throws(AuditLink.Fault) -> AcceptedMessage.Line {
        let dueOn = try value("due") { CivilDate($0) }
        let rung = Rung(try value("stage", Stage.init(rawValue:)), Int(try number("occurrence")))
        let currency = try value("currency") { Currency($0) }
        return AcceptedMessage.Line(
            identity: ReminderIdentity(invoiceID: InvoiceID(try text("invoice")), dueOn: dueOn, rung: rung),
            number: try text("number"), dueOn: dueOn,
            balance: try value("balance") { Money(written: $0, currency) })
    }

    private func items(_ key: String) throws(AuditLink.Fault) -> [JSON] {
        guard case .array(let items) = json[key] else { throw AuditLink.Fault(problem: .key(key)) }
        return items
    }

    private func found<Value>(_ key: String, _ value: Value?) throws(AuditLink.Fault) -> Value {
        guard let value else { throw AuditLink.Fault(problem: .key(key)) }
        return value
    }
}

extension Money {
    /// Reads what `decimal` writes of an invoice, and nothing else.
    fileprivate init?(written text: String, _ currency: Currency) {
        guard let units = Int64(text.replacing(".", with: "")), units.magnitude <= Money.limit else { return nil }
        self.init(minorUnits: units, currency: currency)
        guard decimal == text else { return nil }
    }
}

extension LocalTime {
    /// Reads what `rfc3339` writes, and nothing else.
    fileprivate init?(written text: String) {
        let bytes = Array(text.utf8)
        func number(_ start: Int) -> Int? { Int(String(decoding: bytes[start..<start + 2], as: UTF8.self)) }
        guard bytes.count == 25, let date = CivilDate(String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = number(11), let minute = number(14), let second = number(17), hour < 24, minute < 60,
            second < 60, let hours = number(20), let minutes = number(23)
        else { return nil }
        let offset = (hours * 60 + minutes) * 60
        self.init(
            date: date, hour: hour, minute: minute, second: second,
            secondsFromUTC: bytes[19] == UInt8(ascii: "-") ? -offset : offset)
        guard rfc3339 == text else { return nil }
    }
}

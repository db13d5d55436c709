import Dunning
import Storage

extension Ledger {
    /// A message about an invoice of its own, put into the state it is asked to be in.
    @discardableResult
    func add(
        _ messageID: String, in state: MessageState = .queued, next: Instant? = nil, client: String = "C1",
        on day: String = "2026-11-20"
    ) throws -> Int64 {
        let message = try Sample.message(messageID, client: client, on: day)
        let id = try transaction { () throws(StorageError) in
            try enqueue(message, at: Sample.now)
        }
        if state != .queued {
            try transaction { () throws(StorageError) in try move(id, to: state, next: next, reason: nil) }
        }
        return id
    }
}

enum Sample {
    static let now = Instant(secondsSince1970: 1_795_262_400)  // 2026-11-21T12:00:00Z

    struct Impossible: Error {}

    static func message(_ messageID: String, client: String, on day: String) throws -> NewMessage {
        guard let day = CivilDate(day), let sender = EmailAddress("billing@norte.example"),
            let recipient = EmailAddress("ana@client.example"), let currency = Currency("USD")
        else { throw Impossible() }
        let who = try Client(ClientRecord(id: client, name: "Ana \(client)", email: recipient.value))
        let invoice = try Invoice(
            InvoiceRecord(
                id: "I-\(messageID)", number: "F-\(messageID)", clientID: client, issuedOn: "2026-10-01",
                dueOn: "2026-11-01", currency: "USD", total: 12_345, balance: 12_345))
        let dueOn = try require(CivilDate("2026-11-01"))
        let planned = PlannedMessage(
            client: who, currency: currency,
            reminders: [Reminder(invoice: invoice, dueOn: dueOn, rung: Rung(.claim, 2))], recipients: [recipient],
            day: day, namesCurrency: false)
        return NewMessage(
            messageID: MessageID(messageID), mode: .live, planned: planned,
            envelope: Envelope(sender: sender, to: [recipient]), from: sender.value, to: [recipient], cc: [],
            bcc: [], subject: "Your invoice", bytes: Array("Subject: Your invoice\r\n\r\nHello\r\n".utf8),
            fingerprint: "f")
    }

    private static func require<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Impossible() }
        return value
    }
}

import Dunning
import Storage
import TestSupport
import Testing

/// A ledger in a folder of its own, and messages to put into it.
struct LedgerFixture {
    let folder: TemporaryFolder
    let ledger: Ledger
    let now = Instant(secondsSince1970: 1_795_266_000)

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger(path: folder.path("ledger.db"), mode: .create)
    }

    func time(on day: String) throws -> LocalTime {
        LocalTime(date: try date(day), hour: 12, minute: 0, second: 0, secondsFromUTC: -10_800)
    }

    /// A message of one client, reminding of invoices at one rung.
    func message(
        _ invoices: [String], _ rung: Rung = Rung(.overdue), client: String = "C1", due: String = "2026-11-21",
        on day: String = "2026-11-24", mode: DeliveryMode = .live, id: String? = nil, email: String = "a@example.org"
    ) throws -> NewMessage {
        let person = try Client(ClientRecord(id: client, name: "Cliente", email: email))
        let reminders = try invoices.map { invoice in
            Reminder(
                invoice: try Invoice(
                    InvoiceRecord(
                        id: invoice, number: "N-\(invoice)", clientID: client, issuedOn: "2026-10-22", dueOn: due,
                        currency: "CLP", total: 1000, balance: 1000)),
                dueOn: try date(due), rung: rung)
        }
        let planned = PlannedMessage(
            client: person, currency: try #require(Currency("CLP")), reminders: reminders,
            recipients: person.recipients, day: try date(day), namesCurrency: false)
        let name = [mode.rawValue, rung.stage.rawValue, "\(rung.occurrence)", due] + invoices
        return NewMessage(
            messageID: MessageID(id ?? "\(name.joined(separator: "."))@x"), mode: mode, planned: planned,
            envelope: Envelope(
                sender: try #require(EmailAddress("pagos@example.com")), to: person.recipients),
            from: "Cobranzas <pagos@example.com>", to: person.recipients, cc: [], bcc: [],
            subject: "Factura vencida", bytes: Array("hola\r\n".utf8), fingerprint: "f")
    }

    @discardableResult
    func enqueue(_ message: NewMessage, held: Reason? = nil) throws -> Int64 {
        try ledger.enqueue(message, held: held, at: now)
    }

    /// Attempts it once, with that end.
    func end(_ id: Int64, _ state: MessageState, on day: String = "2026-11-24") throws {
        try ledger.markSending(id, at: now)
        let verdict = Verdict(state == .sent ? .accepted : .failed, reply: "said")
        try ledger.record(verdict, disposition: Disposition(state: state), for: id, attempt: 1, at: try time(on: day))
    }

    func history(_ client: String = "C1", invoices: [String] = [], mode: DeliveryMode = .live) throws -> ClientHistory {
        try ledger.history(
            of: ClientID(client), invoices: invoices.map { InvoiceID($0) }, email: "a@example.org", mode: mode)
    }
}

extension Ledger {
    /// Of one client.
    func history(
        of client: ClientID, invoices: [InvoiceID] = [], email: String = "", contacts: HistoryQuestion.Contacts? = nil,
        mode: DeliveryMode, excluding: Int64? = nil, through: CivilDate? = nil
    ) throws(StorageError) -> ClientHistory {
        let question = HistoryQuestion(
            client: client, email: email, invoices: invoices, contacts: contacts, excluding: excluding)
        return try histories([question], mode: mode, through: through)[client] ?? ClientHistory()
    }
}

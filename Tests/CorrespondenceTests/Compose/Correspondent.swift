import Correspondence
import Dunning
import Testing

/// A company, a client and invoices for tests to change.
struct Correspondent {
    var company = Company(name: "Ferretería Ñandú", taxID: "76.111.222-3", language: "es-CL", currency: Currency("CLP"))
    var displayName: String? = "Ferretería Ñandú"
    var replyTo: [String] = []
    var cc: [String] = []
    var bcc: [String] = []
    var client = ClientRecord(id: "C1", name: "Ana & Hijos", taxID: "12.345.678-5", email: "ana@cliente.example")
    var invoices = [Self.invoice("100")]
    var rung = Rung(.overdue)
    var day = "2026-11-21"
    var namesCurrency = false
    /// By name, as in `es/overdue.txt`; the others are built in.
    var templates: [String: String] = [:]
    var profiles = ContactProfiles(consumer: .strict, business: .business)
    var attachments: [Correspondence.Attachment] = []
    var redirectedTo: String?
    var references: MessageID?

    static func invoice(
        _ number: String, due: String = "2026-11-18", currency: String = "CLP", total: Int64 = 150_000,
        balance: Int64 = 150_000, paymentURL: String? = nil
    ) -> InvoiceRecord {
        InvoiceRecord(
            id: "I\(number)", number: number, clientID: "C1", issuedOn: "2026-10-19", dueOn: due, currency: currency,
            total: total, balance: balance, paymentURL: paymentURL)
    }

    func planned() throws -> PlannedMessage {
        let client = try Client(client)
        let reminders = try invoices.map { record in
            let invoice = try Invoice(record)
            return Reminder(invoice: invoice, dueOn: try #require(invoice.writtenDueOn), rung: rung)
        }
        return PlannedMessage(
            client: client, currency: reminders[0].invoice.total.currency, reminders: reminders,
            recipients: client.recipients, day: try #require(CivilDate(day)), namesCurrency: namesCurrency)
    }

    func compose() throws -> ComposedMessage {
        let files = templates.map { TemplateFile(name: $0.key, path: $0.key, text: $0.value) }
        let language = try #require(Language(tag: company.language))
        let (library, complaints) = TemplateLibrary.load(files, language: language)
        if let complaint = complaints.first { throw complaint }
        let letterhead = Letterhead(
            company: company,
            from: Mailbox(displayName: displayName, address: try #require(EmailAddress("cobros@nandu.example"))),
            replyTo: replyTo.compactMap { EmailAddress($0) },
            cc: cc.compactMap { EmailAddress($0) }, bcc: bcc.compactMap { EmailAddress($0) },
            returnPath: EmailAddress("rebotes@nandu.example"))
        return try Composer(letterhead: letterhead, templates: library, profiles: profiles).compose(
            try planned(), messageID: MessageID("0123456789abcdef@nandu.example"), references: references,
            writtenAt: LocalTime(
                date: try #require(CivilDate(day)), hour: 9, minute: 5, second: 7, secondsFromUTC: -10_800),
            attachments: attachments, redirectedTo: redirectedTo.flatMap { EmailAddress($0) })
    }
}

/// An image that any reader takes: one pixel.
let onePixel: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6,
    0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0D,
    0x0A, 0x2D, 0xB4, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
]

import Correspondence
import Dunning

/// Whatever stands in the store, a message has the fields it should have, and the parts, and no link but to the web.
///
/// The input is texts of the store and the configuration, with NUL bytes between them.
func checkLetter(_ input: [UInt8]) throws(Violation) {
    let texts = input.split(separator: 0, maxSplits: 8, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
    }
    func text(_ index: Int) -> String { index < texts.count ? texts[index] : "" }
    guard let from = Mailbox("Pagos <pagos@example.com>"), let library,
        let recipient = EmailAddress("ana@example.net"), let currency = Currency("CLP"),
        // A record that is broken is never written about.
        let client = try? Client(
            ClientRecord(id: text(0) + "1", name: text(1), taxID: text(2), email: recipient.value, language: text(3))),
        let invoice = try? Invoice(
            InvoiceRecord(
                id: "1", number: text(4) + "1", clientID: client.id.value, issuedOn: "2026-10-01", dueOn: "2026-11-01",
                currency: currency.code, total: 150_000, balance: 100_000, paymentURL: text(5)))
    else { return }
    let company = Company(name: text(6), paymentInstructions: text(7))
    let day = CivilDate(daysSince1970: 20_779)
    let message = PlannedMessage(
        client: client, currency: currency,
        reminders: [Reminder(invoice: invoice, dueOn: day.adding(days: -20), rung: Rung(.overdue, 1))],
        recipients: [recipient], day: day, namesCurrency: false)
    let composer = Composer(
        letterhead: Letterhead(company: company, from: Mailbox(displayName: text(8), address: from.address)),
        templates: library, profiles: ContactProfiles(consumer: .strict, business: .business))
    let composed = Result { () throws(TemplateError) in
        try composer.compose(
            message, messageID: MessageID("fuzz@example.com"), references: nil,
            writtenAt: LocalTime(Instant(secondsSince1970: 1_795_305_600), secondsFromUTC: -10_800),
            attachments: [Attachment(filename: text(4), mediaType: text(2), bytes: input)], redirectedTo: nil)
    }
    guard case .success(let letter) = composed else { throw Violation(description: "not composed: \(composed)") }
    try check(letter, recipient)
}

private func check(_ letter: ComposedMessage, _ recipient: EmailAddress) throws(Violation) {
    try require(letter.envelope.recipients == [recipient], "another recipient than the client")
    try require(letter.bytes.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0D || $0 == 0x0A }, "not ASCII")
    let lines = Array(letter.bytes).split(separator: 0x0A, omittingEmptySubsequences: false)
    try require(lines.dropLast().allSatisfy { $0.last == 0x0D }, "a line that does not end in CR LF")
    try require(lines.allSatisfy { $0.count { $0 == 0x0D } <= 1 && $0.count <= 999 }, "a bare CR, or a line too long")
    let header = lines.prefix { $0.count > 1 }.filter { $0.first != 0x20 }
    let names = header.map { text($0.prefix { $0 != UInt8(ascii: ":") }) }
    let expected = [
        "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Auto-Submitted", "X-Auto-Response-Suppress",
        "Content-Language", "Content-Type",
    ]
    try require(names == expected, "other fields in the header: \(names)")
    // Two parts and an end of mixed and of alternative each.
    try require(lines.count { $0.starts(with: "--=_".utf8) } == 6, "another number of parts")
    for link in letter.html.split(separator: "href=\"").dropFirst() {
        let isWeb = ["http://", "https://", "mailto:", "tel:"].contains { link.lowercased().hasPrefix($0) }
        try require(isWeb, "a link to '\(link.prefix(40))'")
    }
    try require(!letter.html.lowercased().contains("<script"), "a script in the letter")
}

/// The built-in templates.
private let library = Language(tag: "es").map { TemplateLibrary.load([], language: $0).library }

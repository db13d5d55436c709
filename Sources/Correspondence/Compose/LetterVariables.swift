import Dunning

/// The one table of what templates may show: the renderer fills from it, the check and the manual read it.
enum LetterVariables {
    static let invoicesMeaning = "the invoices, most urgent first; a section of it shows its body once for each"
    static let paymentLinesMeaning = "how to pay, line by line; a section of it shows its body once for each"

    static let company: [LetterVariable<Letterhead>] = [
        .init("name", "the company's name") { .line($0.company.name) },
        .init("tax_id", "its tax number") { .line($0.company.taxID) },
        .init("address", "its postal address") { .line($0.company.address) },
        .init("phone", "its telephone") { .line($0.company.phone) },
        .init("website", "its website as configured") { .line($0.company.website) },
        .init("website_url", "the website as a link can have it") { .init($0.websiteURL) },
        .init("payment_instructions", "how to pay, in its lines") { .lines($0.company.paymentInstructions) },
        .init("primary_color", "the ground of the head and of buttons, #rrggbb") { .text($0.company.primaryColor) },
        .init("primary_text_color", "black or white, whichever can be read on it, #rrggbb") {
            .text(Contrast.words(on: $0.company.primaryColor))
        },
        .init("accent_color", "the line below the head and the bar beside how to pay, #rrggbb") {
            .text($0.company.accentColor)
        },
        .init("logo", "the address of the logo, for src=; absent without one") { .init($0.logoAddress) },
        .init("logo_align", "left, center or right; absent without a logo") {
            .init($0.company.logo?.alignment.rawValue)
        },
        .init("reply_to", "the address that reads answers") { .text(($0.replyTo.first ?? $0.from.address).value) },
    ]

    static let paymentLine: [LetterVariable<String>] = [
        .init("line", "one line of how to pay") { .text($0) }
    ]

    static let client: [LetterVariable<Client>] = [
        .init("id", "the client's key in the store") { .line($0.id.value) },
        .init("name", "the client's name") { .line($0.name) },
        .init("tax_id", "the client's tax number") { .line($0.taxID) },
    ]

    static let message: [LetterVariable<LetterScene>] = [
        .init("today", "the day of the message in full") { .text($0.language.longDate($0.message.day)) },
        .init("count", "how many invoices") { .number($0.message.reminders.count) },
        .init("single", "true when there is one invoice") { .flag($0.message.reminders.count == 1) },
        .init("total", "what is owed on all of them; in thanks, what they amounted to") { .text($0.amount($0.sum)) },
        .init("overdue_count", "how many are past due") { .number($0.overdue.count) },
        .init("overdue_single", "true when one is past due") { .flag($0.overdue.count == 1) },
        .init("overdue_total", "what is owed on those past due") { .text($0.amount($0.overdue.sum)) },
        .init("due_today_count", "how many are due on the day of the message") { .number($0.dueToday.count) },
        .init("due_today_total", "what is owed on those due that day; absent without any") {
            $0.dueToday.count > 0 ? .text($0.amount($0.dueToday.sum)) : .absent
        },
        .init("payable_today_count", "how many are past due or due that day") { .number($0.payableCount) },
        .init("payable_today_single", "true when one is past due or due that day") { .flag($0.payableCount == 1) },
        .init("payable_today_total", "what is owed on those past due or due that day; absent without any") {
            $0.payableCount > 0 ? .text($0.amount($0.payableSum)) : .absent
        },
        .init("upcoming_count", "how many are due later") { .number($0.upcoming.count) },
        .init("upcoming_total", "what is owed on those due later; absent without any") {
            $0.upcoming.count > 0 ? .text($0.amount($0.upcoming.sum)) : .absent
        },
        .init("mixed", "true when they are of more than one kind: past due, due that day, due later") {
            .flag($0.isMixed)
        },
        .init("claim_number", "1 for the first claim, and so on; absent in other stages") {
            $0.message.stage == .claim ? .number($0.message.rung.occurrence) : .absent
        },
        .init("needs_notice", "true when the client's profile asks for the notice, and an invoice is past due") {
            .flag($0.needsNotice)
        },
        .init("language", "the language tag, for lang=") { .text($0.language.tag) },
        .init("subject", "the subject of the message; absent in the subject itself") { .init($0.subject) },
    ]

    static let invoice: [LetterVariable<LetterScene.Entry>] = [
        .init("number", "its printed number") { .line($0.reminder.invoice.number) },
        .init("issued", "its issue date in full") { .text($0.language.longDate($0.reminder.invoice.issuedOn)) },
        .init("due", "its due date in full") { .text($0.language.longDate($0.reminder.dueOn)) },
        .init("total", "its amount") { .text($0.amount($0.reminder.invoice.total)) },
        .init("paid", "what was paid of it, when a part is still owed; absent otherwise") {
            .init($0.paidPart.map($0.amount))
        },
        .init("balance", "what is still owed on it") { .text($0.amount($0.reminder.invoice.balance)) },
        .init("distance", "how far its due date is, in words: 'venció hace 2 días'") {
            .text($0.language.distance(daysPastDue: $0.daysPastDue))
        },
        .init("days_overdue", "days since the due date; 0 until it has passed") { .number(max(0, $0.daysPastDue)) },
        .init("days_left", "days until the due date; 0 from that day on") { .number(max(0, -$0.daysPastDue)) },
        .init("is_overdue", "true after the due date") { .flag($0.daysPastDue > 0) },
        .init("is_due", "true on the due date") { .flag($0.daysPastDue == 0) },
        .init("is_upcoming", "true before the due date") { .flag($0.daysPastDue < 0) },
        .init("payment_url", "where to pay it, for href=; absent unless it is http or https") {
            .init($0.reminder.invoice.paymentURL.flatMap(webAddress))
        },
    ]
}

extension MustacheValue {
    /// Text of others, on one line; absent when nothing is left of it.
    fileprivate static func line(_ text: String?) -> MustacheValue { MustacheValue((text?.onOneLine).presence) }

    fileprivate static func lines(_ text: String?) -> MustacheValue {
        MustacheValue(text.presence?.lines.joined(separator: "\n"))
    }
}

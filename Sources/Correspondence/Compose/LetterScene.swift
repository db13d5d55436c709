import Dunning

/// What a letter is about, in the language that it is written in.
struct LetterScene: Sendable {
    let message: PlannedMessage
    let language: Language
    let namesCurrency: Bool
    /// What the client's profile asks for.
    let wording: RequiredWording
    var subject: String?

    /// One invoice of it.
    struct Entry: Sendable {
        let reminder: Reminder
        let daysPastDue: Int
        let language: Language
        let namesCurrency: Bool

        func amount(_ money: Money) -> String { language.money(money, namingCurrency: namesCurrency) }
    }

    init(_ message: PlannedMessage, language: Language, company: Company, wording: RequiredWording) {
        self.message = message
        self.language = language
        self.wording = wording
        self.namesCurrency = message.namesCurrency || message.currency != company.currency
    }

    func amount(_ money: Money) -> String { language.money(money, namingCurrency: namesCurrency) }

    /// A paid invoice has no balance left to add.
    var sum: Money {
        message.stage == .thanks
            ? Money.sum(message.reminders.lazy.map(\.invoice.total), in: message.currency) : message.balance
    }

    /// Before an invoice is past due a reminder is no collection of a debt.
    var needsNotice: Bool {
        wording.contains(.notice) && message.stage.mayBePastDue
            && message.reminders.contains { $0.dueOn < message.day }
    }

    /// What templates are filled with.
    /// - Parameter constants: what is the same in every letter.
    func record(_ constants: [String: MustacheValue]) -> [String: MustacheValue] {
        var record = constants.merging(LetterVariable.record(LetterVariables.message, of: self)) { $1 }
        record["client"] = .record(LetterVariable.record(LetterVariables.client, of: message.client))
        record["invoices"] = .list(
            message.reminders.map { reminder in
                let entry = Entry(
                    reminder: reminder, daysPastDue: message.day.days(since: reminder.dueOn), language: language,
                    namesCurrency: namesCurrency)
                return .record(LetterVariable.record(LetterVariables.invoice, of: entry))
            })
        return record
    }
}

import Dunning

/// What a letter is about, in the language that it is written in.
struct LetterScene: Sendable {
    let message: PlannedMessage
    let language: Language
    let namesCurrency: Bool
    var subject: String?

    /// One invoice of it.
    struct Entry: Sendable {
        let reminder: Reminder
        let daysPastDue: Int
        let language: Language
        let namesCurrency: Bool

        func amount(_ money: Money) -> String { language.money(money, namingCurrency: namesCurrency) }
    }

    init(_ message: PlannedMessage, language: Language, company: Company) {
        self.message = message
        self.language = language
        self.namesCurrency = message.namesCurrency || message.currency != company.currency
    }

    func amount(_ money: Money) -> String { language.money(money, namingCurrency: namesCurrency) }

    /// A paid invoice has no balance left to add.
    var sum: Money {
        message.stage == .thanks
            ? Money.sum(message.reminders.lazy.map(\.invoice.total), in: message.currency) : message.balance
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

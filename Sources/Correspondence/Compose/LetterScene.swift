import Dunning

/// What a letter is about, in the language that it is written in.
struct LetterScene: Sendable {
    let message: PlannedMessage
    let language: Language
    let namesCurrency: Bool
    /// What the client's profile asks for.
    let wording: RequiredWording
    var subject: String?
    let overdue: Share
    let dueToday: Share
    let upcoming: Share

    /// Some of its invoices, and what is owed on them.
    struct Share: Sendable {
        let count: Int
        let sum: Money

        fileprivate init(_ message: PlannedMessage, where dueOnIsIn: (CivilDate) -> Bool) {
            let reminders = message.reminders.filter { dueOnIsIn($0.dueOn) }
            count = reminders.count
            sum = Money.sum(reminders.lazy.map(\.invoice.balance), in: message.currency)
        }
    }

    /// One invoice of it.
    struct Entry: Sendable {
        let reminder: Reminder
        let daysPastDue: Int
        let language: Language
        let namesCurrency: Bool

        func amount(_ money: Money) -> String { language.money(money, namingCurrency: namesCurrency) }

        /// `nil` when nothing was paid, or all.
        var paidPart: Money? {
            let (total, balance) = (reminder.invoice.total, reminder.invoice.balance)
            guard balance.minorUnits > 0, balance.minorUnits < total.minorUnits else { return nil }
            return Money(minorUnits: total.minorUnits - balance.minorUnits, currency: total.currency)
        }
    }

    init(_ message: PlannedMessage, language: Language, company: Company, wording: RequiredWording) {
        self.message = message
        self.language = language
        self.wording = wording
        self.namesCurrency = message.namesCurrency || message.currency != company.currency
        overdue = Share(message) { $0 < message.day }
        dueToday = Share(message) { $0 == message.day }
        upcoming = Share(message) { $0 > message.day }
    }

    func amount(_ money: Money) -> String { language.money(money, namingCurrency: namesCurrency) }

    /// A paid invoice has no balance left to add.
    var sum: Money {
        message.stage == .thanks
            ? Money.sum(message.reminders.lazy.map(\.invoice.total), in: message.currency) : message.balance
    }

    /// Before an invoice is past due a reminder is no collection of a debt.
    var needsNotice: Bool {
        wording.contains(.notice) && message.stage.mayBePastDue && overdue.count > 0
    }

    var isMixed: Bool { [overdue, dueToday, upcoming].count { $0.count > 0 } > 1 }

    /// What is overdue or due on the day.
    var payableCount: Int { overdue.count + dueToday.count }
    var payableSum: Money { Money.sum([overdue.sum, dueToday.sum], in: message.currency) }

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

/// One e-mail to be: the reminders of one client, in one currency, with the most urgent stage first.
package struct PlannedMessage: Hashable, Sendable {
    package let client: Client
    package let currency: Currency
    /// Never empty; most urgent stage first, then oldest due date, then invoice id.
    package let reminders: [Reminder]
    /// Where it goes: the client's addresses less those refused for good.
    package let recipients: [EmailAddress]
    /// The day it was planned for, which its words are about.
    package let day: CivilDate
    /// The client owes in another currency too, so each amount names its own.
    package let namesCurrency: Bool

    package init(
        client: Client, currency: Currency, reminders: [Reminder], recipients: [EmailAddress], day: CivilDate,
        namesCurrency: Bool
    ) {
        precondition(!reminders.isEmpty, "a message carries at least one reminder")
        self.client = client
        self.currency = currency
        self.reminders = reminders
        self.recipients = recipients
        self.day = day
        self.namesCurrency = namesCurrency
    }

    /// The most urgent rung, which names the message and its template.
    package var rung: Rung { reminders[0].rung }
    package var stage: Stage { rung.stage }
    package var balance: Money { Money.sum(reminders.lazy.map(\.invoice.balance), in: currency) }
}

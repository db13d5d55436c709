/// What staff read about a client: a mail that was sent or failed, a missing address, or their own comment.
package struct Note: Hashable, Sendable {
    /// 0 until the ledger has given it one.
    package var id: Int64
    package let time: LocalTime
    package let clientID: ClientID
    package let clientName: String
    /// "Reclamo por Falta de Pago", or the words of a comment.
    package let title: String
    /// `nil` for a comment.
    package let rung: Rung?
    /// Printed numbers of the invoices it is about.
    package let invoices: [String]
    /// What was still owed on them; `nil` for a comment.
    package let balance: Money?
    /// Days past due of the oldest invoice; negative before it is due.
    package let daysPastDue: Int?
    package let recipients: [EmailAddress]
    package let channel: Channel
    /// `nil` for a comment.
    package let result: Result?
    package let messageID: MessageID?
    /// `recordad`, or the user who wrote the comment.
    package let author: String
    package var state: State
    /// The words of the server, refused recipients, or what a person should do; empty when all is said.
    package let detail: String

    package enum Channel: String, Sendable { case email, none }
    package enum Result: String, Sendable, CaseIterable { case sent, failed, shadow, noAddress }
    package enum State: String, Sendable, CaseIterable { case open, done }

    /// `nil` before the due date.
    package var daysOverdue: Int? { daysPastDue.flatMap { $0 < 0 ? nil : $0 } }

    package init(
        id: Int64, time: LocalTime, clientID: ClientID, clientName: String, title: String, rung: Rung?,
        invoices: [String], balance: Money?, daysPastDue: Int?, recipients: [EmailAddress], channel: Channel,
        result: Result?, messageID: MessageID?, author: String, state: State, detail: String
    ) {
        self.id = id
        self.time = time
        self.clientID = clientID
        self.clientName = clientName
        self.title = title
        self.rung = rung
        self.invoices = invoices
        self.balance = balance
        self.daysPastDue = daysPastDue
        self.recipients = recipients
        self.channel = channel
        self.result = result
        self.messageID = messageID
        self.author = author
        self.state = state
        self.detail = detail
    }
}

import Correspondence
import Dunning
import Formats
import Service
import Storage

/// A reminder of the plan or of the outbox, for programs and spreadsheets.
struct PlanRow {
    let day: CivilDate
    let clientID: ClientID
    let clientName: String
    let number: String
    let dueOn: CivilDate
    let rung: Rung?
    let balance: Money
    var recipients: [EmailAddress] = []
    /// The closed day that it would have had; `nil`: it has its own.
    var movedFrom: CivilDate?
    var fate: Fate

    /// What is done about it.
    enum Fate {
        /// It would be sent on that day.
        case planned
        /// It would not.
        case unsent(Reason)
        /// It is in the outbox now.
        case inOutbox(MessageID, OutboxStanding)
    }

    static func rows(of day: Inquiry.Day, outbox: [Inquiry.Waiting]) -> [PlanRow] {
        let waiting = outbox.flatMap { waiting in
            waiting.reminders.map { reminder in
                PlanRow(
                    day: day.date, clientID: waiting.message.clientID, clientName: waiting.message.clientName,
                    number: reminder.number, dueOn: reminder.dueOn, rung: reminder.identity.rung,
                    balance: reminder.balance, recipients: waiting.message.envelope.recipients,
                    fate: .inOutbox(waiting.message.messageID, reminder.standing))
            }
        }
        let planned = day.messages.flatMap { message in
            message.reminders.map { reminder in
                PlanRow(
                    day: day.date, message.client, reminder.invoice, dueOn: reminder.dueOn, reminder.rung,
                    recipients: message.recipients, movedFrom: reminder.move?.day, .planned)
            }
        }
        let unsent = day.unsent.compactMap { client, decision in
            decision.decision.reason.map { reason in
                PlanRow(
                    day: day.date, client, decision.invoice, dueOn: decision.dueOn, decision.decision.heldRung,
                    movedFrom: decision.decision.movedFrom, .unsent(reason))
            }
        }
        return waiting + planned + unsent
    }

    private init(
        day: CivilDate, clientID: ClientID, clientName: String, number: String, dueOn: CivilDate, rung: Rung?,
        balance: Money, recipients: [EmailAddress], fate: Fate
    ) {
        self.day = day
        self.clientID = clientID
        self.clientName = clientName
        self.number = number
        self.dueOn = dueOn
        self.rung = rung
        self.balance = balance
        self.recipients = recipients
        self.fate = fate
    }

    private init(
        day: CivilDate, _ client: Client, _ invoice: Invoice, dueOn: CivilDate, _ rung: Rung?,
        recipients: [EmailAddress] = [], movedFrom: CivilDate?, _ fate: Fate
    ) {
        self.init(
            day: day, clientID: client.id, clientName: client.name, number: invoice.number, dueOn: dueOn, rung: rung,
            balance: invoice.balance, recipients: recipients, fate: fate)
        self.movedFrom = movedFrom
    }

    /// - Parameter language: of the words; keys and codes are English.
    static func columns(_ language: Language) -> [ListColumn<PlanRow>] {
        [
            ListColumn("day") { .string($0.day.description) },
            ListColumn("client_id") { .string($0.clientID.value) },
            ListColumn("client") { .string($0.clientName) },
            ListColumn("invoice") { .string($0.number) },
            ListColumn("due") { .string($0.dueOn.description) },
            ListColumn("stage") { JSON($0.rung?.stage.rawValue) },
            ListColumn("balance", sheet: { language.plainDecimal($0.balance) }) { .string($0.balance.decimal) },
            ListColumn("currency") { .string($0.balance.currency.code) },
            ListColumn("to") { .array($0.recipients.map { .string($0.value) }) },
            ListColumn("moved_from") { JSON($0.movedFrom?.description) },
            ListColumn("state") { .string($0.fate.state) },
            ListColumn("next_attempt") { JSON($0.fate.standing?.nextAttempt?.rfc3339) },
            ListColumn("reply") { JSON($0.fate.standing.flatMap { $0.reply.isEmpty ? nil : $0.reply }) },
            ListColumn("message_id") { JSON($0.fate.messageID?.value) },
            ListColumn("reason") { JSON($0.fate.reason?.word) },
            ListColumn("reason_text") { JSON($0.fate.reason.map(language.sentence(for:))) },
            ListColumn("cancels") { .bool($0.fate.standing?.withdrawal != nil) },
            ListColumn("occurrence") { row in row.rung.map { .integer(Int64($0.occurrence)) } ?? .null },
        ]
    }
}

extension PlanRow.Fate {
    /// A state of design 7 for what is in the outbox.
    fileprivate var state: String {
        switch self {
        case .planned: "planned"
        case .unsent: "unsent"
        case .inOutbox(_, let standing): standing.state.rawValue
        }
    }

    fileprivate var reason: Reason? {
        switch self {
        case .planned: nil
        case .unsent(let reason): reason
        case .inOutbox(_, let standing): standing.withdrawal?.reason ?? standing.reason
        }
    }

    fileprivate var standing: OutboxStanding? { if case .inOutbox(_, let standing) = self { standing } else { nil } }
    fileprivate var messageID: MessageID? { if case .inOutbox(let id, _) = self { id } else { nil } }
}

extension OutboxStanding {
    /// `nil` also where the next cycle tries it.
    fileprivate var nextAttempt: LocalTime? { if case .at(let time) = attempt { time } else { nil } }
}

extension Decision {
    fileprivate var heldRung: Rung? {
        if case .hold(let reminder, _) = self { reminder.rung } else { nil }
    }

    fileprivate var movedFrom: CivilDate? {
        switch self {
        case .hold(let reminder, _): reminder.move?.day
        case .wait(_, let step): step?.move?.day
        case .remind, .never: nil
        }
    }

    fileprivate var reason: Reason? {
        switch self {
        case .remind: nil
        case .hold(_, let reason), .wait(let reason, _), .never(let reason): reason
        }
    }
}

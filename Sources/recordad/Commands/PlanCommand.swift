import Correspondence
import Dunning
import Formats
import Service

struct PlanCommand: Command {
    static let description = CommandDescription(
        name: "plan", summary: "show what would be sent, to whom, and what not",
        options: [asOf, days, .client, .format],
        details: """
            Nothing is sent. Each day counts on the messages of the days before it being accepted. It speaks the \
            language of Language=.
            """,
        example: "recordad plan --days 7", exits: [.data, .io, .tryAgain, .configuration])

    static let asOf = Option("--as-of DATE", "begin with this day (default: today)")
    static let days = Option("--days N", "how many days (default: 1)")

    private let first: CivilDate?
    private let count: Int
    private let client: ClientID?
    private let format: ListFormat

    init(_ arguments: Arguments) throws(UsageError) {
        first = try arguments.date(Self.asOf)
        count = try arguments.number(Self.days, in: 1...366) ?? 1
        client = arguments.text(.client).map { ClientID($0) }
        format = try arguments.choice(.format) ?? .table
    }

    func run(in context: Context) throws -> ExitCode {
        let inquiry = try Inquiry(context.settings())
        let today = inquiry.zone.local(context.now).date
        let plan = try inquiry.plan(from: first ?? today, days: count, now: context.now)
        guard format == .table else {
            let rows = plan.flatMap { PlanRow.rows(of: $0, client: client, language: inquiry.language) }
            context.output.list(rows, PlanRow.columns, as: format)
            return .success
        }
        let pages = plan.map { PlanPage($0, client: client, language: inquiry.language) }
        for page in pages { page.write(to: context.output) }
        if pages.allSatisfy(\.isEmpty) { context.output.line("nothing is due") }
        return .success
    }
}

/// A reminder of the plan, sent or not.
private struct PlanRow {
    let day: CivilDate
    let client: Client
    let invoice: Invoice
    let dueOn: CivilDate
    let rung: Rung?
    let language: Language
    let recipients: [EmailAddress]
    /// The closed day that it would have had; `nil`: it has its own.
    let movedFrom: CivilDate?
    /// Why it is not sent; `nil` when it is.
    let reason: Reason?

    static func rows(of day: Inquiry.Day, client: ClientID?, language: Language) -> [PlanRow] {
        let sent = day.messages.flatMap { message in
            message.reminders.map { reminder in
                PlanRow(
                    day: day.date, client: message.client, invoice: reminder.invoice, dueOn: reminder.dueOn,
                    rung: reminder.rung, language: language, recipients: message.recipients,
                    movedFrom: reminder.move?.day, reason: nil)
            }
        }
        let unsent = day.unsent.map { client, decision in
            PlanRow(
                day: day.date, client: client, invoice: decision.invoice, dueOn: decision.dueOn,
                rung: decision.decision.heldRung, language: language, recipients: [],
                movedFrom: decision.decision.movedFrom,
                reason: decision.decision.reason)
        }
        return (sent + unsent).filter { client == nil || $0.client.id == client }
    }

    static var columns: [ListColumn<PlanRow>] {
        [
            ListColumn("day") { .string($0.day.description) },
            ListColumn("client_id", isSecondary: true) { .string($0.client.id.value) },
            ListColumn("client") { .string($0.client.name) },
            ListColumn("invoice") { .string($0.invoice.number) },
            ListColumn("due") { .string($0.dueOn.description) },
            ListColumn("stage", cell: { row in row.rung.map(row.language.name(of:)) ?? "" }) {
                JSON($0.rung?.stage.rawValue)
            },
            ListColumn("balance", .right, cell: { $0.language.money($0.invoice.balance, namingCurrency: true) }) {
                .string($0.invoice.balance.decimal)
            },
            ListColumn("currency", isSecondary: true) { .string($0.invoice.balance.currency.code) },
            ListColumn(
                "to",
                cell: { row in
                    row.reason.map(row.language.sentence(for:)) ?? row.recipients.map(\.value).joined(separator: ", ")
                }
            ) { .array($0.recipients.map { .string($0.value) }) },
            ListColumn("moved_from", isSecondary: true) { JSON($0.movedFrom?.description) },
            ListColumn("reason", isSecondary: true) { row in JSON(row.reason.map(row.language.sentence(for:))) },
        ]
    }
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

import Correspondence
import Dunning
import Service

struct PlanCommand: Command {
    static let description = CommandDescription(
        name: "plan", summary: "show what would be sent, to whom, and what not",
        options: [asOf, days, .client, .format],
        details: """
            Nothing is sent. What is in the outbox stands before the first day. Each day counts on the messages \
            of the days before it being accepted, from today on. The table speaks the language of Language=; CSV and JSON have \
            English words, but for reason_text.
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
        count = try arguments.number(Self.days, in: 1...Inquiry.horizon) ?? 1
        client = arguments.text(.client).map { ClientID($0) }
        format = try arguments.choice(.format) ?? .table
    }

    func run(in context: Context) throws -> ExitCode {
        let inquiry = try Inquiry(context.settings())
        if let obstacle = try inquiry.obstacle() { Diagnostics.warn("nothing is sent: \(obstacle)") }
        let today = inquiry.zone.local(context.now).date
        let start = first ?? today
        try inquiry.warnIfOutOfSight(start, of: "--as-of", now: context.now)
        let plan = try inquiry.plan(from: start, days: count, now: context.now).map { day in
            client.map { id in day.narrowed { $0.id == id } } ?? day
        }
        let outbox = try inquiry.outbox(of: client, through: start, now: context.now)
        guard format == .table else {
            let rows = plan.flatMap { PlanRow.rows(of: $0, outbox: $0.date == start ? outbox : []) }
            context.output.list(rows, PlanRow.columns(inquiry.language), as: format)
            return .success
        }
        let pages = plan.map { day in
            PlanPage(
                day, outbox: day.date == start ? outbox : [], language: inquiry.language, isOver: day.date < today)
        }
        for page in pages { page.write(to: context.output) }
        if pages.allSatisfy(\.isEmpty) { context.output.line(inquiry.language.nothingDue) }
        return .success
    }
}

extension Inquiry {
    /// Of a day so far ahead that the days before it are not counted.
    func warnIfOutOfSight(_ day: CivilDate, of option: String, now: Instant) throws {
        guard try !isInSight(day, now: now) else { return }
        Diagnostics.warn(
            "\(option) is '\(day)', more than \(Self.horizon) days ahead: what goes out before it is not counted")
    }
}

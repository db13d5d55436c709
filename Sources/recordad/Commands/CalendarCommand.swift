import Dunning
import Formats
import Service

struct CalendarCommand: Command {
    static let description = CommandDescription(
        name: "calendar", summary: "show the coming weeks with what is planned each day",
        options: [month, .format],
        details: """
            This month from today on, and the next. Each day counts on the messages of the days before it being \
            accepted. Closed days are those of the company's country.
            """,
        example: "recordad calendar --month 2026-12", exits: [.data, .io, .tryAgain, .configuration])

    static let month = Option("--month MONTH", "only this month, as 2026-12")

    private let month: CivilDate?
    private let format: ListFormat

    init(_ arguments: Arguments) throws(UsageError) {
        format = try arguments.choice(.format) ?? .table
        guard let text = arguments.text(Self.month) else {
            month = nil
            return
        }
        guard let first = CivilDate("\(text)-01") else {
            throw arguments.error("--month is '\(text)'", remedy: "expected a month as 2026-12")
        }
        month = first
    }

    func run(in context: Context) throws -> ExitCode {
        let inquiry = try Inquiry(context.settings())
        if let obstacle = try inquiry.obstacle() { Diagnostics.warn("nothing is sent: \(obstacle)") }
        let today = inquiry.zone.local(context.now).date
        let first = month ?? today.firstOfMonth
        let end = month?.firstOfNextMonth ?? first.firstOfNextMonth.firstOfNextMonth
        let days = first...end.adding(days: -1)
        guard days.upperBound >= today else {
            throw CommandError(
                .usage, "--month is '\(first.monthName)', which is over", remedy: "'recordad audit' has what was sent")
        }
        guard days.upperBound.days(since: today) < Inquiry.horizon else {
            throw CommandError(
                .usage, "--month is '\(first.monthName)'",
                remedy: "expected one that ends within \(Inquiry.horizon) days; 'recordad simulate' looks further")
        }
        // What comes before the month decides what is left for it.
        let plan = try inquiry.plan(from: today, days: days.upperBound.days(since: today) + 1, now: context.now)
        let shown = plan.filter { days.contains($0.date) }
        switch format {
        case .table:
            let counts = Dictionary(shown.map { ($0.date, $0.messages.count) }) { first, _ in first }
            CalendarPicture(days, counts: counts, contact: inquiry.contact).write(to: context.output)
        case .csv, .json:
            let rows = shown.map { Row(day: $0, closure: inquiry.contact.closure(of: $0.date)) }
            context.output.list(rows, Self.columns, as: format)
        }
        return .success
    }

    private struct Row {
        let day: Inquiry.Day
        let closure: ContactCalendar.ClosedDay?
    }

    private static var columns: [ListColumn<Row>] {
        [
            ListColumn("date") { .string($0.day.date.description) },
            ListColumn("weekday") { .string($0.day.date.weekdayName) },
            .count("messages") { $0.day.messages.count },
            .count("reminders") { $0.day.messages.reduce(0) { $0 + $1.reminders.count } },
            ListColumn("closed") { JSON($0.closure?.name) },
        ]
    }
}

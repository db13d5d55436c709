import Dunning
import Formats
import Service

/// A simulation as people read it: day by day, the closed days, the limits, and a calendar.
struct SimulationPage {
    private let report: SimulationReport
    private let policy: Policy

    init(_ report: SimulationReport, policy: Policy) {
        self.report = report
        self.policy = policy
    }

    func write(to output: Output) {
        let messages = report.messagesByDay
        let words = report.reminders.reduce(into: [String: Int]()) { $0[$1.word, default: 0] += 1 }
        let width = output.terminal.width ?? Terminal.usualWidth
        let start = report.isContinued ? "from what the ledger holds" : "as if nothing had been sent before"
        let went = words["sent", default: 0] + words["merged", default: 0]
        output.paragraph(
            """
            \(report.days.lowerBound) to \(report.days.upperBound), \(start): \
            \(messages.values.reduce(0) { $0 + $1.count }.of("message")) with \(went.of("reminder")), \
            \(words["merged", default: 0]) of them merged by a limit; \(words["superseded", default: 0]) superseded, \
            \(words["waiting", default: 0]) waiting at the end.
            """, width: width)
        if report.brokenCount > 0 {
            output.paragraph(
                "\(report.brokenCount.of("record")) skipped as broken: 'recordad plan' names them.", width: width)
        }
        guard !report.reminders.isEmpty else {
            output.paragraph(
                "Nothing came due; PastInvoicesFrom= is \(policy.pastInvoicesFrom), and invoices due before it get nothing.",
                width: width)
            return
        }
        writeDays(messages, to: output)
        writeClosedDays(to: output)
        writeLimits(to: output)
        output.line("")
        CalendarPicture(report.days, counts: messages.mapValues(\.count), contact: report.contact).write(to: output)
    }

    private func writeDays(_ messages: [CivilDate: Set<MessageID>], to output: Output) {
        let byDay = Dictionary(grouping: report.reminders.filter { $0.sending != nil }) { $0.sending?.day }
        let stages = Stage.allCases.map { stage in
            ListColumn<CivilDate>.count(stage.rawValue) { day in
                byDay[day, default: []].count { $0.rung.stage == stage }
            }
        }
        output.line("")
        output.list(
            messages.keys.sorted(),
            [
                ListColumn("day") { .string("\($0) \($0.weekdayName)") },
                .count("messages") { messages[$0, default: []].count },
            ] + stages, as: .table)
    }

    /// A day on which reminders could not go, and where they went.
    private struct ClosedDay {
        let day: String
        let cause: String
        var earlier = 0
        var later = 0
        var never = 0
    }

    /// Holidays one by one, weekdays without hours all together.
    private func writeClosedDays(to output: Output) {
        var closed: [String: ClosedDay] = [:]
        for reminder in report.reminders {
            guard let move = reminder.move else { continue }
            let isWeekday = move.cause == .weekday
            let key = isWeekday ? "each \(move.day.weekdayName)" : "\(move.day) \(move.day.weekdayName)"
            var line = closed["\(key) \(move.cause.name)"] ?? ClosedDay(day: key, cause: move.cause.name)
            switch reminder.sending.map({ $0.day < move.day }) {
            case true: line.earlier += 1
            case false: line.later += 1
            case nil: line.never += 1
            }
            closed["\(key) \(move.cause.name)"] = line
        }
        guard !closed.isEmpty else { return }
        output.line("\nReminders whose own day is closed")
        output.list(
            closed.sorted { $0.key < $1.key }.map(\.value),
            [
                ListColumn("day") { .string($0.day) }, ListColumn("reason") { .string($0.cause) },
                .count("before") { $0.earlier },
                .count("after") { $0.later },
                .count("unsent") { $0.never },
            ], as: .table)
    }

    private func writeLimits(to output: Output) {
        var limited: [String: [SimulatedReminder]] = [:]
        for reminder in report.reminders {
            if let limit = reminder.limit { limited[limit.key, default: []].append(reminder) }
        }
        guard !limited.isEmpty else { return }
        func count(_ word: String) -> ListColumn<String> {
            .count(word) { key in limited[key, default: []].count { $0.word == word } }
        }
        output.line("\nReminders that a limit delayed")
        output.list(
            limited.keys.sorted(),
            [
                ListColumn("limit") { .string($0) },
                .count("reminders") { limited[$0, default: []].count },
                .count("days") { key in limited[key, default: []].map(\.delays.count).max() ?? 0 },
                count("sent"), count("merged"), count("superseded"), count("waiting"),
            ], as: .table)
    }
}

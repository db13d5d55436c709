import Dunning
import Formats
import Service
import Settings

struct SimulateCommand: Command {
    static let description = CommandDescription(
        name: "simulate", summary: "run the service over a span of days, past or to come",
        options: [from, to, .format],
        details: """
            The service itself, on a copy of what it needs and a clock of its own: nothing is sent, and nothing of \
            the store, the ledger and the notes changes. Invoices that are paid by now are owed until the day on \
            which they were settled. From a day before the ledger's last cycle on, it runs as if nothing had been \
            sent before. What waits for a person or for fresh data does not wait here. csv and json have every \
            reminder, with its fate and why.
            """,
        example: "recordad simulate --from 2026-01-01 --to 2026-06-30",
        exits: [.data, .io, .tryAgain, .configuration])

    static let from = Option("--from DATE", "the first day (default: today)")
    static let to = Option("--to DATE", "the last day (default: 30 days in all)")

    private let first: CivilDate?
    private let last: CivilDate?
    private let format: ListFormat

    private static let usualLength = 30
    /// Ten years.
    private static let longest = 3653

    init(_ arguments: Arguments) throws(UsageError) {
        first = try arguments.date(Self.from)
        last = try arguments.date(Self.to)
        format = try arguments.choice(.format) ?? .table
    }

    func run(in context: Context) throws -> ExitCode {
        let settings = try context.settings()
        let days = try days(today: settings.zone().local(context.now).date)
        let folder = try Files.makeTemporaryFolder("recordad-simulate")
        defer { Files.removeFolder(folder) }
        let report = try supervise(reloads: false) { inbox in
            try await Simulation(settings, days: days, folder: folder).run(inbox: inbox)
        }
        switch format {
        case .table: SimulationPage(report, policy: settings.policy).write(to: context.output)
        case .csv, .json:
            context.output.list(report.reminders, SimulatedReminder.columns(in: report), as: format)
        }
        return .success
    }

    private func days(today: CivilDate) throws(UsageError) -> ClosedRange<CivilDate> {
        let first = first ?? today
        let last = last ?? first.adding(days: Self.usualLength - 1)
        guard first <= last else {
            throw UsageError("--to is '\(last)', before '\(first)', the first day", of: "simulate")
        }
        // Each day ends with the beginning of the next.
        guard last < .latest else {
            throw UsageError("--to is '\(last)', the last day that there is", of: "simulate", remedy: "end before it")
        }
        guard last.days(since: first) < Self.longest else {
            throw UsageError(
                "from \(first) to \(last) is too long", of: "simulate", remedy: "at most ten years go at once")
        }
        return first...last
    }
}

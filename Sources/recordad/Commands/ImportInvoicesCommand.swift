import Dunning
import Settings
import Storage

struct ImportInvoicesCommand: Command {
    static let description = CommandDescription(
        name: "import invoices", operands: ["FILE"], summary: "bring a CSV file into the store",
        options: ImportArguments.common + [
            ImportArguments.dateFormat, ImportArguments.decimal, ImportArguments.currency, ImportArguments.round,
            ImportArguments.complete, ImportArguments.force, ImportArguments.allowEmpty, asOf,
        ],
        details: """
            FILE may be - for standard input. Headings are ours or the usual Spanish ones; absent columns change \
            nothing; client and number find what has no id. One bad row, and nothing is imported, unless there is \
            --skip-bad.
            """,
        example: "recordad import invoices --map number=Folio --decimal , a.csv",
        exits: [.data, .io, .tryAgain, .configuration])

    private static let asOf = Option("--as-of DATE", "what the data is of; settled by then is paid (default: today)")

    private let common: ImportArguments
    private let asOf: CivilDate?

    init(_ arguments: Arguments) throws(UsageError) {
        common = try ImportArguments(arguments)
        asOf = try arguments.date(Self.asOf)
    }

    func run(in context: Context) throws -> ExitCode {
        let settings = try context.settings()
        let zone = try settings.zone()
        // Noon, as for `once --now` with a date alone.
        let now = asOf.map { zone.instant($0, hour: 12, minute: 0, second: 0) } ?? context.now
        if let asOf, asOf > zone.local(context.now).date {
            Diagnostics.warn(
                "--as-of is '\(asOf)', a day to come: overdue and claim reminders wait as long as the invoices are dated in "
                    + "the future (MaxDataAge=)")
        }
        var options = try common.options(settings, asOf: zone.local(now).date)
        if let asOf, !common.isForced {
            options.endOfDay = zone.instant(asOf.adding(days: 1), hour: 0, minute: 0, second: 0)
        }
        let bar = ProgressBar()
        defer { bar.clear() }
        let summary = try importInvoices(
            from: common.file, into: settings.store.invoicesPath, options, now: now, progress: bar.show)
        bar.clear()
        common.tell(summary, of: "invoices", to: context.output)
        return .success
    }
}

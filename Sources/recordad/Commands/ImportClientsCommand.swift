import Dunning
import Settings
import Storage

struct ImportClientsCommand: Command {
    static let description = CommandDescription(
        name: "import clients", operands: ["FILE"], summary: "bring a CSV file of clients into the store",
        options: ImportArguments.common,
        details: """
            FILE may be - for standard input. It has headings, ours or the usual Spanish ones: id, name, tax_id, \
            email, cc, phone, language, kind, country, collector, term_days, days_before, tolerance_days, \
            resend_days, reminders. Columns that are absent change nothing. Without ids, \
            tax ids find the clients. One bad row, and nothing is imported, \
            unless there is --skip-bad.
            """,
        example: "recordad import clients --map id=rut,email=correo clients.csv",
        exits: [.data, .io, .tryAgain, .configuration])

    private let common: ImportArguments

    init(_ arguments: Arguments) throws(UsageError) { common = try ImportArguments(arguments) }

    func run(in context: Context) throws -> ExitCode {
        let settings = try context.settings()
        let today = try settings.zone().local(context.now).date
        let bar = ProgressBar()
        defer { bar.clear() }
        let summary = try importClients(
            from: common.file, into: settings.store.invoicesPath, common.options(settings, asOf: today),
            progress: bar.show)
        bar.clear()
        common.tell(summary, of: "clients", to: context.output)
        return .success
    }
}

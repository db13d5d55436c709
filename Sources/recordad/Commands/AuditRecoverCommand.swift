import Dunning
import Service
import Settings
import Storage

struct AuditRecoverCommand: Command {
    static let description = CommandDescription(
        name: "audit recover", summary: "take sent mail back into a restored ledger",
        options: [rehearsal],
        details: """
            When the files in Directory= of [Audit] go on after the end of the ledger, as they do after an older ledger \
            was put back or it was lost, each message that they prove becomes a sent one of the ledger, and is not \
            sent again. They have to continue the ledger's chain. Stop the service first.
            """,
        example: "recordad audit recover --dry-run", exits: [.data, .io, .tryAgain, .configuration])

    private static let rehearsal = Option("--dry-run", "say what would be taken back, and change nothing")

    private let isRehearsal: Bool

    init(_ arguments: Arguments) { isRehearsal = arguments.has(Self.rehearsal) }

    func run(in context: Context) throws -> ExitCode {
        let settings = try context.settings()
        let report = try isRehearsal ? Self.rehearse(settings) : Self.recover(settings)
        context.output.line(words(report))
        return .success
    }

    private static func recover(_ settings: Settings) throws -> AuditRecovery.Report {
        let lock = try InstanceLock(ledger: settings.store.ledgerPath)
        defer { extendLifetime(lock) }
        return try AuditRecovery(settings, ledger: try Ledger(path: settings.store.ledgerPath, mode: .create)).run()
    }

    /// On a copy that is thrown away.
    private static func rehearse(_ settings: Settings) throws -> AuditRecovery.Report {
        let folder = try Files.makeTemporaryFolder("recordad-recover")
        defer { Files.removeFolder(folder) }
        let copy = folder + "/ledger.db"
        if !Files.isMissing(settings.store.ledgerPath) { try Ledger.copy(settings.store.ledgerPath, to: copy) }
        let ledger = try Ledger(path: copy, mode: .create)
        try ledger.forgoDurability()
        return try AuditRecovery(settings, ledger: ledger).run()
    }

    private func words(_ report: AuditRecovery.Report) -> String {
        guard report.end > report.head else {
            return "nothing to take back: the sent mail does not go on after the ledger's end, seq \(report.head)"
        }
        return "\(isRehearsal ? "would take" : "took") back \((report.unsent + report.unknown).of("message")) with "
            + "\(report.reminders.of("reminder")), \(report.unsent) of them held as not sent; the ledger "
            + "\(isRehearsal ? "would end" : "ends") at seq \(report.end), as the files do"
    }
}

import Dunning
import Service
import Settings
import Storage
import Systemd

struct OnceCommand: Command {
    static let description = CommandDescription(
        name: "once", summary: "look at the invoices once, send what is due, and end",
        options: [now],
        details: """
            Each message that is planned or due for another try is attempted once, and nothing outside the \
            hours of [Contact]. --now rehearses another day: \
            it drives every date that is written, and may not lie before this ledger's last cycle. A date alone \
            means noon.
            """,
        example: "recordad once --now 2026-11-21T10:00", exits: [.data, .io, .tryAgain, .configuration])

    static let now = Option("--now TIME", "local time, as 2026-11-21T10:00 (default: the clock)")

    private let moment: Moment?

    init(_ arguments: Arguments) throws(UsageError) {
        moment = try arguments.moment(Self.now)
    }

    func run(in context: Context) throws -> ExitCode {
        let settings = try context.settings()
        let password = try settings.mail.password(in: context.surroundings)
        let now = try moment?.instant(in: settings.zone()) ?? context.now
        let journal = Journal(identifier: "recordad")
        let summary = try supervise(reloads: false) { inbox in
            let lock = try InstanceLock(ledger: settings.store.ledgerPath)
            defer { extendLifetime(lock) }
            let workspace = try Workspace(settings, password: password)
            return try await OneCycle(workspace, now: now).run(inbox: inbox) { event in
                let entry = event.logEntry
                if entry.priority.rawValue <= LogEntry.Priority.notice.rawValue { journal.send(entry) }
            }
        }
        context.output.line(summary.description)
        return summary.isBroken ? .data : .success
    }
}

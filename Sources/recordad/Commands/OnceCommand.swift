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
            hours of [Contact]. --now takes another time for the clock's, in every date that is written; it may \
            not lie before this ledger's last cycle. A date alone means noon. The mail goes out all the same, unless \
            Mode=shadow or Server= is a maildir, and the ledger refuses earlier days from then on.
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
        let present = context.now
        let chosen = try moment?.instant(in: settings.zone())
        let journal = Journal(identifier: "recordad")
        if let chosen, isFar(chosen, from: present), settings.sendsLive { Diagnostics.warn(Self.warning) }
        let summary = try supervise(reloads: false) { inbox in
            let lock = try InstanceLock(ledger: settings.store.ledgerPath)
            defer { extendLifetime(lock) }
            let workspace = try Workspace(settings, password: password)
            if workspace.hasMadeStore { journal.send(LogEntry(.notice, workspace.newStore)) }
            return try await OneCycle(workspace, at: chosen, present: present).run(inbox: inbox) { event in
                let entry = event.logEntry(by: workspace.zone)
                if entry.priority.rawValue <= LogEntry.Priority.notice.rawValue { journal.send(entry) }
            }
        }
        context.output.line(summary.description)
        return summary.planning.isBroken ? .data : .success
    }

    private static let warning =
        "--now is more than a day from the clock, and the mail goes out: dated so, and not again on the day itself; "
        + "Mode=shadow, or a maildir with another Ledger= and other folders, rehearses"

    private func isFar(_ now: Instant, from clock: Instant) -> Bool { abs(now.seconds(since: clock)) > 86_400 }
}

extension Settings {
    /// Messages go to clients, by way of a server.
    fileprivate var sendsLive: Bool {
        if case .maildir = mail.server { false } else { mode == .live }
    }
}

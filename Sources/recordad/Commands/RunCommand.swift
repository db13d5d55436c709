import Correspondence
import CrashPoints
import Dunning
import Service
import Settings
import Storage
import Synchronization
import Systemd

struct RunCommand: Command {
    static let description = CommandDescription(
        name: "run", summary: "run the service until it is stopped",
        details: """
            SIGTERM and SIGINT finish what is on the wire and end; SIGHUP reads the configuration again, and \
            keeps the old one if the new one has mistakes. Under systemd it tells when it is ready and logs to \
            the journal; otherwise it logs to standard error.
            """,
        example: "recordad run --config ./recordad.conf", exits: [.data, .io, .tryAgain, .configuration])

    init(_ arguments: Arguments) throws(UsageError) {}

    func run(in context: Context) throws -> ExitCode {
        let settings = try context.settings()
        let password = try settings.mail.password(in: context.surroundings)
        let station = Station(context: context, journal: Journal(identifier: "recordad"))
        let watchdog = try watchdogInterval()
        try supervise(reloads: true, stopping: { station.tell(.stopping) }) { inbox in
            try await station.run(settings, password: password, watchdog: watchdog, inbox: inbox)
        }
        return .success
    }
}

/// The service with what it tells the service manager and the journal.
private final class Station: Sendable {
    let configFile: String?
    let surroundings: Surroundings
    let journal: Journal
    /// The company's, as of the last reading of the configuration.
    private let zone = Mutex(Zone.utc)

    init(context: Context, journal: Journal) {
        configFile = context.configFile
        surroundings = context.surroundings
        self.journal = journal
    }

    func run(_ settings: Settings, password: Secret?, watchdog: Duration?, inbox: Inbox) async throws {
        let lock = try InstanceLock(ledger: settings.store.ledgerPath)
        defer { extendLifetime(lock) }
        let workspace = try Workspace(settings, password: password)
        zone.withLock { $0 = workspace.zone }
        let hooks = Daemon.Hooks(
            report: { [self] in journal.send($0.logEntry(by: zone.withLock { $0 })) },
            alive: { [self] in if watchdog != nil { tell(.watchdog) } },
            status: { [self] in tell(.status($0.words)) },
            reload: { [self] in reload(ledger: settings.store.ledgerPath) })
        #if CrashPoints
            CrashPoint.notYetReady.pass()
        #endif
        tell(.ready(status: "looking at the invoices"))
        journal.send(LogEntry(.notice, "started; the invoices are in '\(settings.store.invoicesPath)'"))
        if workspace.hasMadeStore { journal.send(LogEntry(.notice, workspace.newStore)) }
        try await Daemon(
            workspace, version: Program.version, inbox: inbox, heartbeat: watchdog.map { $0 / 2 }, clock: .system,
            hooks: hooks
        ).run()
        journal.send(LogEntry(.notice, "stopped"))
    }

    private func reload(ledger: String) -> Workspace? {
        tell(.reloading)
        do {
            let settings = try Configuration.load(configFile: configFile, in: surroundings).settings
            guard settings.store.ledgerPath == ledger else {
                throw CommandError(
                    .configuration, "Ledger= is now '\(settings.store.ledgerPath)'",
                    remedy: "another ledger needs a restart")
            }
            let workspace = try Workspace(settings, password: try settings.mail.password(in: surroundings))
            zone.withLock { $0 = workspace.zone }
            journal.send(LogEntry(.notice, "configuration read again"))
            tell(.ready(status: "configuration read again"))
            return workspace
        } catch {
            // One entry for the event; the mistakes, which may be many, are lines that follow it.
            journal.send(
                LogEntry(
                    .error, "the configuration was not read again; the old one stays in force",
                    messageID: MessageCatalogue.reloadFailed))
            for line in "\(error)".split(separator: "\n") { journal.send(LogEntry(.error, String(line))) }
            tell(.ready(status: "configuration has mistakes; the old one is in force"))
            return nil
        }
    }

    func tell(_ notification: Notification) {
        do throws(SystemdError) { try notify(notification) } catch {
            journal.send(LogEntry(.warning, "\(error)"))
        }
    }
}

extension Workspace {
    /// What to say of a store that was made.
    var newStore: String {
        "there was no invoice store '\(store.path)', and an empty one was made; 'recordad import invoices FILE' fills it"
    }
}

extension Daemon.Status {
    /// `12 sent today, 3 waiting for the server, next look at 14:05`
    var words: String {
        let parts = [
            "\(sentToday) sent today", waiting > 0 ? "\(waiting) waiting for the server" : nil,
            held > 0 ? "\(held) held until 'recordad release'" : nil,
            closed.map {
                "\($0.count) waiting for \($0.until.date == nextPoll.date ? "" : "\($0.until.date) ")\($0.until.clock.prefix(5))"
            },
            "next look at \(nextPoll.clock.prefix(5))",
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}

import Dunning
import Formats
import Service
import Settings
import Storage

struct StatusCommand: Command {
    static let description = CommandDescription(
        name: "status", summary: "show the last cycle, the data's age, and what waits",
        options: [json],
        details: """
            It reads the ledger and looks at the folders; it does not ask the service, and cannot know whether \
            that runs or what it fails with. The journal says it, and MetricsFile= (recordad_last_poll_failed). \
            An invoice store that cannot be read is an alarm, and then an error, after all else was shown.
            """,
        example: "recordad status", exits: [.data, .io, .tryAgain, .configuration])

    static let json = Option("--format FORMAT", "table or json (default: table)")

    private enum Format: String, CaseIterable { case table, json }

    private let format: Format

    init(_ arguments: Arguments) throws(UsageError) {
        format = try arguments.choice(Self.json) ?? .table
    }

    func run(in context: Context) throws -> ExitCode {
        let settings = try context.settings()
        let zone = try settings.zone()
        let synced = syncedAt(settings)
        let facts = try facts(settings, synced, zone: zone, now: context.now)
        if format == .json {
            context.output.line(JSON.object(facts.map { ($0.key, $0.value) }).pretty)
        } else {
            let width = facts.map(\.title.count).max() ?? 0
            for fact in facts {
                let label = String(repeating: " ", count: width - fact.title.count) + fact.title + ": "
                guard let columns = context.output.terminal.width else {
                    context.output.line(label + terminalSafe(fact.words))
                    continue
                }
                context.output.paragraph(fact.words, width: columns, indent: label.count, label: label)
            }
        }
        if case .failure(let error) = synced { throw error }
        return .success
    }

    private struct Fact {
        let key: String
        let title: String
        let words: String
        let value: JSON
    }

    private func facts(
        _ settings: Settings, _ synced: Result<Instant?, StorageError>, zone: Zone, now: Instant
    ) throws -> [Fact] {
        let ledger = try Ledger.ifPresent(path: settings.store.ledgerPath)
        let last = try ledger?.lastCycle()
        let counts = try ledger?.unfinishedCounts() ?? [:]
        let today = zone.local(now).date
        let alarms = try Alarm.all(settings, ledger: ledger, syncedAt: synced, zone: zone, now: now)
        // Then the service waits for its next look.
        let isStopped = alarms.contains { if case .brokenRecords = $0 { true } else { false } }
        let nextAttempt = isStopped ? nil : try ledger?.nextAttempt()
        let poll = try ledger?.nextPoll(every: settings.store.pollInterval)
        let next = [poll, nextAttempt].compactMap(\.self).min()
        func time(_ instant: Instant?) -> JSON { JSON(instant.map { zone.local($0).rfc3339 }) }
        func words(_ instant: Instant?, _ none: String) -> String { instant.map { zone.local($0).minute } ?? none }
        let atRest = try ledger?.waitingForPersonCount() ?? 0
        let waiting = [MessageState.queued, .sending, .deferred, .uncertain, .held].map { state in
            let count = counts[state, default: 0]
            return Fact(
                key: state.rawValue, title: state.rawValue,
                words: String(count) + remedy(state, count: count, atRest: atRest),
                value: .integer(Int64(count)))
        }
        let summary = try ledger?.value(.lastSummary) ?? ""
        let obstacles = RecordFolder.obstacles(settings)
        return [
            Fact(key: "mode", title: "mode", words: settings.mode.rawValue, value: .string(settings.mode.rawValue)),
            Fact(
                key: "last_cycle", title: "last cycle",
                words: words(last, "never") + (last.map { $0 > now } == true ? ", later than the clock" : ""),
                value: time(last)),
            Fact(
                key: "last_summary", title: "it did", words: summary.isEmpty ? "nothing yet" : summary,
                value: .string(summary)),
            dataAge(synced, settings, seen: try ledger?.newestData(), zone: zone, now: now),
            Fact(
                key: "sent_today", title: "sent today", words: String(try ledger?.acceptedCount(on: today) ?? 0),
                value: .integer(Int64(try ledger?.acceptedCount(on: today) ?? 0))),
        ] + waiting + [
            contact(settings, zone: zone, now: now),
            Fact(
                key: "next_wake", title: "next wake",
                words: words(next, "when the service starts") + (isMissed(poll, settings, now: now) ? Self.missed : ""),
                value: time(next)),
            Fact(
                key: "alarms", title: "alarms",
                words: alarms.isEmpty && obstacles.isEmpty
                    ? "none" : (obstacles + alarms.map { $0.words(in: zone) }).joined(separator: "; "),
                value: .array(
                    obstacles.map { .object([("alarm", .string("cannot_write")), ("words", .string($0))]) }
                        + alarms.map { $0.json(in: zone) })),
        ]
    }

    /// What one types for messages that wait for a person.
    private func remedy(_ state: MessageState, count: Int, atRest: Int) -> String {
        switch state {
        case .held where count > 0: " (until 'recordad release')"
        case .uncertain where atRest > 0:
            " (\(atRest) until 'recordad retry MESSAGE' or 'recordad cancel MESSAGE'; 'recordad queue' lists them)"
        default: ""
        }
    }

    private static let missed =
        ", which is over: the service is not running, is sending, or fails; 'journalctl -u recordad' says more"

    /// Whether a whole interval, and never less than five minutes, has gone since a look at the invoices was due.
    private func isMissed(_ poll: Instant?, _ settings: Settings, now: Instant) -> Bool {
        poll.map { now.seconds(since: $0) > max(settings.store.pollInterval, 300) } ?? false
    }

    /// When clients whose country is not known may be written to next.
    private func contact(_ settings: Settings, zone: Zone, now: Instant) -> Fact {
        let policy = settings.contactPolicy(zone: zone)
        func opening(_ kind: Client.Kind) -> Instant { policy.calendar(kind: kind).opening(from: now) }
        func words(_ instant: Instant) -> String { instant == now ? "open" : "opens \(zone.local(instant).minute)" }
        let (others, businesses) = (opening(.unknown), opening(.business))
        return Fact(
            key: "contact_opens", title: "contact",
            words: others == businesses
                ? words(others) : "\(words(others)); to businesses \(words(businesses))",
            value: .string(zone.local(others).rfc3339))
    }

    private func syncedAt(_ settings: Settings) -> Result<Instant?, StorageError> {
        Result { () throws(StorageError) in
            try InvoiceStore(path: settings.store.invoicesPath, mode: .readOnly).syncedAt()
        }
    }

    private func dataAge(
        _ synced: Result<Instant?, StorageError>, _ settings: Settings, seen: Instant?, zone: Zone, now: Instant
    ) -> Fact {
        guard case .success(let synced) = synced else {
            return Fact(key: "synced_at", title: "data", words: "not known, see the alarms", value: .null)
        }
        var words =
            synced.map { synced in
                let seconds = now.seconds(since: synced)
                return "of \(zone.local(synced).minute), " + (seconds < 0 ? "in the future" : "\(age(seconds)) old")
            } ?? "never imported"
        let freshness = settings.cycleRules.freshness(syncedAt: synced, seen: seen, now: now, present: now)
        if case .stale(let why) = freshness {
            words += "; overdue and claim reminders wait "
            if case .future = why { words += "until it is imported again" } else { words += "for newer data" }
            words += " (MaxDataAge=)"
        }
        return Fact(
            key: "synced_at", title: "data", words: words, value: JSON(synced.map { zone.local($0).rfc3339 }))
    }

    private func age(_ seconds: Int64) -> String {
        let hours = Int(seconds / 3600)
        if hours < 1 { return "under an hour" }
        return hours < 48 ? hours.of("hour") : (hours / 24).of("day")
    }
}

/// What `status` and `check` say of files of sent mail that lost lines.
func cutSentMail(_ files: [String]) -> String {
    "lines of sent mail are gone from \(files.map { "'\($0)'" }.joined(separator: ", ")); put back what is missing"
}

extension Alarm {
    fileprivate func words(in zone: Zone) -> String {
        switch self {
        case .silence(.nothingSent(let since)):
            "nothing was sent since \(zone.local(since).minute), although something was due (SilenceDays=)"
        case .silence(.nothingLooked(let since)):
            "the invoices were not looked at since \(zone.local(since).minute) (SilenceDays=)"
        case .staleData(.unknownAge): "the invoices were never imported (MaxDataAge=)"
        case .staleData(.old(let synced)): "the invoices are of \(zone.local(synced).minute) (MaxDataAge=)"
        case .staleData(.setBack(let synced, let from)):
            "the invoices are of \(zone.local(synced).minute), older than those of \(zone.local(from).minute) which were "
                + "seen before (MaxDataAge=)"
        case .staleData(.future(let synced)):
            "the invoices are dated in the future, \(zone.local(synced).minute) (MaxDataAge=)"
        case .auditAhead(let ahead): "nothing is sent: \(ahead)"
        case .auditCut(let files): cutSentMail(files)
        case .ledgerDisk(let lack): "nothing is sent: \(lack)"
        case .brokenRecords(let share): "nothing is sent: \(share), more than MaxBadRecords= allows"
        case .unreadableStore(let error): error.description
        }
    }

    fileprivate func json(in zone: Zone) -> JSON {
        func since(_ instant: Instant?) -> (String, JSON) { ("since", JSON(instant.map { zone.local($0).rfc3339 })) }
        let (name, more) =
            switch self {
            case .silence(.nothingSent(let time)): ("nothing_sent", since(time))
            case .silence(.nothingLooked(let time)): ("nothing_looked", since(time))
            case .staleData(let why): ("stale_data", since(why.syncedAt))
            case .auditAhead: ("audit_ahead", ("words", JSON.string(words(in: zone))))
            case .auditCut: ("audit_cut", ("words", JSON.string(words(in: zone))))
            case .brokenRecords: ("broken_records", ("words", JSON.string(words(in: zone))))
            case .ledgerDisk: ("ledger_disk", ("words", JSON.string(words(in: zone))))
            case .unreadableStore: ("unreadable_store", ("words", JSON.string(words(in: zone))))
            }
        return .object([("alarm", .string(name)), more])
    }
}

import Correspondence
import Dunning
import Formats
import Storage

struct QueueCommand: Command {
    static let description = CommandDescription(
        name: "queue", summary: "show the messages that wait, and why",
        options: [all, .client, .since, .until, .format],
        details: """
            Without --all: queued, sending, deferred, held, and uncertain until a person gives it up. recordad(8) \
            tells what each state means. \
            --since and --until look at the day a message ended, or was planned for.
            """,
        example: "recordad queue --format json", exits: [.unavailable, .io, .tryAgain, .configuration])

    private static let all = Option("--all", "also those that were sent, failed or were cancelled")

    private let filter: Ledger.Filter
    private let format: ListFormat

    init(_ arguments: Arguments) throws(UsageError) {
        let waiting = MessageState.allCases.filter { $0.isPending || $0 == .uncertain }
        filter = Ledger.Filter(
            states: arguments.has(Self.all) ? [] : waiting, client: arguments.text(.client).map { ClientID($0) },
            since: try arguments.date(.since), until: try arguments.date(.until))
        format = try arguments.choice(.format) ?? .table
    }

    func run(in context: Context) throws -> ExitCode {
        let settings = try context.settings()
        let messages = try settings.existingLedger(.readOnly).messages(filter).filter { message in
            filter.states.isEmpty || !message.isGivenUp
        }
        let columns = Self.columns(try settings.zone()).filter { column in
            switch (column.key, format) {
            // People need the word only where there is something to tell apart.
            case ("mode", .table): messages.contains { $0.mode == .shadow }
            // They have it beside the stage.
            case ("occurrence", .table): false
            default: true
            }
        }
        context.output.list(
            messages, columns, as: format,
            empty: filter.states.isEmpty ? "there are no messages" : "nothing waits to be sent")
        return .success
    }

    private static func columns(_ zone: Zone) -> [ListColumn<LedgerMessage>] {
        let english = Language.english.by(zone)
        func time(_ instant: Instant?) -> JSON { JSON(instant.map { zone.local($0).rfc3339 }) }
        func minute(_ instant: Instant?) -> String { instant.map { zone.local($0).minute } ?? "" }
        return [
            ListColumn("message_id") { .string($0.messageID.value) },
            ListColumn("client_id", rank: .detail) { .string($0.clientID.value) },
            ListColumn("client") { .string($0.clientName) },
            ListColumn("stage", cell: { $0.rung.words }) { .string($0.rung.stage.rawValue) },
            ListColumn("state") { .string($0.state.rawValue) },
            ListColumn("mode", cell: { $0.mode == .shadow ? "rehearsal" : "" }) { .string($0.mode.rawValue) },
            ListColumn("to", rank: .detail) { .array(($0.to + $0.cc).map { .string($0.value) }) },
            ListColumn("attempts", .right, rank: .detail) { .integer(Int64($0.attempts)) },
            ListColumn("next_attempt", .right, cell: { minute($0.nextAttempt) }) { time($0.nextAttempt) },
            ListColumn("reply") { .string($0.reply) },
            ListColumn("reason") { JSON($0.reason.map(english.sentence(for:))) },
            ListColumn("created", .right, rank: .detail, cell: { minute($0.createdAt) }) { time($0.createdAt) },
            .count("occurrence") { $0.rung.occurrence },
        ]
    }
}

extension Rung {
    /// `claim 2`, `upcoming 3`, `due`.
    var words: String {
        stage == .claim || stage == .upcoming ? "\(stage.rawValue) \(occurrence)" : stage.rawValue
    }
}

extension LocalTime {
    /// `2026-11-21 10:05`
    var minute: String { "\(date) \(clock.dropLast(3))" }
}

import Dunning
import Storage

struct CancelCommand: Command {
    static let description = CommandDescription(
        name: "cancel", operands: ["MESSAGE"], summary: "give up a message before it is sent",
        details: """
            MESSAGE is a Message-ID, or as much of its beginning as no other has. Its reminders are not sent again; \
            the next stage comes on its own date. An uncertain message may have arrived: it is not tried again, and \
            counts as sent. To stop all reminders, mark the invoice as disputed or set reminders=0 for the client.
            """,
        example: "recordad cancel 3f9a0c7b", exits: [.data, .unavailable, .io, .tryAgain, .configuration])

    private let message: String

    init(_ arguments: Arguments) { message = arguments.operands[0] }

    func run(in context: Context) throws -> ExitCode {
        let settings = try context.settings()
        let ledger = try settings.existingLedger(.readWrite)
        let now = try settings.zone().local(context.now)
        let answer = try ledger.change(try ledger.message(meant: message)) { message throws(StorageError) in
            try Self.cancel(message, in: ledger, at: now)
        }
        context.output.line(answer)
        return .success
    }

    private static func cancel(
        _ message: LedgerMessage, in ledger: Ledger, at now: LocalTime
    ) throws(StorageError) -> Result<String, CommandError> {
        switch message.state {
        case .queued, .deferred, .held:
            try ledger.cancel(message.id, reason: .cancelledByOperator, at: now)
            return .success("cancelled \(message.messageID)")
        case .uncertain where message.reason != .cancelledByOperator:
            try ledger.move(message.id, to: .uncertain, next: nil, reason: .cancelledByOperator)
            return .success(
                "\(message.messageID) is not tried again; the server may have taken it, so it counts as sent")
        case .uncertain:
            return .failure(message.refusal("a person gave it up before, and it may have arrived"))
        case .sending:
            return .failure(
                message.refusal("it is on the wire now", code: .tryAgain, remedy: "look again in a minute"))
        case .sent:
            return .failure(
                message.refusal("it was sent on \(message.endedAt?.minute ?? message.plannedOn.description)"))
        case .failed, .cancelled:
            return .failure(message.refusal("it is \(message.state.rawValue) already"))
        }
    }
}

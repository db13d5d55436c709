import Dunning
import Storage

struct RetryCommand: Command {
    static let description = CommandDescription(
        name: "retry", operands: ["MESSAGE"], summary: "attempt a message again at the next cycle",
        details: """
            MESSAGE is a Message-ID, or as much of its beginning as no other has. It may be deferred, failed, held \
            or uncertain. What is still true of it goes, composed anew; a failed one is tried for RetryFor= again, \
            and so are its addresses that were refused. An uncertain message goes again with the same bytes and the \
            same Message-ID: the client may get it twice.
            """,
        example: "recordad retry 3f9a0c7b", exits: [.data, .unavailable, .io, .tryAgain, .configuration])

    private let message: String

    init(_ arguments: Arguments) { message = arguments.operands[0] }

    func run(in context: Context) throws -> ExitCode {
        let ledger = try context.settings().existingLedger(.readWrite)
        let answer = try ledger.change(try ledger.message(meant: message)) { message throws(StorageError) in
            try Self.retry(message, in: ledger)
        }
        context.output.line(answer)
        return .success
    }

    private static func retry(
        _ message: LedgerMessage, in ledger: Ledger
    ) throws(StorageError) -> Result<String, CommandError> {
        let promise = "\(message.messageID) is attempted at the next cycle"
        switch message.state {
        case .failed:
            try ledger.revive(message, next: message.longPast)
            return .success(promise)
        case .deferred, .held:
            try ledger.move(message.id, to: .queued, next: message.longPast, reason: nil)
            try ledger.forgetRefusals(of: message.clientID)
            return .success(promise)
        case .uncertain:
            // It stays what it is: only an acceptance can settle it, and its bytes must not change.
            try ledger.move(message.id, to: .uncertain, next: message.longPast, reason: nil)
            return .success(
                promise + ", with the same bytes; the server may have taken it before, so the client may get it twice")
        case .queued:
            return .success(promise + " already")
        case .sending:
            return .failure(
                message.refusal("it is on the wire now", code: .tryAgain, remedy: "look again in a minute"))
        case .sent:
            return .failure(
                message.refusal("it was sent on \(message.endedAt?.minute ?? message.plannedOn.description)"))
        case .cancelled where message.reason == .cancelledByOperator:
            return .failure(
                message.refusal("a person cancelled it", remedy: "the next stage of its invoices comes on its own date")
            )
        case .cancelled:
            return .failure(
                message.refusal("it is cancelled", remedy: "what its invoices still ask for is planned anew"))
        }
    }
}

import CrashPoints
import Dunning
import Storage

struct ReleaseCommand: Command {
    static let description = CommandDescription(
        name: "release", operands: ["[MESSAGE]"], summary: "let held messages go",
        details: """
            MESSAGE is a Message-ID, or as much of its beginning as no other has. Without it, all held messages go, \
            and what is planned later today is not held for its number. They are attempted at the next cycle, if the \
            invoices still ask for it then.
            """,
        example: "recordad release", exits: [.data, .unavailable, .io, .tryAgain, .configuration])

    private let message: String?

    init(_ arguments: Arguments) { message = arguments.operands.first }

    func run(in context: Context) throws -> ExitCode {
        let settings = try context.settings()
        let ledger = try settings.existingLedger(.readWrite)
        if let message {
            let answer = try ledger.change(try ledger.message(meant: message)) { message throws(StorageError) in
                try Self.release(message, in: ledger)
            }
            context.output.line(answer)
        } else {
            // The day that the service is in, which a rehearsal may have moved.
            let cycle = try ledger.lastCycle() ?? context.now
            let count = try releaseAll(in: ledger, on: try settings.zone().local(cycle).date)
            context.output.line(
                count == 0
                    ? "no message is held" : "released \(count.of("message")), to be attempted at the next cycle")
        }
        return .success
    }

    private static func release(
        _ message: LedgerMessage, in ledger: Ledger
    ) throws(StorageError) -> Result<String, CommandError> {
        guard message.state == .held else {
            return .failure(message.refusal("it is not held, but \(message.state.rawValue)"))
        }
        try ledger.move(message.id, to: .queued, next: message.longPast, reason: nil)
        return .success("released \(message.messageID): it is attempted at the next cycle")
    }

    private func releaseAll(in ledger: Ledger, on today: CivilDate) throws(StorageError) -> Int {
        let count = try ledger.transaction { () throws(StorageError) in
            let held = try ledger.messages(Ledger.Filter(states: [.held]))
            for message in held { try ledger.move(message.id, to: .queued, next: message.longPast, reason: nil) }
            if !held.isEmpty { try ledger.set(.releasedOn, today.description) }
            #if CrashPoints
                CrashPoint.releaseUncommitted.pass()
            #endif
            return held.count
        }
        #if CrashPoints
            CrashPoint.releaseCommitted.pass()
        #endif
        return count
    }
}

extension LedgerMessage {
    /// Before every cycle to come, also where `once --now` rehearses days that the clock left behind.
    var longPast: Instant { lastAttempt ?? createdAt }

    /// Why a command leaves it as it is.
    func refusal(_ why: String, code: ExitCode = .data, remedy: String? = nil) -> CommandError {
        CommandError(code, "message '\(messageID)' stays as it is: \(why)", remedy: remedy)
    }
}

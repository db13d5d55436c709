import CrashPoints
import Dunning
import Storage

/// What a person at the keyboard asks of the ledger.
extension Ledger {
    /// The message meant by its Message-ID, in brackets or not, or by as much of its beginning as no other has.
    func message(meant text: String) throws -> LedgerMessage {
        var id = text
        if id.hasPrefix("<") { id.removeFirst() }
        // Tables that are cut to a terminal end a long cell so.
        if id.hasSuffix(">") || id.hasSuffix("…") { id.removeLast() }
        if let exact = try message(MessageID(id)) { return exact }
        let candidates = id.isEmpty ? [] : try messageIDs(startingWith: id, limit: 2)
        guard let only = candidates.first, let message = try message(only) else {
            throw CommandError(
                .data, "no message '\(text)'",
                remedy: "'recordad queue --all' lists them; one older than Keep= is in the files of sent mail alone")
        }
        guard candidates.count == 1 else {
            throw CommandError(.data, "several messages begin with '\(text)'", remedy: "give more of the Message-ID")
        }
        return message
    }

    /// Changes a message by a person's word, judging by its state within the same transaction.
    func change<Answer>(
        _ message: LedgerMessage,
        _ body: (LedgerMessage) throws(StorageError) -> Result<Answer, CommandError>
    ) throws -> Answer {
        let answer = try transaction { () throws(StorageError) -> Result<Answer, CommandError> in
            guard let current = try self.message(id: message.id) else {
                throw StorageError(.corrupt, "cannot find message \(message.id) again", cause: "its row is gone")
            }
            let answer = try body(current)
            #if CrashPoints
                CrashPoint.requestUncommitted.pass()
            #endif
            return answer
        }
        #if CrashPoints
            CrashPoint.requestCommitted.pass()
        #endif
        return try answer.get()
    }
}

import Dunning
import Service
import Storage
import Testing

/// Deaths: what the process would have written next is never written.
extension World {
    /// The server takes everything that is sent, and the process dies before a word of it is in the ledger.
    func dieBeforeRecording(at moment: String) async throws {
        mailer.answer { [ledger = ledgerPath] _, _ in
            Self.block(ledger: ledger)
            return accepted
        }
        await #expect(throws: StorageError.self) { try await once(moment) }
        Self.unblock(ledger: ledgerPath)
        mailer.answer(accepted)
    }

    /// From now on no message in the ledger changes, as if the process had died or the disk were full.
    static func block(ledger path: String) {
        execute(
            "CREATE TRIGGER IF NOT EXISTS dead BEFORE UPDATE ON message BEGIN SELECT RAISE(ABORT, 'dead'); END", path)
    }

    static func unblock(ledger path: String) { execute("DROP TRIGGER IF EXISTS dead", path) }

    private static func execute(_ sql: String, _ path: String) {
        do { try Connection(path: path, mode: .readWrite).execute(sql) } catch { Issue.record(error) }
    }
}

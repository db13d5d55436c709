package import Dunning
import Formats

/// What `Keep=` of [Ledger] removes, a few rows a call (design 7.3). Each belongs into a transaction of its own.
extension Ledger {
    /// Removes messages that came to their end before a day, the oldest first; how many.
    ///
    /// What kept their reminders from being written twice stays, and so does the last message: ids are not given again.
    package func pruneMessages(endedBefore day: CivilDate, limit: Int) throws(StorageError) -> Int {
        let ids = try connection.query(
            """
            SELECT id FROM message WHERE ended_on < ? AND state IN ('sent','failed','cancelled')
              AND id < (SELECT max(id) FROM message)
              AND id NOT IN (SELECT message FROM pending_line WHERE message IS NOT NULL)
            ORDER BY ended_on LIMIT ?
            """, [.text(day.description), .integer(Int64(limit))]
        ) { JSON.integer($0.int64(0)) }
        guard !ids.isEmpty else { return 0 }
        let list = SQLValue.text(JSON.array(ids).line)
        for statement in Self.pruning { try connection.run(statement, [list]) }
        return ids.count
    }

    /// In this order: an invoice is still to be thanked for if no thanks are among what just became used, nor were waived.
    private static let pruning = [
        """
        INSERT INTO used_identity
        SELECT r.mode, r.invoice_id, r.identity_due, r.stage, r.occurrence, r.client_id, m.state, m.ended_on
        FROM reminder r JOIN message m ON m.id = r.message
        WHERE r.message IN (SELECT value FROM json_each(?)) AND r.dropped IS NULL
        """,
        """
        INSERT OR IGNORE INTO seen_open SELECT r.client_id, r.mode, r.invoice_id
        FROM reminder r JOIN message m ON m.id = r.message
        WHERE r.message IN (SELECT value FROM json_each(?)) AND r.dropped IS NULL AND r.stage <> 'thanks'
          AND m.state = 'sent'
          AND NOT EXISTS (SELECT 1 FROM reminder t WHERE t.mode = r.mode AND t.invoice_id = r.invoice_id
            AND t.identity_due = '' AND t.stage = 'thanks' AND t.occurrence = 1 AND t.dropped IS NULL)
          AND NOT EXISTS (SELECT 1 FROM used_identity t WHERE t.mode = r.mode AND t.invoice_id = r.invoice_id
            AND t.identity_due = '' AND t.stage = 'thanks' AND t.occurrence = 1)
          AND NOT EXISTS (SELECT 1 FROM waived_thanks t WHERE t.client_id = r.client_id AND t.mode = r.mode
            AND t.invoice_id = r.invoice_id AND t.waived_on >= m.ended_on)
        """,
        "DELETE FROM letter WHERE message IN (SELECT value FROM json_each(?))",
        "DELETE FROM contact WHERE message IN (SELECT value FROM json_each(?))",
        "DELETE FROM attempt WHERE message IN (SELECT value FROM json_each(?))",
        "DELETE FROM reminder WHERE message IN (SELECT value FROM json_each(?))",
        "DELETE FROM message WHERE id IN (SELECT value FROM json_each(?))",
    ]

    /// Removes notes that were done before an instant, the oldest first; how many. An open note is never too old.
    package func pruneNotes(doneBefore instant: Instant, limit: Int) throws(StorageError) -> Int {
        try connection.run(
            """
            DELETE FROM note WHERE id IN (SELECT id FROM note
              WHERE state = 'done' AND coalesce(done_at, at) < ? ORDER BY coalesce(done_at, at) LIMIT ?)
            """, [.integer(instant.secondsSince1970), .integer(Int64(limit))])
    }

    /// Files of notes whose names come before `name`, and which no line is waiting for.
    package func notesFiles(before name: String) throws(StorageError) -> [String] {
        try connection.query(
            """
            SELECT file FROM log_file WHERE log = 'notes' AND file < ?
              AND file NOT IN (SELECT file FROM pending_line WHERE log = 'notes') ORDER BY file
            """, [.text(name)]
        ) { $0.text(0) }
    }

    /// A file of notes that is no more.
    package func forget(notesFile name: String) throws(StorageError) {
        try connection.run("DELETE FROM log_file WHERE log = 'notes' AND file = ?", [.text(name)])
    }

    /// From which day on every copy of sent mail should be there; `nil`: none was ever pruned.
    package func copiesPrunedBefore() throws(StorageError) -> CivilDate? {
        try value(.copiesPrunedBefore).flatMap { CivilDate($0) }
    }
}

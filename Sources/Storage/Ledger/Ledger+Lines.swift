extension Ledger {
    /// A file kind that is a projection of the ledger.
    package enum Log: String, Sendable { case notes, audit }

    /// A line that belongs in a log's file and is not known to be there yet.
    package struct PendingLine: Hashable, Sendable {
        package let id: Int64
        package let file: String
        package let bytes: [UInt8]
        /// The message whose bytes go to `copy`, a path inside the log's folder.
        package let message: Int64?
        package let copy: String?
    }

    package func append(
        _ bytes: [UInt8], to file: String, of log: Log, message: Int64? = nil, copy: String? = nil
    ) throws(StorageError) {
        try connection.run(
            "INSERT INTO pending_line (log, file, line, message, copy) VALUES (?, ?, ?, ?, ?)",
            [.text(log.rawValue), .text(file), .blob(bytes), SQLValue(message), SQLValue(copy)])
    }

    /// The next lines of a log, in order.
    package func pendingLines(of log: Log, limit: Int) throws(StorageError) -> [PendingLine] {
        try connection.query(
            "SELECT id, file, line, message, copy FROM pending_line WHERE log = ? ORDER BY id LIMIT ?",
            [.text(log.rawValue), .integer(Int64(limit))]
        ) { row in
            PendingLine(
                id: row.int64(0), file: row.text(1), bytes: row.blob(2), message: row.int64IfPresent(3),
                copy: row.textIfPresent(4))
        }
    }

    /// How many messages have a line of sent mail, in its file or pending, up to one and after another.
    package func auditedCount(through first: Int, orAfter second: Int) throws(StorageError) -> Int {
        try connection.query(
            "SELECT count(*) FROM message WHERE state = 'sent' AND (audit_sequence <= ? OR audit_sequence > ?)",
            [.integer(Int64(first)), .integer(Int64(second))]
        ) { Int($0.int64(0)) }.first ?? 0
    }

    package func pendingLineCount(of log: Log) throws(StorageError) -> Int {
        try connection.query("SELECT count(*) FROM pending_line WHERE log = ?", [.text(log.rawValue)]) {
            Int($0.int64(0))
        }.first ?? 0
    }

    /// How large a file was when its last line was known to be on disk; 0 for one never written.
    package func size(of file: String, of log: Log) throws(StorageError) -> Int64 {
        try connection.query(
            "SELECT size FROM log_file WHERE log = ? AND file = ?", [.text(log.rawValue), .text(file)]
        ) { $0.int64(0) }.first ?? 0
    }

    /// The same of each file that was ever written, in their order.
    package func sizes(of log: Log) throws(StorageError) -> [(file: String, size: Int64)] {
        try connection.query("SELECT file, size FROM log_file WHERE log = ? ORDER BY file", [.text(log.rawValue)]) {
            ($0.text(0), $0.int64(1))
        }
    }

    /// Lines are on disk, and so are the copies that belong to them: the bytes need not be kept twice.
    ///
    /// - Parameter lines: Of that file, as they came from `pendingLines`, none left out between the first and the last.
    package func settle(
        _ lines: [PendingLine], of log: Log, file: String, size: Int64
    ) throws(StorageError) {
        try connection.run(
            "INSERT INTO log_file VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET size = excluded.size",
            [.text(log.rawValue), .text(file), .integer(size)])
        guard let first = lines.first, let last = lines.last else { return }
        let settled = "log = ? AND file = ? AND id BETWEEN ? AND ?"
        let values: [SQLValue] = [.text(log.rawValue), .text(file), .integer(first.id), .integer(last.id)]
        try connection.run(
            "DELETE FROM letter WHERE message IN (SELECT message FROM pending_line WHERE \(settled))", values)
        try connection.run("DELETE FROM pending_line WHERE \(settled)", values)
    }

    /// The end of the audit records.
    package struct AuditHead: Hashable, Sendable {
        package let sequence: Int
        package let hash: String
        /// `nil`: of a ledger that did not keep it yet.
        package let file: String?

        package init(sequence: Int, hash: String, file: String?) {
            self.sequence = sequence
            self.hash = hash
            self.file = file
        }
    }

    /// `nil` before the first record.
    package func auditHead() throws(StorageError) -> AuditHead? {
        guard let sequence = try value(.auditSequence).flatMap({ Int($0) }), let hash = try value(.auditHash) else {
            return nil
        }
        return AuditHead(sequence: sequence, hash: hash, file: try value(.auditFile))
    }

    package func setAuditHead(_ head: AuditHead) throws(StorageError) {
        try set(.auditSequence, String(head.sequence))
        try set(.auditHash, head.hash)
        if let file = head.file { try set(.auditFile, file) }
    }

    /// The number of a message's audit record.
    package func setAuditSequence(_ sequence: Int, of message: Int64) throws(StorageError) {
        try connection.run(
            "UPDATE message SET audit_sequence = ? WHERE id = ?", [.integer(Int64(sequence)), .integer(message)])
    }
}

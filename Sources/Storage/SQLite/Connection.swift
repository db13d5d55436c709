import CSQLite

/// One connection to one SQLite file.
///
/// Not Sendable: it has one owner, who calls it from one task at a time.
@safe package final class Connection {
    package enum Mode: Sendable { case readOnly, readWrite, create }

    package let path: String
    package let mode: Mode
    private let handle: OpaquePointer
    /// As it was before it was opened: one that was put there meanwhile counts as another.
    private let file: FileIdentity?
    /// Keyed by SQL, which is written in the sources: it cannot grow beyond them.
    private var statements: [String: Statement] = [:]

    /// No text or blob is longer, so that one monstrous row cannot take the memory of the machine.
    package static let maximumLength = 64 << 20
    /// Bytes of the write-ahead log that are kept for the next transactions; at the end none are.
    private static let logSizeLimit = 64 << 20
    /// Pages of the write-ahead log that are gathered before they are written to the file: what is written to a page
    /// again before then is written there once. Well below 4,062, with which its index in `-shm` has to grow, on a disk
    /// that may be full.
    private static let pagesPerCheckpoint = 3_500
    /// Of the pages that were read or written last.
    private static let cacheKibibytes = 8_192
    /// How long a lock of another program is waited for.
    package static let busyTimeoutMilliseconds = 5_000

    /// Done once in a process, by whoever opens the first file.
    private static let readiness = csqlite_forget_memory_statistics()

    /// Opens the file; `.create` makes a missing one, with mode 0640 less the umask.
    ///
    /// Writable connections have `synchronous=FULL`: a commit that returned survives a power cut. `.create` has the file
    /// keep a write-ahead log from then on; `.readWrite` leaves its journal mode to the program that made it. The log
    /// stays, empty, when the last of them closes: who may only read the folder could not make it, and
    /// without it nothing can be read. Foreign keys are enforced.
    package init(
        path: String, mode: Mode, maximumLength: Int = maximumLength,
        busyTimeoutMilliseconds: Int = busyTimeoutMilliseconds
    ) throws(StorageError) {
        if mode == .create { try createFile(path) }
        // Without it SQLite works as well, only more slowly.
        _ = Self.readiness
        let access = mode == .readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
        file = FileIdentity(path)
        var opened: OpaquePointer?
        let code = unsafe sqlite3_open_v2(
            path, &opened, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let handle = unsafe opened else {
            let error = unsafe StorageError(database: opened, action: "cannot open '\(path)'")
            // A failed open still gives a handle to close; nothing was written through it.
            _ = unsafe sqlite3_close_v2(opened)
            throw error.during(error.action, remedy: openRemedy(path))
        }
        self.path = path
        self.mode = mode
        unsafe self.handle = handle
        unsafe sqlite3_busy_timeout(handle, Int32(clamping: busyTimeoutMilliseconds))
        unsafe sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Int32(clamping: maximumLength))
        do throws(StorageError) { try configure() } catch {
            let remedy = error.kind == .readOnly ? writeRemedy(path) : error.remedy ?? openRemedy(path)
            throw error.during("cannot open '\(path)'", remedy: remedy)
        }
    }

    deinit {
        statements.removeAll()
        // A statement still held elsewhere keeps the handle alive until it ends.
        _ = unsafe sqlite3_close_v2(handle)
    }

    private func configure() throws(StorageError) {
        try execute("PRAGMA foreign_keys = ON")
        guard mode != .readOnly else {
            // The file is only read when asked something: what is no database must fail here.
            try query("SELECT count(*) FROM sqlite_schema") { _ in }
            return
        }
        // SQLite opens what may not be written for reading, and would refuse the first write in words of its own.
        guard unsafe sqlite3_db_readonly(handle, "main") == 0 else {
            throw StorageError(
                .readOnly, "cannot open '\(path)'", cause: "it only opens for reading", remedy: writeRemedy(path))
        }
        if mode == .create { try keepLog() }
        try execute("PRAGMA synchronous = FULL")
        var keepsLog: Int32 = 1
        // It fails only where there is no file to keep a log for.
        _ = unsafe sqlite3_file_control(handle, "main", SQLITE_FCNTL_PERSIST_WAL, &keepsLog)
        try execute("PRAGMA journal_size_limit = \(Self.logSizeLimit)")
        try execute("PRAGMA wal_autocheckpoint = \(Self.pagesPerCheckpoint)")
        try execute("PRAGMA cache_size = -\(Self.cacheKibibytes)")
    }
}

extension Connection {
    private func keepLog() throws(StorageError) {
        guard try query("PRAGMA journal_mode = WAL", [], { $0.text(0) }) == ["wal"] else {
            throw StorageError(
                .cannotOpen, "cannot open '\(path)'", cause: "it cannot keep a write-ahead log there",
                remedy: "move it to a local disk")
        }
    }

    /// Runs one or more statements without parameters or rows.
    package func execute(_ sql: String) throws(StorageError) {
        guard unsafe sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
            throw unsafe StorageError(database: handle, sql: sql, path: path)
        }
    }

    /// The prepared statement of that SQL, reset: kept for the next call, or a new one while the kept one is running.
    package func statement(_ sql: String) throws(StorageError) -> Statement {
        if let kept = statements[sql], !kept.isRunning { return kept }
        let new = unsafe try Statement(sql, on: handle, path: path)
        if statements[sql] == nil { statements[sql] = new }
        return new
    }

    /// Calls `row` for each row and gives its results in order.
    @discardableResult
    package func query<Result>(
        _ sql: String, _ values: [SQLValue] = [], _ row: (Statement) throws(StorageError) -> Result
    ) throws(StorageError) -> [Result] {
        let statement = try statement(sql)
        try statement.bind(values)
        return try statement.rows(row)
    }

    /// Executes a statement that gives no rows; how many rows it inserted, updated or deleted.
    @discardableResult
    package func run(_ sql: String, _ values: [SQLValue] = []) throws(StorageError) -> Int {
        let statement = try statement(sql)
        try statement.bind(values)
        return try statement.run()
    }

    /// The first bytes of a text or blob, however long it is.
    func beginning(
        of column: String, in table: String, row: Int64, count: Int
    ) throws(StorageError) -> String {
        var opened: OpaquePointer?
        let code = unsafe sqlite3_blob_open(handle, "main", table, column, row, 0, &opened)
        // What a failed open gives is NULL, which closes as well; reading has reported what closing could.
        defer { _ = unsafe sqlite3_blob_close(opened) }
        guard code == SQLITE_OK else { throw unsafe StorageError(database: handle, action: "cannot use '\(path)'") }
        let length = min(count, Int(unsafe sqlite3_blob_bytes(opened)))
        var bytes = [UInt8](repeating: 0, count: length)
        guard unsafe sqlite3_blob_read(opened, &bytes, Int32(length), 0) == SQLITE_OK else {
            throw unsafe StorageError(database: handle, action: "cannot use '\(path)'")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The rowid of the last successful insert.
    package var lastInsertedID: Int64 { unsafe sqlite3_last_insert_rowid(handle) }

    /// The schema's version, as its program stamped it; 0 when it never was.
    package func userVersion() throws(StorageError) -> Int64 {
        try query("PRAGMA user_version") { $0.int64(0) }.first ?? 0
    }

    package func setUserVersion(_ version: Int64) throws(StorageError) {
        try execute("PRAGMA user_version = \(version)")
    }

    /// Changes whenever another connection has committed to the file.
    func dataVersion() throws(StorageError) -> Int64 {
        try query("PRAGMA data_version") { $0.int64(0) }.first ?? 0
    }

    /// Whether the path leads no longer to the file that was opened: another was put in its place, a link was turned to
    /// another, or it is gone.
    var hasMoved: Bool { FileIdentity(path) != file }

    /// Gives back to the system what many queries took and the next would use again.
    func releaseMemory() { unsafe csqlite_release_memory(handle) }

    /// How many rows this connection has changed so far.
    var changedRows: Int64 { unsafe sqlite3_total_changes64(handle) }

    var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }
}

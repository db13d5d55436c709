import CSQLite

/// A prepared statement: bind, step, read the columns of the row it stands on, reset.
///
/// Parameters count from 1 and columns from 0, as in SQLite. Not Sendable: it belongs to its connection's owner.
@safe package final class Statement {
    private let handle: OpaquePointer
    private let database: OpaquePointer
    /// For errors: it holds placeholders, never values.
    private let sql: String
    private let path: String

    init(_ sql: String, on database: OpaquePointer, path: String) throws(StorageError) {
        var prepared: OpaquePointer?
        let code = unsafe sqlite3_prepare_v3(
            database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK else { throw unsafe StorageError(database: database, sql: sql, path: path) }
        guard let prepared = unsafe prepared else {
            throw StorageError(.other, "cannot execute '\(sql)' on '\(path)'", cause: "it holds no statement")
        }
        unsafe self.handle = prepared
        unsafe self.database = database
        self.sql = sql
        self.path = path
    }

    deinit {
        // Its result repeats the last step's, which was reported then.
        _ = unsafe sqlite3_finalize(handle)
    }

    /// True between the first row and the reset.
    var isRunning: Bool { unsafe sqlite3_stmt_busy(handle) != 0 }

    /// Goes to the next row; `false` when there are no more.
    package func step() throws(StorageError) -> Bool {
        switch unsafe sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let error = unsafe StorageError(database: database, sql: sql, path: path)
            reset()
            throw error
        }
    }

    /// The same for a row that was asked for by its key; `what` names it where it is too large to be read.
    func step(to what: String) throws(StorageError) -> Bool {
        do throws(StorageError) {
            return try step()
        } catch {
            guard error.isTooLarge else { throw error }
            throw error.during("cannot read \(what) of '\(path)'", remedy: "correct it in the store")
        }
    }

    /// Ready to be bound and stepped again; what was bound stays bound.
    package func reset() {
        // Its result repeats the last step's, which was reported then.
        _ = unsafe sqlite3_reset(handle)
    }

    /// Steps through all rows, and resets it; what `row` makes of them, in order.
    package func rows<Result>(_ row: (Statement) throws(StorageError) -> Result) throws(StorageError) -> [Result] {
        defer { reset() }
        var results: [Result] = []
        while try step() { results.append(try row(self)) }
        return results
    }

    /// Steps a statement that gives no rows, and resets it; how many rows it inserted, updated or deleted.
    @discardableResult
    package func run() throws(StorageError) -> Int {
        while try step() {}
        reset()
        return unsafe Int(sqlite3_changes64(database))
    }
}

extension Statement {
    package func bind(_ values: [SQLValue]) throws(StorageError) {
        precondition(
            values.count == Int(unsafe sqlite3_bind_parameter_count(handle)),
            "\(values.count) values for the parameters of a statement that has another number of them")
        for (index, value) in values.enumerated() { try bind(Int32(index + 1), value) }
    }

    package func bind(_ index: Int32, _ value: SQLValue) throws(StorageError) {
        switch value {
        case .null: try bindNull(index)
        case .integer(let integer): try bind(index, integer)
        case .text(let text): try bind(index, text)
        case .blob(let bytes): try bind(index, bytes)
        }
    }

    package func bindNull(_ index: Int32) throws(StorageError) {
        try check(unsafe sqlite3_bind_null(handle, index))
    }

    package func bind(_ index: Int32, _ integer: Int64) throws(StorageError) {
        try check(unsafe sqlite3_bind_int64(handle, index, integer))
    }

    /// `nil` is NULL.
    package func bind(_ index: Int32, optional text: String?) throws(StorageError) {
        if let text { try bind(index, text) } else { try bindNull(index) }
    }

    /// The text is copied; NULs inside it are kept.
    package func bind(_ index: Int32, _ text: String) throws(StorageError) {
        var text = text
        let code = text.withUTF8 { bytes in
            let start = unsafe UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
            // A null pointer would bind NULL, and an empty text has no address of its own.
            guard let start = unsafe start else {
                return unsafe sqlite3_bind_text(handle, index, "", 0, csqlite_transient())
            }
            return unsafe sqlite3_bind_text64(
                handle, index, start, UInt64(bytes.count), csqlite_transient(), UInt8(SQLITE_UTF8))
        }
        try check(code)
    }

    package func bind(_ index: Int32, _ bytes: [UInt8]) throws(StorageError) {
        let code = unsafe bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return unsafe sqlite3_bind_zeroblob(handle, index, 0) }
            return unsafe sqlite3_bind_blob64(handle, index, start, UInt64(bytes.count), csqlite_transient())
        }
        try check(code)
    }

    private func check(_ code: Int32) throws(StorageError) {
        guard code == SQLITE_OK else { throw unsafe StorageError(database: database, sql: sql, path: path) }
    }
}

extension Statement {
    package func isNull(_ column: Int32) -> Bool {
        unsafe sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    /// 0 for NULL.
    package func int64(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(handle, column) }

    package func int64IfPresent(_ column: Int32) -> Int64? { isNull(column) ? nil : int64(column) }

    var columns: Range<Int32> { unsafe 0..<sqlite3_column_count(handle) }

    /// Of a text in UTF-8 or a blob; of a number as text.
    func byteCount(_ column: Int32) -> Int { unsafe Int(sqlite3_column_bytes(handle, column)) }

    /// As it is stored; a fraction is text, for no table of ours has any.
    package func value(_ column: Int32) -> SQLValue {
        switch unsafe sqlite3_column_type(handle, column) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .integer(int64(column))
        case SQLITE_BLOB: .blob(blob(column))
        default: .text(text(column))
        }
    }

    /// Empty for NULL. Bytes that are not UTF-8 become U+FFFD.
    package func text(_ column: Int32) -> String { textIfPresent(column) ?? "" }

    package func textIfPresent(_ column: Int32) -> String? {
        guard let start = unsafe sqlite3_column_text(handle, column) else { return nil }
        let count = unsafe Int(sqlite3_column_bytes(handle, column))
        return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// Empty for NULL.
    package func blob(_ column: Int32) -> [UInt8] {
        guard let start = unsafe sqlite3_column_blob(handle, column) else { return [] }
        let count = unsafe Int(sqlite3_column_bytes(handle, column))
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
    }
}

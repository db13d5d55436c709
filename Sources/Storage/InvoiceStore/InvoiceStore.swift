import CrashPoints
package import Dunning
import Glibc

/// The company's invoices and clients as last imported or as its ERP writes them.
///
/// The daemon only reads it. Another program may also put a new file in its place, or copy one over it: the next reading
/// is of that one.
/// Not Sendable: it has one owner.
package final class InvoiceStore {
    private(set) var connection: Connection
    /// A page that could not be understood stays in the connection's memory, whatever the disk says later.
    private var isDoubtful = false
    private var timesOpened = 1
    /// The write-ahead log of the file that is open; `nil` when it keeps none.
    private var log: FileIdentity?
    /// Of the file that is open, from before it was opened.
    private var stamp: FileStamp?

    /// No text of a client or an invoice is longer.
    static let maximumLength = 1 << 20

    /// Opens the store and checks that it is one; `.create` makes a missing one, empty.
    package init(path: String, mode: Connection.Mode) throws(StorageError) {
        if mode != .create, unsafe access(path, F_OK) != 0, errno == ENOENT {
            throw StorageError(
                .cannotOpen, "cannot open the invoice store '\(path)'", cause: "it does not exist",
                remedy: "'recordad import invoices FILE' makes it")
        }
        stamp = FileStamp(path)
        connection = try Connection(path: path, mode: mode, maximumLength: Self.maximumLength)
        if mode == .create, try isEmpty() {
            try connection.transaction { () throws(StorageError) in
                try createTables()
                #if CrashPoints
                    CrashPoint.storeUncommitted.pass()
                #endif
            }
            #if CrashPoints
                CrashPoint.storeCommitted.pass()
            #endif
        }
        try checkSchema()
        log = FileIdentity(logPath(of: path))
    }

    /// Makes the file with empty tables; one with anything in it, another program's perhaps, is not touched.
    ///
    /// - Parameter isFirst: Asked where there is none: whether nobody can have worked with one.
    /// - Returns: Whether it was made.
    /// - Throws: Also when there should be one, and an empty one in its place would look like a quiet day.
    @discardableResult
    package static func createIfMissing(
        path: String, isFirst: () throws(StorageError) -> Bool = { true }
    ) throws(StorageError) -> Bool {
        guard isMissingOrEmpty(path) else { return false }
        let mayMake = try isFirst()
        guard mayMake || isDanglingLink(path) else {
            throw StorageError(
                .cannotOpen, "cannot open the invoice store '\(path)'",
                cause: (FileIdentity(path) == nil ? "it does not exist" : "it is empty")
                    + ", and the ledger knows of one that had invoices",
                remedy: "correct Invoices=, put the file back, or make a new one with 'recordad import invoices FILE'")
        }
        _ = try InvoiceStore(path: path, mode: .create)
        return true
    }

    /// Adds the indexes of ours that a store made by another program lacks, so that a poll need not read it all.
    ///
    /// - Returns: Whether any was missing.
    /// - Throws: When it is no store, or this user may not write it: it can be read without them.
    package static func addIndexesIfMissing(path: String) throws(StorageError) -> Bool {
        guard try !InvoiceStore(path: path, mode: .readOnly).hasIndexes() else { return false }
        // One at a time: the program that writes the store waits for each, not for all.
        try InvoiceStore(path: path, mode: .readWrite).createIndexes()
        return true
    }

    package var path: String { connection.path }

    /// Another one each time that another program has committed to the store, or has put a new file in its place.
    package struct Revision: Hashable, Sendable {
        fileprivate let file: Int
        fileprivate let version: Int64
    }

    package func revision() throws(StorageError) -> Revision {
        try reopenIfNeeded()
        return Revision(file: timesOpened, version: try connection.dataVersion())
    }

    /// When the store was last brought up to date; `nil` when it never was.
    package func syncedAt() throws(StorageError) -> Instant? {
        func unreadable(_ value: String) -> StorageError {
            StorageError(
                .other, "cannot tell the age of '\(path)'",
                cause: "store.synced_at is \(value), expected a time such as 2026-11-21T10:00:00Z")
        }
        let texts: [String]
        try reopenIfNeeded()
        do throws(StorageError) {
            texts = try connection.query("SELECT max(synced_at) FROM store") { $0.text(0) }
        } catch {
            isDoubtful = error.kind == .corrupt
            throw error.isTooLarge ? unreadable("longer than \(Self.maximumLength) bytes") : error
        }
        guard let text = texts.first, !text.isEmpty else { return nil }
        guard let instant = Instant(rfc3339: text) else { throw unreadable("'\(text.prefix(40))'") }
        return instant
    }

    /// Reads in one transaction: all that `body` sees is of one moment, however many queries it makes.
    package func read<Result>(_ body: (borrowing InvoiceSnapshot) throws -> Result) throws -> Result {
        try reopenIfNeeded()
        do {
            return try connection.transaction(.deferred, failure: { $0 as any Error }) { () throws in
                try body(InvoiceSnapshot(connection: connection))
            }
        } catch let error as StorageError {
            isDoubtful = error.kind == .corrupt
            throw error
        }
    }

    /// Gives back to the system what many queries took.
    package func releaseMemory() { connection.releaseMemory() }

    private func reopenIfNeeded() throws(StorageError) {
        let logPath = logPath(of: path)
        let found = FileIdentity(logPath)
        let hasMoved = connection.hasMoved
        guard isDoubtful || hasMoved || isWritten else {
            log = found
            return
        }
        // SQLite would read the pages of the old file's log as if they were the new file's.
        if hasMoved, let found, found == log, !found.isEmpty {
            throw StorageError(
                .corrupt, "cannot use the invoice store '\(path)'",
                cause: "another file was put in its place beside the write-ahead log of the first",
                remedy: "stop the service, remove '\(logPath)' and the '-shm' beside it, and start it again")
        }
        let fresh = try InvoiceStore(path: path, mode: connection.mode == .create ? .readWrite : connection.mode)
        (connection, log, stamp, isDoubtful) = (fresh.connection, fresh.log, fresh.stamp, false)
        timesOpened += 1
    }

    /// Somebody wrote to the file itself. SQLite tells by a counter in it whether the pages in memory still hold, and two
    /// exports that were made in the same steps have the same counter.
    private var isWritten: Bool { connection.mode == .readOnly && FileStamp(path) != stamp }
}

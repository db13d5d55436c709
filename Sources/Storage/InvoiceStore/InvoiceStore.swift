import CrashPoints
package import Dunning
import Glibc

/// The company's invoices and clients as last imported or as its ERP writes them.
///
/// The daemon only reads it. Not Sendable: it has one owner.
package final class InvoiceStore {
    let connection: Connection

    /// No text of a client or an invoice is longer.
    static let maximumLength = 1 << 20

    /// Opens the store and checks that it is one; `.create` makes a missing one, empty.
    package init(path: String, mode: Connection.Mode) throws(StorageError) {
        if mode != .create, unsafe access(path, F_OK) != 0, errno == ENOENT {
            throw StorageError(
                .cannotOpen, "cannot open the invoice store '\(path)'", cause: "it does not exist",
                remedy: "'recordad import invoices FILE' makes it")
        }
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
    }

    /// Makes the file with empty tables; one with anything in it, another program's perhaps, is not touched.
    package static func createIfMissing(path: String) throws(StorageError) {
        guard isMissingOrEmpty(path) else { return }
        _ = try InvoiceStore(path: path, mode: .create)
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

    /// Changes whenever another program has committed to the store.
    package func dataVersion() throws(StorageError) -> Int64 { try connection.dataVersion() }

    /// When the store was last brought up to date; `nil` when it never was.
    package func syncedAt() throws(StorageError) -> Instant? {
        func unreadable(_ value: String) -> StorageError {
            StorageError(
                .other, "cannot tell the age of '\(path)'",
                cause: "store.synced_at is \(value), expected a time such as 2026-11-21T10:00:00Z")
        }
        let texts: [String]
        do throws(StorageError) {
            texts = try connection.query("SELECT max(synced_at) FROM store") { $0.text(0) }
        } catch {
            throw error.isTooLarge ? unreadable("longer than \(Self.maximumLength) bytes") : error
        }
        guard let text = texts.first, !text.isEmpty else { return nil }
        guard let instant = Instant(rfc3339: text) else { throw unreadable("'\(text.prefix(40))'") }
        return instant
    }

    /// Reads in one transaction: all that `body` sees is of one moment, however many queries it makes.
    package func read<Result>(_ body: (borrowing InvoiceSnapshot) throws -> Result) throws -> Result {
        try connection.transaction(.deferred, failure: { $0 as any Error }) { () throws in
            try body(InvoiceSnapshot(connection: connection))
        }
    }
}

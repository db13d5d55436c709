import CrashPoints
package import Dunning
import Glibc

/// What was decided, tried and accepted: the truth of which notes and audit files are projections (design 7).
///
/// Its methods are single facts. Those that belong together go into one `transaction`.
/// Not Sendable: it has one owner, who calls it from one task at a time.
package final class Ledger {
    let connection: Connection
    /// Bytes that must be free on its disk before anything new is begun.
    package var leastRoom = Ledger.leastRoom

    package var path: String { connection.path }

    /// Opens the ledger, making it when `mode` is `.create`.
    ///
    /// - Throws: `StorageError`; a file of another program and a ledger of a newer recordad are refused in words.
    package init(path: String, mode: Connection.Mode) throws(StorageError) {
        connection = try Connection(path: path, mode: mode)
        try prepareSchema()
        if mode == .create { reserveLog() }
    }

    /// The ledger for reading; `nil` when there is no such file: the service has never run.
    ///
    /// A ledger that may not be seen is not a missing one: what it says would be planned once more.
    package static func ifPresent(path: String) throws(StorageError) -> Ledger? {
        if unsafe access(path, F_OK) != 0, errno == ENOENT { return nil }
        return try Ledger(path: path, mode: .readOnly)
    }

    /// Makes the tables of a new ledger, and brings one of an earlier version up to this one.
    private func prepareSchema() throws(StorageError) {
        guard try schemaVersion() < LedgerSchema.version else { return }
        try connection.transaction { () throws(StorageError) in
            // Asked again inside the transaction: another program may just have done it.
            let version = try schemaVersion()
            for step in LedgerSchema.steps.dropFirst(Int(version)) { try connection.execute(step) }
            try connection.execute("PRAGMA application_id = \(LedgerSchema.applicationID)")
            try connection.setUserVersion(LedgerSchema.version)
            #if CrashPoints
                CrashPoint.ledgerUncommitted.pass()
            #endif
        }
        #if CrashPoints
            CrashPoint.ledgerCommitted.pass()
        #endif
    }

    /// 0 for an empty file.
    ///
    /// - Throws: When it is no ledger, one of a newer recordad, or one that only a writer can make ready.
    private func schemaVersion() throws(StorageError) -> Int64 {
        let action = "cannot use '\(path)' as the ledger"
        let version = try connection.userVersion()
        let isNew = version == 0 ? try isEmpty() : false
        let application = try connection.query("PRAGMA application_id") { $0.int64(0) }.first
        guard isNew || application == LedgerSchema.applicationID else {
            throw StorageError(.corrupt, action, cause: "it is the database of another program")
        }
        guard version <= LedgerSchema.version else {
            throw StorageError(
                .newerVersion, action,
                cause: "its version is \(version), and this recordad knows \(LedgerSchema.version)",
                remedy: "install the recordad that made it, or a newer one")
        }
        guard version == LedgerSchema.version || connection.mode != .readOnly else {
            throw StorageError(
                .other, action,
                cause: isNew ? "it is empty" : "its version is \(version), this recordad reads \(LedgerSchema.version)",
                remedy: "start the service once, or run recordad once")
        }
        return version
    }

    private func isEmpty() throws(StorageError) -> Bool {
        try connection.query("SELECT count(*) FROM sqlite_schema") { $0.int64(0) } == [0]
    }

    /// All of `body`, or nothing of it; on disk when it returns.
    ///
    /// - Throws: Also when another file is in the ledger's place, or none: what would be written now, nobody would
    ///   find again.
    package func transaction<Result>(_ body: () throws(StorageError) -> Result) throws(StorageError) -> Result {
        try refuseMoved()
        return try connection.transaction(.immediate, body)
    }

    /// The same for a body that reads more than the ledger.
    package func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        try refuseMoved()
        return try connection.transaction(.immediate, failure: { $0 as any Error }, body)
    }

    private func refuseMoved() throws(StorageError) {
        guard connection.hasMoved else { return }
        throw StorageError(
            .cannotOpen, "cannot write to the ledger '\(path)'", cause: "its file was moved, replaced or deleted",
            remedy: "put the file back where it was, or start the program again to use what is there now")
    }

    /// Differs from an earlier one of this ledger if anything was written in between, by whomever.
    package struct Revision: Hashable, Sendable {
        fileprivate let others: Int64
        fileprivate let own: Int64

        /// Whether nobody but this ledger's owner wrote from here to a later one.
        package func isMine(until later: Revision) -> Bool { others == later.others }
    }

    package func revision() throws(StorageError) -> Revision {
        Revision(others: try connection.dataVersion(), own: connection.changedRows)
    }

    /// Gives back to the system what many queries took.
    package func releaseMemory() { connection.releaseMemory() }

    /// Many reads of one moment.
    package func reading<Result>(_ body: () throws(StorageError) -> Result) throws(StorageError) -> Result {
        try connection.transaction(.deferred, body)
    }

    /// The same for a body that reads more than the ledger.
    package func reading<Result>(_ body: () throws -> Result) throws -> Result {
        try connection.transaction(.deferred, failure: { $0 as any Error }, body)
    }
}

extension Ledger {
    /// A single remembered value.
    package enum Fact: String {
        /// When the last cycle ran, seconds since 1970.
        case lastCycle = "last_cycle"
        /// What the last cycle did, for `status`.
        case lastSummary = "last_summary"
        /// When the newest invoices that a cycle has seen were brought up to date, seconds since 1970.
        case newestData = "newest_data"
        /// Since when there is something to send and no server takes anything, seconds since 1970; empty: there is not.
        case silentSince = "silent_since"
        /// That so much was broken in the last cycle that nothing is sent; empty: it was not.
        case brokenShare = "broken_share"
        /// When contact opens for what the last cycle found waiting for that, seconds since 1970; empty: nothing waits.
        case opening = "opening"
        /// What `ThankYou=` was in the last cycle of each mode.
        case thanksLive = "thanks_live", thanksShadow = "thanks_shadow"
        /// The day whose burst was released.
        case releasedOn = "released_on"
        /// Copies of mail accepted before this day may have been pruned.
        case copiesPrunedBefore = "copies_pruned_before"
        /// Since when the clock has made no leap, and until when that is known, seconds since 1970.
        case clockSteadySince = "clock_steady_since", clockSteadyUntil = "clock_steady_until"
        case auditSequence = "audit_sequence"
        case auditHash = "audit_hash"
        /// Which file the last audit record went into.
        case auditFile = "audit_file"
    }

    package func value(_ fact: Fact) throws(StorageError) -> String? {
        try connection.query("SELECT value FROM fact WHERE name = ?", [.text(fact.rawValue)]) { $0.text(0) }.first
    }

    package func set(_ fact: Fact, _ value: String) throws(StorageError) {
        try connection.run(
            "INSERT INTO fact VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            [.text(fact.rawValue), .text(value)])
    }

    /// A fact that is a time; `nil` when it is not known.
    package func instant(_ fact: Fact) throws(StorageError) -> Instant? {
        try value(fact).flatMap(Int64.init).map { Instant(secondsSince1970: $0) }
    }

    /// When the newest invoices that a cycle has seen were brought up to date.
    package func newestData() throws(StorageError) -> Instant? { try instant(.newestData) }

    package func lastCycle() throws(StorageError) -> Instant? { try instant(.lastCycle) }

    /// Since when there is something to send and no server takes anything, as of the last cycle.
    package func silentSince() throws(StorageError) -> Instant? { try instant(.silentSince) }
}

package import Dunning
package import Storage

/// The guards of design 4.3 and what they are set to.
package struct CycleRules: Hashable, Sendable {
    package let burst: BurstGuard
    package let brokenRecords: BrokenRecordGuard
    /// Seconds; `nil`: data never gets stale.
    package let maximumDataAge: Int64?

    package init(burst: BurstGuard, brokenRecords: BrokenRecordGuard, maximumDataAge: Int64?) {
        self.burst = burst
        self.brokenRecords = brokenRecords
        self.maximumDataAge = maximumDataAge
    }

    /// How far ahead of the present data may be dated, in seconds: a day is rehearsed at whatever hour.
    package static let futureTolerance: Int64 = 86_400

    /// So many seconds the clocks of those who write the store may differ.
    private static let clockTolerance: Int64 = 300

    /// The store's data as of `now`; a time that cannot be read says as little as a missing one.
    ///
    /// - Parameter ledger: Knows which data was seen before; `nil`: there is none yet.
    package func freshness(
        of store: InvoiceStore, ledger: Ledger?, now: Instant, present: Instant
    ) throws(StorageError) -> Planner.Freshness {
        guard maximumDataAge != nil else { return .fresh }
        do throws(StorageError) {
            return freshness(
                syncedAt: try store.syncedAt(), seen: try ledger?.newestData(), now: now, present: present)
        } catch {
            guard error.primaryCode == nil else { throw error }
            return .stale(.unknownAge)
        }
    }

    /// - Parameters:
    ///   - seen: Of when the newest data was that a cycle has seen.
    ///   - present: What the clock says while `now` is asked about. Data that is newer than a day that is over is no data
    ///     of the future.
    package func freshness(
        syncedAt: Instant?, seen: Instant?, now: Instant, present: Instant
    ) -> Planner.Freshness {
        guard let maximumDataAge else { return .fresh }
        guard let syncedAt else { return .stale(.unknownAge) }
        if syncedAt.seconds(since: max(now, present)) > Self.futureTolerance { return .stale(.future(syncedAt)) }
        // What was seen later than now was seen by a clock that was ahead.
        if let seen, seen <= max(now, present), seen.seconds(since: syncedAt) > Self.clockTolerance {
            return .stale(.setBack(syncedAt, from: seen))
        }
        return now.seconds(since: syncedAt) <= maximumDataAge ? .fresh : .stale(.old(syncedAt))
    }
}

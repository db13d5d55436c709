/// Why the store's data cannot be trusted for a claim (design 4.3).
package enum Staleness: Hashable, Sendable {
    /// The store does not say when it was brought up to date, or not so that it could be read.
    case unknownAge
    /// Older than `MaxDataAge=`.
    case old(Instant)
    /// Dated later than the present: such data would stay fresh until then, whatever became of the imports.
    case future(Instant)
    /// Older than what a cycle has seen: a copy of the store was put back, and who paid since then is unpaid in it.
    case setBack(Instant, from: Instant)

    /// When the store says that it was brought up to date.
    package var syncedAt: Instant? {
        switch self {
        case .unknownAge: nil
        case .old(let instant), .future(let instant), .setBack(let instant, _): instant
        }
    }
}

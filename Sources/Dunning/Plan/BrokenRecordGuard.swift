/// The guard against a broken store (rule 12).
package struct BrokenRecordGuard: Hashable, Sendable {
    package let limit: Limit

    package enum Limit: Hashable, Sendable {
        case percent(Int)
        case records(Int)
    }

    /// Up to this many broken records never trip a limit in percent.
    package static let alwaysAllowed = 10

    package init(limit: Limit) { self.limit = limit }

    package func trips(broken: Int, of looked: Int) -> Bool {
        switch limit {
        case .percent(let percent): broken > Self.alwaysAllowed && broken * 100 > looked * percent
        case .records(let maximum): broken > maximum
        }
    }
}

/// What a template is filled with.
///
/// Text is shown as it is and never read again as a template.
package enum MustacheValue: Hashable, Sendable {
    case absent
    case flag(Bool)
    case number(Int)
    case text(String)
    case list([MustacheValue])
    case record([String: MustacheValue])

    /// Text, or `absent` where there is none.
    package init(_ text: String?) { self = text.map { .text($0) } ?? .absent }

    /// Whether a section of it is shown: not for what is absent, false, zero, or empty.
    package var isTrue: Bool {
        switch self {
        case .absent: false
        case .flag(let flag): flag
        case .number(let number): number != 0
        case .text(let text): !text.isEmpty
        case .list(let values): !values.isEmpty
        case .record: true
        }
    }

    /// How many items the longest of its lists has.
    var longestList: Int {
        switch self {
        case .list(let items): items.count
        case .record(let members): members.values.map(\.longestList).max() ?? 0
        case .absent, .flag, .number, .text: 0
        }
    }

    /// What stands under `key` here, or `nil` when this is no record or has no such key.
    func member(_ key: String) -> MustacheValue? {
        guard case .record(let members) = self else { return nil }
        return members[key]
    }
}

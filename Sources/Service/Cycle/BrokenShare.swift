/// How much of what a cycle looked at is broken (rule 12).
package enum BrokenShare: Hashable, Sendable {
    case records(Int, of: Int)
    /// Letters that cannot be written, of how many clients were looked at.
    case letters(Int, of: Int)
}

extension BrokenShare: CustomStringConvertible {
    package var description: String {
        switch self {
        case .records(let count, let looked): "\(count) of \(looked) records are broken"
        case .letters(let count, let looked): "the letters to \(count) of \(looked) clients cannot be written"
        }
    }
}

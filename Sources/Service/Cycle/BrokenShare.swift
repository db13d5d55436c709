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

extension BrokenShare {
    /// As the ledger keeps it: `records 1 3`.
    var code: String {
        switch self {
        case .records(let count, let looked): "records \(count) \(looked)"
        case .letters(let count, let looked): "letters \(count) \(looked)"
        }
    }

    init?(code: String) {
        let parts = code.split(separator: " ")
        guard parts.count == 3, let count = Int(parts[1]), let looked = Int(parts[2]) else { return nil }
        switch parts[0] {
        case "records": self = .records(count, of: looked)
        case "letters": self = .letters(count, of: looked)
        default: return nil
        }
    }
}

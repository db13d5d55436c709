/// The bad rows of one reading: the first of them and how many there are.
struct BadRows {
    private(set) var first: [BadRow] = []
    private(set) var count = 0
    private(set) var conflicts: [Conflict.Key: Conflict] = [:]

    mutating func add(_ row: BadRow) {
        count += 1
        let place = first.firstIndex { $0.line > row.line } ?? first.endIndex
        first.insert(row, at: place)
        if first.count > ImportSummary.listed { first.removeLast() }
    }

    /// The row on `line` is bad, and the one it contradicts as well.
    mutating func add(_ conflict: Conflict, line: Int) {
        if conflicts.updateValue(conflict, forKey: conflict.key) == nil {
            add(BadRow(line: conflict.firstLine, reason: conflict.reason(line: conflict.firstLine)))
        }
        add(BadRow(line: line, reason: conflict.reason(line: line)))
    }
}

/// Two rows of one file that say different things of one id.
struct Conflict {
    /// `invoice` or `client`.
    let kind: String
    let id: String
    let firstLine: Int
    let secondLine: Int

    /// The bytes of the id: to Swift "ñ" is also equal to "n" with a tilde of its own.
    typealias Key = [UInt8]
    var key: Key { Array(id.utf8) }

    /// Why the row on `line` is bad.
    func reason(line: Int) -> String {
        "\(kind) '\(id)' is also on line \(line == firstLine ? secondLine : firstLine), with other values"
    }
}

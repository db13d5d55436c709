extension String {
    /// The name that was probably meant, letter case apart: the one with the fewest edits, if they are few, or one
    /// that goes on where this ends.
    package func nearest(of names: [String]) -> String? {
        let meant = Array(lowercased().utf8)
        let known = names.map { (name: $0, bytes: Array($0.lowercased().utf8)) }
        let ranked = known.map { (name: $0.name, edits: editDistance(meant, $0.bytes)) }
        if let best = ranked.min(by: { $0.edits < $1.edits }), best.edits <= max(2, meant.count / 3),
            best.edits < meant.count
        {
            return best.name
        }
        return meant.count < 4
            ? nil : known.first { $0.bytes.starts(with: meant) || meant.starts(with: $0.bytes) }?.name
    }
}

/// Insertions, deletions and replacements from one to the other (Levenshtein), by rows of the table.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, b) in right.enumerated() {
            let replaced = diagonal + (a == b ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
        }
    }
    return row[right.count]
}

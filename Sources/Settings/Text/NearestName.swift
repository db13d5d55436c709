extension String {
    /// The name that was probably meant: the one with the fewest edits, letter case apart, if they are few.
    func nearest(of names: [String]) -> String? {
        let meant = Array(lowercased().utf8)
        let ranked = names.map { (name: $0, edits: editDistance(meant, Array($0.lowercased().utf8))) }
        guard let best = ranked.min(by: { $0.edits < $1.edits }), best.edits <= max(2, meant.count / 3) else {
            return nil
        }
        return best.name
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

import Formats

/// What one reading of a file has come to so far.
struct ImportPass {
    let rules: RowRules
    /// How many cells the heading has.
    private let width: Int
    private let excluded: [Conflict.Key: Conflict]
    private let badRowsFile: BadRowsFile?
    private(set) var summary = ImportSummary()
    private(set) var badRows = BadRows()

    init(rules: RowRules, width: Int, badRowsFile: BadRowsFile?, without excluded: [Conflict.Key: Conflict]) {
        self.rules = rules
        self.width = width
        self.badRowsFile = badRowsFile
        self.excluded = excluded
    }

    var conflicts: [Conflict.Key: Conflict] { badRowsFile == nil ? [:] : badRows.conflicts }

    mutating func take(_ row: CSVRecord) throws(StorageError) {
        switch try outcome(of: row) {
        case .inserted: summary.inserted += 1
        case .updated: summary.updated += 1
        case .unchanged: summary.unchanged += 1
        case .repeated: summary.repeated += 1
        case .bad(let reason):
            summary.bad += 1
            badRows.add(BadRow(line: row.line, reason: reason))
            try badRowsFile?.write(row, reason: reason)
        case .conflict(let id, let firstLine):
            badRows.add(Conflict(kind: rules.kind, id: id, firstLine: firstLine, secondLine: row.line), line: row.line)
        }
    }

    /// Writes what is still held back of the bad rows.
    func flush() throws(StorageError) { try badRowsFile?.finish() }

    mutating func finish() throws(StorageError) { try rules.finish(&summary) }

    private mutating func outcome(of row: CSVRecord) throws(StorageError) -> RowOutcome {
        if let reason = misfit(row) { return .bad(reason) }
        let id: String
        switch try rules.id(row) {
        case .success(let found): id = found
        case .failure(let fault): return .bad(fault.reason)
        }
        if !excluded.isEmpty, let conflict = excluded[Array(id.utf8)] { return .bad(conflict.reason(line: row.line)) }
        return try rules.write(row, id, &summary)
    }

    /// A row of another number of cells than the heading; trailing cells may be missing if none of ours is among
    /// them, or be there if they are empty.
    private func misfit(_ row: CSVRecord) -> String? {
        let cells = row.count == 1 ? "1 cell" : "\(row.count) cells"
        if row.count < rules.cells { return "\(cells) where the heading has \(width)" }
        guard row.count > width, (width..<row.count).contains(where: { !row[$0].isEmpty }) else { return nil }
        return "\(cells) where the heading has \(width); a cell with the delimiter in it needs quotes"
    }
}

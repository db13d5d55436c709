/// Rows under headings for a terminal: columns as wide as they need, left out or cut short where the line would not fit.
///
/// Nothing of a cell reaches the terminal raw: see `terminalSafe`.
package struct Table: Sendable {
    package struct Column: Sendable {
        let title: String
        let alignment: Alignment
        let rank: Int
        let fit: Fit
        let readable: Int

        /// - Parameters:
        ///   - rank: Where not all columns can be read, the highest are left out first, and 0 never is.
        ///   - fit: What becomes of words too long for it.
        ///   - readable: How much of its words must be seen to tell them apart, in columns of the terminal.
        package init(
            _ title: String, _ alignment: Alignment = .left, rank: Int = 0, fit: Fit = .cut, readable: Int = 16
        ) {
            self.title = title
            self.alignment = alignment
            self.rank = rank
            self.fit = fit
            self.readable = readable
        }
    }

    package enum Alignment: Sendable {
        case left
        /// For numbers, which are never cut: half an amount is a wrong amount.
        case right
    }

    /// What becomes of words that their column has no room for.
    package enum Fit: Sendable {
        /// They end in `…`.
        case cut
        /// They go on in as many lines as they need, and in the room of the empty cells after them.
        case wraps
        /// The same, but no word is broken, however wide the column has to be.
        case wrapsUnbroken
        /// Of items with a comma between them the first are kept whole, and `…` stands for the rest.
        case items
        /// They stand in lines of their own below the row, the whole column of them.
        case below
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    package init(_ columns: [Column]) { self.columns = columns }

    /// One cell a column.
    package mutating func append(_ cells: [String]) {
        precondition(cells.count == columns.count, "a row has one cell a column")
        rows.append(cells.map(terminalSafe))
    }

    /// The lines, each with its newline; `width` is in columns of the terminal, `nil` cuts nothing.
    ///
    /// Only numbers, items and words that are not broken can make a line longer than `width`.
    package func text(width: Int?, boldHeadings: Bool = false) -> String {
        let (shown, below) = shown(in: width)
        let layout = TableLayout(
            shown.map { columns[$0] }, rows.map { row in shown.map { row[$0] } }, width: width)
        let heading = layout.heading
        var text = (boldHeadings ? "\u{1B}[1m\(heading)\u{1B}[0m" : heading) + "\n"
        for row in rows {
            let own = below.flatMap { column in width.map { TableLayout.lines(below: row[column], width: $0) } } ?? []
            for line in layout.lines(shown.map { row[$0] }) + own { text += line + "\n" }
        }
        return text
    }

    /// The columns that fit, or as few as may be, and the one that goes below them.
    private func shown(in width: Int?) -> (beside: [Int], below: Int?) {
        let all = Array(columns.indices)
        guard let width else { return (all, nil) }
        let measured = all.map { column in MeasuredColumn(columns[column], rows.lazy.map { $0[column] }) }
        let cells = measured.map(\.cells)
        func total(_ columns: [Int]) -> Int {
            columns.map { measured[$0].readable }.reduce(0, +) + TableLayout.gap * max(0, columns.count - 1)
        }
        var shown = all
        let below = columns.firstIndex { $0.fit == .below }
        let goesBelow = below != nil && total(all.filter { columns[$0].rank == 0 }) > width
        if goesBelow { shown.removeAll { $0 == below } }
        if total(shown) > width, !rows.isEmpty { shown.removeAll { cells[$0] == 0 } }
        while total(shown) > width, let last = shown.max(by: { (columns[$0].rank, $0) < (columns[$1].rank, $1) }),
            columns[last].rank > 0
        { shown.removeAll { $0 == last } }
        return (shown, goesBelow ? below : nil)
    }
}

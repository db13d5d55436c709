/// Rows under headings for a terminal: columns as wide as they need, left out or cut short where the line would not fit.
///
/// Nothing of a cell reaches the terminal raw: see `terminalSafe`.
package struct Table: Sendable {
    package struct Column: Sendable {
        let title: String
        let alignment: Alignment
        let rank: Int
        let overflows: Bool
        let readable: Int

        /// - Parameters:
        ///   - rank: Where not all columns can be read, the highest are left out first, and 0 never is.
        ///   - overflows: Words too long for it take the room of the empty cells after it, in as many lines as they need.
        ///   - readable: How much of its words must be seen to tell them apart, in columns of the terminal.
        package init(
            _ title: String, _ alignment: Alignment = .left, rank: Int = 0, overflows: Bool = false, readable: Int = 16
        ) {
            self.title = title
            self.alignment = alignment
            self.rank = rank
            self.overflows = overflows
            self.readable = readable
        }
    }

    package enum Alignment: Sendable {
        case left
        /// For numbers, which are never cut: half an amount is a wrong amount.
        case right
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
    /// Cells and headings are cut to end in `…`. Only numbers can make a line longer than `width`.
    package func text(width: Int?, boldHeadings: Bool = false) -> String {
        let shown = shown(in: width)
        let rows = rows.map { row in shown.map { row[$0] } }
        let layout = TableLayout(shown.map { columns[$0] }, rows, width: width)
        let heading = layout.heading
        return (boldHeadings ? "\u{1B}[1m\(heading)\u{1B}[0m" : heading) + "\n"
            + rows.map { layout.lines($0).map { $0 + "\n" }.joined() }.joined()
    }

    /// The columns that fit, or as few as may be.
    private func shown(in width: Int?) -> [Int] {
        let all = Array(columns.indices)
        guard let width else { return all }
        let cells = all.map { column in rows.lazy.map { displayWidth($0[column]) }.max() ?? 0 }
        let needed = zip(cells, columns).map { TableLayout.readable($1, cells: $0) }
        func total(_ columns: [Int]) -> Int {
            columns.map { needed[$0] }.reduce(0, +) + TableLayout.gap * max(0, columns.count - 1)
        }
        var shown = all
        if total(shown) > width, !rows.isEmpty { shown.removeAll { cells[$0] == 0 } }
        while total(shown) > width, let last = shown.max(by: { (columns[$0].rank, $0) < (columns[$1].rank, $1) }),
            columns[last].rank > 0
        { shown.removeAll { $0 == last } }
        return shown
    }
}

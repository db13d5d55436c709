/// Rows under headings for a terminal: columns as wide as they need, cut short where the line would not fit.
///
/// Nothing of a cell reaches the terminal raw: see `terminalSafe`.
package struct Table: Sendable {
    package struct Column: Sendable {
        let title: String
        let alignment: Alignment

        package init(_ title: String, _ alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
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
        let headings = columns.map { terminalSafe($0.title) }
        let widths = widths(headings, fitting: width)
        let heading = line(headings, widths)
        return (boldHeadings ? "\u{1B}[1m\(heading)\u{1B}[0m" : heading) + "\n"
            + rows.map { line($0, widths) + "\n" }.joined()
    }

    private static let gap = 2

    /// How much of a heading stays over numbers that need less room.
    private static let shortestHeading = 6

    /// Takes from the headings of numbers, then from the widest text, one step at a time, until the line fits.
    private func widths(_ headings: [String], fitting width: Int?) -> [Int] {
        let cells = columns.indices.map { column in rows.lazy.map { displayWidth($0[column]) }.max() ?? 0 }
        let titles = headings.map(displayWidth)
        var widths = zip(cells, titles).map { max($0, $1) }
        guard let width else { return widths }
        let least = columns.indices.map { column in
            columns[column].alignment == .left ? 1 : max(cells[column], min(titles[column], Self.shortestHeading))
        }
        var excess = widths.reduce(0, +) + Self.gap * max(0, columns.count - 1) - width
        while excess > 0 {
            let giving = columns.indices.filter { widths[$0] > least[$0] }
            let numbers = giving.filter { columns[$0].alignment == .right }
            let widest = (numbers.isEmpty ? giving : numbers).max { widths[$0] < widths[$1] }
            guard let widest else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            if index > 0 { line += String(repeating: " ", count: Self.gap) }
            let shown = Self.cut(cell, to: widths[index])
            let padding = String(repeating: " ", count: widths[index] - displayWidth(shown))
            line += columns[index].alignment == .left ? shown + padding : padding + shown
        }
        return String(line.reversed().drop { $0 == " " }.reversed())
    }

    private static func cut(_ cell: String, to width: Int) -> String {
        guard displayWidth(cell) > width else { return cell }
        var kept = ""
        var used = 1  // the ellipsis
        for character in cell {
            used += Formats.displayWidth(of: character)
            guard used <= width else { break }
            kept.append(character)
        }
        return kept + "…"
    }
}

/// The widths of a table's columns, and its lines in them.
struct TableLayout {
    private let columns: [Table.Column]
    private let widths: [Int]

    static let gap = 2

    /// How much of a heading stays over numbers that need less room.
    private static let shortestHeading = 7

    /// Takes from the headings of numbers, then from the widest text, one step at a time, until the line fits; from text
    /// that could not be read any more only when all the other has given what it can.
    init(_ columns: [Table.Column], _ rows: [[String]], width: Int?) {
        self.columns = columns
        let cells = columns.indices.map { column in rows.lazy.map { displayWidth($0[column]) }.max() ?? 0 }
        var widths = zip(cells, columns).map { max($0, displayWidth($1.title)) }
        let readable = zip(cells, columns).map { Self.readable($1, cells: $0) }
        let least = zip(cells, columns).map { Self.least($1, cells: $0) }
        var excess = width.map { widths.reduce(0, +) + Self.gap * max(0, columns.count - 1) - $0 } ?? 0
        while excess > 0 {
            let generous = columns.indices.filter { widths[$0] > readable[$0] }
            let giving = generous.isEmpty ? columns.indices.filter { widths[$0] > least[$0] } : generous
            let numbers = giving.filter { columns[$0].alignment == .right }
            let widest = (numbers.isEmpty ? giving : numbers).max { widths[$0] < widths[$1] }
            guard let widest else { break }
            widths[widest] -= 1
            excess -= 1
        }
        self.widths = widths
    }

    /// Numbers whole, with the beginning of their heading.
    static func least(_ column: Table.Column, cells: Int) -> Int {
        column.alignment == .left ? 1 : max(cells, min(displayWidth(terminalSafe(column.title)), shortestHeading))
    }

    /// Numbers as above, and as much of the words as tells them apart.
    static func readable(_ column: Table.Column, cells: Int) -> Int {
        guard column.alignment == .left else { return least(column, cells: cells) }
        return min(max(cells, displayWidth(column.title)), column.readable)
    }

    var heading: String { lines(columns.map { terminalSafe($0.title) })[0] }

    /// A row: one line, or more where words overflow.
    func lines(_ cells: [String]) -> [String] {
        var lines = [""]
        var offset = 0
        var index = 0
        while index < cells.count {
            let last = columns[index].overflows ? room(after: index, in: cells) : index
            let width = widths[index...last].reduce(0, +) + Self.gap * (last - index)
            let pieces = last > index ? wrapped(cells[index], to: width) : [Self.cut(cells[index], to: width)]
            for (row, piece) in pieces.enumerated() {
                if row == lines.count { lines.append("") }
                lines[row] += String(repeating: " ", count: offset - displayWidth(lines[row]))
                let padding = String(repeating: " ", count: width - displayWidth(piece))
                lines[row] += columns[index].alignment == .left ? piece : padding + piece
            }
            offset += width + Self.gap
            index = last + 1
        }
        return lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
    }

    /// The last of the empty cells that a cell too long for its column may take.
    private func room(after index: Int, in cells: [String]) -> Int {
        guard displayWidth(cells[index]) > widths[index] else { return index }
        return (index + 1..<cells.count).prefix { cells[$0].isEmpty }.last ?? index
    }

    private static func cut(_ cell: String, to width: Int) -> String {
        guard displayWidth(cell) > width else { return cell }
        return beginning(of: cell, fitting: width - 1) + "…"
    }

    private static func beginning(of text: String, fitting width: Int) -> String {
        var kept = ""
        var used = 0
        for character in text {
            used += displayWidth(of: character)
            guard used <= width else { break }
            kept.append(character)
        }
        return kept
    }

    /// Words in lines of at most `width` columns; a word longer than that is broken.
    private func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for var word in text.split(separator: " ").map(String.init) {
            if !line.isEmpty, displayWidth(line) + 1 + displayWidth(word) > width {
                lines.append(line)
                line = ""
            }
            while displayWidth(word) > width, case let head = Self.beginning(of: word, fitting: width), !head.isEmpty {
                lines.append(head)
                word.removeFirst(head.count)
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
    }
}

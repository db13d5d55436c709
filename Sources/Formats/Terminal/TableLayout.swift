/// The widths of a table's columns, and its lines in them.
struct TableLayout {
    private let columns: [Table.Column]
    private let widths: [Int]

    static let gap = 2

    /// Takes from the headings of numbers, then from the widest text, one step at a time, until the line fits; from text
    /// that could not be read any more only when all the other has given what it can.
    init(_ columns: [Table.Column], _ rows: [[String]], width: Int?) {
        self.columns = columns
        let measured = columns.indices.map { column in MeasuredColumn(columns[column], rows.lazy.map { $0[column] }) }
        var widths = measured.map { max($0.cells, displayWidth(terminalSafe($0.column.title))) }
        var excess = width.map { widths.reduce(0, +) + Self.gap * max(0, columns.count - 1) - $0 } ?? 0
        while excess > 0 {
            let generous = columns.indices.filter { widths[$0] > measured[$0].readable }
            let giving = generous.isEmpty ? columns.indices.filter { widths[$0] > measured[$0].least } : generous
            let numbers = giving.filter { columns[$0].alignment == .right }
            let widest = (numbers.isEmpty ? giving : numbers).max { widths[$0] < widths[$1] }
            guard let widest else { break }
            widths[widest] -= 1
            excess -= 1
        }
        self.widths = widths
    }

    var heading: String {
        lines(columns.indices.map { Self.cut(terminalSafe(columns[$0].title), to: widths[$0]) })[0]
    }

    /// A row: one line, or more where words go on below.
    func lines(_ cells: [String]) -> [String] {
        var lines = [""]
        var offset = 0
        var index = 0
        while index < cells.count {
            let (pieces, last) = pieces(of: cells, at: index)
            let width = widths[index...last].reduce(0, +) + Self.gap * (last - index)
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

    /// What a cell shows, line by line, and the last column whose room it takes.
    private func pieces(of cells: [String], at index: Int) -> (pieces: [String], last: Int) {
        let cell = cells[index]
        switch columns[index].fit {
        case .cut, .below: return ([Self.cut(cell, to: widths[index])], index)
        case .items: return ([Items(cell).cut(to: widths[index])], index)
        case .wraps, .wrapsUnbroken:
            let last = room(after: index, in: cells)
            let width = widths[index...last].reduce(0, +) + Self.gap * (last - index)
            return (displayWidth(cell) > width ? Self.wrapped(cell, to: width) : [cell], last)
        }
    }

    /// The lines of what stands below its row, set in.
    static func lines(below cell: String, width: Int) -> [String] {
        let indent = 2 * gap
        guard !cell.isEmpty else { return [] }
        return wrapped(cell, to: width - indent).map { String(repeating: " ", count: indent) + $0 }
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
    private static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for var word in text.split(separator: " ").map(String.init) {
            if !line.isEmpty, displayWidth(line) + 1 + displayWidth(word) > width {
                lines.append(line)
                line = ""
            }
            while displayWidth(word) > width, case let head = beginning(of: word, fitting: width), !head.isEmpty {
                lines.append(head)
                word.removeFirst(head.count)
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
    }
}

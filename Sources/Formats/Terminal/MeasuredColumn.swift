/// How much room a column's cells ask for, in columns of the terminal.
struct MeasuredColumn {
    let column: Table.Column
    /// Of the widest cell.
    let cells: Int
    /// Below this it would not be what it is.
    let least: Int
    /// As much as tells its cells apart.
    let readable: Int

    /// How much of a heading stays over numbers that need less room.
    private static let shortestHeading = 7

    init(_ column: Table.Column, _ texts: some Sequence<String>) {
        let title = displayWidth(terminalSafe(column.title))
        let texts = Array(texts)
        let cells = texts.lazy.map { displayWidth($0) }.max() ?? 0
        let wanted = max(cells, title)
        switch (column.alignment, column.fit) {
        case (.right, _): least = max(cells, min(title, Self.shortestHeading))
        case (.left, .wrapsUnbroken): least = max(1, texts.lazy.map(Self.longestWord).max() ?? 0)
        case (.left, .items): least = max(1, texts.lazy.map { displayWidth(Items($0).cut(to: 0)) }.max() ?? 0)
        case (.left, .below): least = wanted
        case (.left, .wraps):
            least = min(column.readable, max(1, texts.lazy.map(Self.longestWord).max() ?? 0))
        case (.left, .cut): least = 1
        }
        self.column = column
        self.cells = cells
        readable = column.alignment == .right ? least : max(least, min(wanted, column.readable))
    }

    private static func longestWord(of text: String) -> Int {
        text.split(separator: " ").lazy.map { displayWidth($0) }.max() ?? 0
    }
}

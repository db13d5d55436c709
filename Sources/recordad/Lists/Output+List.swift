import Formats

extension Output {
    /// Prints rows under their columns; `empty` is what people read when there are none.
    func list<Row>(_ rows: [Row], _ columns: [ListColumn<Row>], as format: ListFormat, empty: String? = nil) {
        switch format {
        case .json:
            let objects = rows.map { row in JSON.object(columns.map { ($0.key, $0.value(row)) }) }
            line(JSON.array(objects).pretty)
        case .csv:
            let writer = CSVWriter()
            write(writer.row(columns.map(\.heading)))
            for row in rows { write(writer.row(columns.map { terminalSafe($0.value(row).plainText) })) }
        case .table:
            if rows.isEmpty, let empty { line(empty) } else { table(rows, columns) }
        }
    }

    /// Terminals from this width on show every column.
    private static var wideTerminal: Int { 160 }

    private func table<Row>(_ rows: [Row], _ columns: [ListColumn<Row>]) {
        let isNarrow = terminal.width.map { $0 < Self.wideTerminal } ?? false
        let shown = columns.filter { column in
            !isNarrow || (!column.isSecondary && (rows.isEmpty || rows.contains { !column.cell($0).isEmpty }))
        }
        var table = Table(shown.map { Table.Column($0.heading, $0.alignment) })
        for row in rows { table.append(shown.map { $0.cell(row) }) }
        write(table.text(width: terminal.width, boldHeadings: terminal.hasColor))
    }
}

import Formats

extension Output {
    /// Prints rows under their columns; `empty` is what people read when there are none.
    func list<Row>(_ rows: [Row], _ columns: [ListColumn<Row>], as format: ListFormat, empty: String? = nil) {
        switch format {
        case .json:
            let objects = rows.map { row in JSON.object(columns.map { ($0.key, $0.value(row)) }) }
            line(JSON.array(objects).pretty)
        case .csv:
            let writer = CSVWriter.forSpreadsheets
            write(CSVWriter.byteOrderMark + writer.row(columns.map(\.heading)))
            for row in rows { write(writer.row(columns.map { terminalSafe($0.sheet(row)) })) }
        case .table:
            if rows.isEmpty, let empty { line(empty) } else { table(rows, columns) }
        }
    }

    private func table<Row>(_ rows: [Row], _ columns: [ListColumn<Row>]) {
        var table = Table(
            columns.map {
                .init(
                    $0.heading, $0.alignment, rank: $0.rank.rawValue, fit: $0.fit, readable: $0.readable)
            })
        for row in rows { table.append(columns.map { $0.cell(row) }) }
        write(table.text(width: terminal.width, boldHeadings: terminal.hasColor))
    }
}

import Dunning

/// Rows with a text that is longer than the connection takes; each breaks nothing but itself.
///
/// SQLite refuses a whole query for one of them. It is then asked row by row, which no store without one pays for.
extension InvoiceSnapshot {
    /// The rows of one key as records, in order; a text that is too long is cut, and its record says so.
    ///
    /// - Parameters:
    ///   - key: A condition on an index, with a `?` for each value.
    ///   - filter: What else must hold.
    func records<Record: StoredRecord>(
        where key: String, _ values: [SQLValue], and filter: String = "1", orderedBy order: String = "id"
    ) throws(StorageError) -> [Record] {
        let columns = Record.columns.joined(separator: ", ")
        let source = "FROM \(Record.table) WHERE \(key)"
        return try unlessTooLarge { () throws(StorageError) in
            try connection.query("SELECT \(columns) \(source) AND \(filter) ORDER BY \(order)", values) { Record($0) }
        } otherwise: { () throws(StorageError) in
            let rows = try unlessTooLarge { () throws(StorageError) in
                try connection.query("SELECT rowid \(source) ORDER BY \(order)", values) { $0.int64(0) }
            } otherwise: { () throws(StorageError) in
                try connection.query("SELECT rowid \(source)", values) { $0.int64(0) }
            }
            var records: [Record] = []
            for row in rows where try holds("\(filter) AND rowid = ?1", of: Record.table, [.integer(row)]) {
                if let record: Record = try record(at: row) { records.append(record) }
            }
            return records
        }
    }

    /// One row, read text by text.
    func record<Record: StoredRecord>(at row: Int64) throws(StorageError) -> Record? {
        var fault: RecordFault?
        var columns: [String] = []
        var values: [SQLValue] = [.integer(row)]
        for column in Record.columns {
            guard try isLong(column, of: Record.table, row) else {
                columns.append(column)
                continue
            }
            let beginning = try connection.beginning(of: column, in: Record.table, row: row, count: 160)
            let cut = String(beginning.prefix(RecordFault.shownCharacters)) + "…"
            fault = fault ?? .tooLong(field: "\(Record.table).\(column)", text: cut)
            values.append(.text(cut))
            columns.append("?\(values.count)")
        }
        let sql = "SELECT \(columns.joined(separator: ", ")) FROM \(Record.table) WHERE rowid = ?1"
        var record = try connection.query(sql, values) { Record($0) }.first
        record?.unreadable = fault
        return record
    }

    /// The rows for which `filter` holds and which cannot be read whole.
    func largeRows(of table: String, columns: [String], where filter: String) throws(StorageError) -> [Int64] {
        // An index would have to read its keys whole, however long they are.
        let source = "SELECT rowid FROM \(table) NOT INDEXED"
        let rows = try unlessTooLarge { () throws(StorageError) in
            try connection.query("\(source) WHERE \(filter)") { $0.int64(0) }
        } otherwise: { () throws(StorageError) in
            try connection.query(source) { $0.int64(0) }
        }
        let names = columns.joined(separator: ", ")
        var large: [Int64] = []
        for row in rows where try isLong(names, of: table, row) { large.append(row) }
        return large
    }

    /// The different texts of a column, without empty ones and those that are too long to be believed.
    func differentTexts(_ column: String, of table: String) throws(StorageError) -> [String] {
        try unlessTooLarge { () throws(StorageError) in
            try connection.query("SELECT DISTINCT \(column) FROM \(table) WHERE \(column) <> '' ORDER BY 1") {
                $0.text(0)
            }
        } otherwise: { () throws(StorageError) in
            var texts: Set<String> = []
            for row in try connection.query("SELECT rowid FROM \(table) NOT INDEXED", [], { $0.int64(0) })
            where try !isLong(column, of: table, row) {
                let sql = "SELECT \(column) FROM \(table) WHERE rowid = ? AND \(column) <> ''"
                texts.formUnion(try connection.query(sql, [.integer(row)]) { $0.text(0) })
            }
            return texts.sorted()
        }
    }

    /// Whether a condition holds of a row, or cannot be told because a text in it is too long.
    func holds(_ condition: String, of table: String, _ values: [SQLValue]) throws(StorageError) -> Bool {
        try unlessTooLarge { () throws(StorageError) in
            try !connection.query("SELECT 1 FROM \(table) WHERE \(condition)", values) { _ in }.isEmpty
        } otherwise: {
            true
        }
    }

    /// Whether one of the columns is longer than a record may have it.
    private func isLong(_ columns: String, of table: String, _ row: Int64) throws(StorageError) -> Bool {
        try unlessTooLarge { () throws(StorageError) in
            try connection.query("SELECT \(columns) FROM \(table) WHERE rowid = ?", [.integer(row)]) { row in
                row.columns.contains { row.byteCount($0) > RecordFault.longestText }
            }.contains(true)
        } otherwise: {
            true
        }
    }

    func unlessTooLarge<Result>(
        _ body: () throws(StorageError) -> Result, otherwise: () throws(StorageError) -> Result
    ) throws(StorageError) -> Result {
        do throws(StorageError) {
            return try body()
        } catch {
            guard error.isTooLarge else { throw error }
            return try otherwise()
        }
    }
}

import Dunning
import Formats

/// Writes the rows of one import of clients, and remembers which of them it touched.
final class ClientWriter {
    private let conversion: ClientConversion
    private let connection: Connection
    private let select: Statement
    private let upsert: Statement
    /// By id, the line that wrote or confirmed it.
    private var lines: [ClientID: Int] = [:]

    init(_ conversion: ClientConversion, store: InvoiceStore) throws(StorageError) {
        let columns = InvoiceStoreSchema.clientColumns
        let names = columns.joined(separator: ", ")
        let marks = columns.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        let changes = columns.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        self.conversion = conversion
        connection = store.connection
        select = try connection.statement("SELECT \(names) FROM client WHERE id = ?")
        upsert = try connection.statement(
            "INSERT INTO client (\(names)) VALUES (\(marks)) ON CONFLICT (id) DO UPDATE SET \(changes)")
    }

    func write(_ row: CSVRecord, id: String, _ summary: inout ImportSummary) throws(StorageError) -> RowOutcome {
        let existing = try existing(id)
        let result: (record: ClientRecord, warnings: [String])
        do throws(RowFault) {
            result = try conversion.record(of: row, id: id, onto: existing)
        } catch { return .bad(error.reason) }
        let isChanged = result.record != existing
        let key = ClientID(id)
        if let firstLine = lines[key] { return isChanged ? .conflict(id: id, firstLine: firstLine) : .repeated }
        lines[key] = row.line
        summary.warn(row.line, result.warnings)
        guard isChanged else { return .unchanged }
        try upsert.bind(values(result.record))
        try upsert.run()
        return existing == nil ? .inserted : .updated
    }

    private func existing(_ id: String) throws(StorageError) -> ClientRecord? {
        defer { select.reset() }
        try select.bind(1, id)
        return try select.step(to: "client '\(id)'") ? ClientRecord(select) : nil
    }

    /// In the order of `InvoiceStoreSchema.clientColumns`.
    private func values(_ record: ClientRecord) -> [SQLValue] {
        [
            .text(record.id), .text(record.name), SQLValue(record.taxID), .text(record.email), .text(record.cc),
            SQLValue(record.phone), SQLValue(record.language), .text(record.kind), SQLValue(record.country),
            SQLValue(record.collector), SQLValue(record.termDays), SQLValue(record.daysBefore),
            SQLValue(record.toleranceDays), SQLValue(record.resendDays), .integer(record.reminders),
        ]
    }
}

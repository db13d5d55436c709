import Dunning
import Formats

/// Writes the rows of one import of invoices, and remembers which rows of the store they touched.
final class InvoiceWriter {
    private let conversion: InvoiceConversion
    private let now: String
    private let connection: Connection
    private let clients: InvoiceClients
    private let insert: Statement
    private let select: Statement
    private let update: Statement
    private var touched = TouchedRows()
    /// `nil` in a store that had no invoice, where nobody's can be doubled.
    var namesakes: Namesakes?

    init(_ conversion: InvoiceConversion, store: InvoiceStore, now: Instant) throws(StorageError) {
        let columns = InvoiceStoreSchema.invoiceColumns
        let names = columns.joined(separator: ", ")
        let marks = (1...columns.count + 1).map { "?\($0)" }.joined(separator: ", ")
        let changes = columns.enumerated().map { "\($1) = ?\($0 + 1)" }.joined(separator: ", ")
        self.conversion = conversion
        self.now = now.rfc3339UTC
        connection = store.connection
        clients = try InvoiceClients(store.connection)
        // OR IGNORE stands for an id that is known: the conversion has seen to NULLs and checks. ON CONFLICT would say
        // so more exactly, but opens a temporary table for each row.
        insert = try connection.statement("INSERT OR IGNORE INTO invoice (\(names), updated_at) VALUES (\(marks))")
        select = try connection.statement("SELECT \(names), rowid, updated_at FROM invoice WHERE id = ?")
        update = try connection.statement(
            "UPDATE invoice SET \(changes), updated_at = ?\(columns.count + 1) WHERE id = ?1")
    }

    func write(_ row: CSVRecord, id: String, _ summary: inout ImportSummary) throws(StorageError) -> RowOutcome {
        let client: InvoiceClients.Mention
        var new: (record: InvoiceRecord, rounded: Int)?
        var settledOn: CivilDate?
        do throws(RowFault) {
            client = try conversion.client(of: row)
            if conversion.missingForNew.isEmpty { new = try conversion.record(of: row, id: id, onto: nil) }
            if new?.record.status == "paid" { settledOn = try conversion.settledOn(of: row) }
        } catch { return .bad(error.reason) }
        if let new {
            try clients.ensure(new.record.clientID, client, line: row.line, &summary)
            try bind(new.record, updatedAt: updatedAt(new.record, settledOn, existing: nil), to: insert)
            if try insert.run() == 1 {
                touched.note(connection.lastInsertedID, line: row.line)
                try namesakes?.note(new.record, line: row.line)
                summary.rounded += new.rounded
                summary.warn(row.line, new.record.doubts)
                return .inserted
            }
        }
        return try merge(row, id: id, client, &summary)
    }

    /// Looks at what no row was about, where there were rows.
    func finish(_ options: ImportOptions, _ summary: inout ImportSummary) throws(StorageError) {
        guard summary.good > 0 else { return }
        let absent = try AbsentInvoices(in: connection, besides: touched)
        if options.isComplete {
            try absent.makeVoid(reason: options.absence.reason(on: options.asOf), updatedAt: now)
        } else {
            namesakes?.warn(besides: touched, &summary)
        }
        summary.absent = absent.count
    }

    private func merge(
        _ row: CSVRecord, id: String, _ client: InvoiceClients.Mention, _ summary: inout ImportSummary
    ) throws(StorageError) -> RowOutcome {
        let existing = try existing(id)
        let merged: (record: InvoiceRecord, rounded: Int)
        var settledOn: CivilDate?
        do throws(RowFault) {
            merged = try conversion.record(of: row, id: id, onto: existing?.record)
            if merged.record.status == "paid" { settledOn = try conversion.settledOn(of: row) }
        } catch { return .bad(error.reason) }
        // Without the row the conversion has refused: no new invoice comes here.
        guard let existing else { return .bad("invoice '\(id)' is not in the store") }
        // To Swift two ways to write one name are equal, and as keys they are two clients.
        let isMoved = ClientID(merged.record.clientID) != ClientID(existing.record.clientID)
        let isChanged = isMoved || merged.record != existing.record
        if let firstLine = touched.line(of: existing.rowID) {
            guard isChanged else { return .repeated }
            // Once the other row is left out, this one would be about a new invoice.
            if conversion.lacksID(row) {
                return .bad("number '\(merged.record.number)' is also on line \(firstLine), with other values")
            }
            return .conflict(id: id, firstLine: firstLine)
        }
        try clients.ensure(merged.record.clientID, client, line: row.line, &summary)
        touched.note(existing.rowID, line: row.line)
        summary.rounded += merged.rounded
        summary.warn(row.line, merged.record.doubts)
        if isMoved { summary.warn(row.line, [merged.record.doubt(asPrevious: existing.record.clientID)]) }
        guard isChanged else { return .unchanged }
        try bind(merged.record, updatedAt: updatedAt(merged.record, settledOn, existing: existing), to: update)
        try update.run()
        return .updated
    }

    private typealias Existing = (record: InvoiceRecord, rowID: Int64, updatedAt: String)

    private func existing(_ id: String) throws(StorageError) -> Existing? {
        defer { select.reset() }
        try select.bind(1, id)
        guard try select.step(to: "invoice '\(id)'") else { return nil }
        let columns = Int32(InvoiceStoreSchema.invoiceColumns.count)
        return (InvoiceRecord(select), select.int64(columns), select.text(columns + 1))
    }

    /// Of a paid invoice when it was settled, as far as that is known; else now.
    private func updatedAt(_ record: InvoiceRecord, _ settledOn: CivilDate?, existing: Existing?) -> String {
        guard record.status == "paid" else { return now }
        // At noon of UTC the day is the same in every zone of the Americas and of Europe.
        if let settledOn { return "\(settledOn)T12:00:00Z" }
        guard let existing, existing.record.status == "paid" else { return now }
        return existing.updatedAt
    }

    /// In the order of `InvoiceStoreSchema.invoiceColumns`, and `updated_at`.
    private func bind(_ record: InvoiceRecord, updatedAt: String, to statement: Statement) throws(StorageError) {
        try statement.bind(1, record.id)
        try statement.bind(2, record.number)
        try statement.bind(3, record.clientID)
        try statement.bind(4, record.issuedOn)
        try statement.bind(5, optional: record.dueOn)
        try statement.bind(6, record.currency)
        try statement.bind(7, record.total)
        try statement.bind(8, record.balance)
        try statement.bind(9, record.terms)
        try statement.bind(10, record.status)
        try statement.bind(11, optional: record.reason)
        try statement.bind(12, optional: record.paymentURL)
        try statement.bind(13, optional: record.document)
        try statement.bind(14, updatedAt)
    }
}

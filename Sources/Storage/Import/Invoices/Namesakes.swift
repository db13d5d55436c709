import Dunning

/// New invoices whose client has an open one of the same number, which may be the same invoice under another id.
final class Namesakes {
    private let select: Statement
    private var pairs: [(new: InvoiceRecord, line: Int, old: String, oldRow: Int64)] = []

    init(_ connection: Connection) throws(StorageError) {
        try connection.execute(InvoiceStoreSchema.byNumber.sql)
        let found = "SELECT rowid, id FROM invoice WHERE client_id = ?2 AND id <> ?3 AND \(InvoiceStoreSchema.unpaid)"
        select = try connection.statement(
            "\(found) AND id = ?1 AND number = ?1 UNION ALL \(found) AND number = ?1 AND number <> id")
    }

    func note(_ new: InvoiceRecord, line: Int) throws(StorageError) {
        defer { select.reset() }
        try select.bind([.text(new.number), .text(new.clientID), .text(new.id)])
        while try select.step(to: "number '\(new.number)'") {
            pairs.append((new, line, old: select.text(1), oldRow: select.int64(0)))
        }
    }

    /// Invoices that one file has both of are two, as instalments are.
    func warn(besides touched: TouchedRows, _ summary: inout ImportSummary) {
        for pair in pairs where touched.line(of: pair.oldRow) == nil {
            summary.warn(
                pair.line,
                [
                    "invoice '\(pair.new.id)' is new and has number '\(pair.new.number)', as the open invoice '\(pair.old)' "
                        + "of client '\(pair.new.clientID)', which the file does not name; if they are one, import "
                        + "id '\(pair.old)' with status void"
                ])
        }
    }
}

/// The open invoices of the store that no row of a file was about.
struct AbsentInvoices {
    private let connection: Connection
    private let rowIDs: [Int64]

    init(in connection: Connection, besides touched: TouchedRows) throws(StorageError) {
        self.connection = connection
        let unpaid = try connection.statement("SELECT rowid FROM invoice WHERE \(InvoiceStoreSchema.unpaid)")
        defer { unpaid.reset() }
        var rowIDs: [Int64] = []
        while try unpaid.step() {
            if touched.line(of: unpaid.int64(0)) == nil { rowIDs.append(unpaid.int64(0)) }
        }
        self.rowIDs = rowIDs
    }

    var count: Int { rowIDs.count }

    /// They are asked for no more, and nobody is thanked for them: whether they were paid the file does not say.
    func makeVoid(reason: String, updatedAt: String) throws(StorageError) {
        let update = try connection.statement(
            "UPDATE invoice SET status = 'void', reason = ?2, updated_at = ?3 WHERE rowid = ?1")
        for rowID in rowIDs {
            try update.bind([.integer(rowID), .text(reason), .text(updatedAt)])
            try update.run()
        }
    }
}

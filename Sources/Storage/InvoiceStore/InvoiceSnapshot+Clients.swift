package import Dunning

extension InvoiceSnapshot {
    /// Open credit invoices of a client with something left to pay, whenever they are due, by id.
    package func unpaidInvoices(ofClient id: ClientID) throws(StorageError) -> [InvoiceRecord] {
        let columns = InvoiceStoreSchema.invoiceColumns.joined(separator: ", ")
        return try connection.query(
            "SELECT \(columns) FROM invoice WHERE client_id = ? AND \(InvoiceStoreSchema.unpaid) ORDER BY id",
            [.text(id.value)]
        ) { InvoiceRecord($0) }
    }

    /// The different `days_before` that clients were granted, as written.
    package func grantedDaysBefore() throws(StorageError) -> [String] {
        try connection.query("SELECT DISTINCT days_before FROM client WHERE days_before <> ''") { $0.text(0) }
    }
}

extension InvoiceSnapshot {
    /// The different language tags of clients.
    package func languages() throws(StorageError) -> [String] {
        try connection.query("SELECT DISTINCT language FROM client WHERE language <> '' ORDER BY 1") { $0.text(0) }
    }
}

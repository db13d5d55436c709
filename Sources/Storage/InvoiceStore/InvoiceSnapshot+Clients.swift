package import Dunning

extension InvoiceSnapshot {
    /// Open credit invoices of a client with something left to pay, whenever they are due, by id.
    package func unpaidInvoices(ofClient id: ClientID) throws(StorageError) -> [InvoiceRecord] {
        try records(where: "client_id = ?", [.text(id.value)], and: InvoiceStoreSchema.unpaid)
    }

    /// The different `days_before` that clients were granted, as written.
    package func grantedDaysBefore() throws(StorageError) -> [String] {
        try differentTexts("days_before", of: "client")
    }
}

extension InvoiceSnapshot {
    /// The different language tags of clients.
    package func languages() throws(StorageError) -> [String] {
        try differentTexts("language", of: "client")
    }
}

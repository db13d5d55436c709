package import Dunning

extension InvoiceSnapshot {
    /// `nil` when the store does not have it; one whose id is too long for any record is none.
    ///
    /// - Parameter one: Asks for a client by its id.
    func client(_ id: ClientID, by one: Statement) throws(StorageError) -> ClientRecord? {
        guard id.value.utf8.count <= RecordFault.longestText else { return nil }
        return try unlessTooLarge { () throws(StorageError) in
            try one.bind(1, id.value)
            defer { one.reset() }
            return try one.step() ? ClientRecord(one) : nil
        } otherwise: { () throws(StorageError) in
            try client(id)
        }
    }

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

    /// The different countries of clients that are no code of ISO 3166.
    package func unknownCountries() throws(StorageError) -> [String] {
        try differentTexts("country", of: "client").filter { CountryCell.code($0) != $0.uppercased() }
    }
}

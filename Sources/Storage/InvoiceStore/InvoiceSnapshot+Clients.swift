package import Dunning
import Formats

extension InvoiceSnapshot {
    /// Those of the clients that there are; one whose id is too long for any record is none.
    func clients(_ ids: [ClientID]) throws(StorageError) -> [ClientID: ClientRecord] {
        let names = ids.filter { $0.value.utf8.count <= RecordFault.longestText }.map { JSON.string($0.value) }
        guard !names.isEmpty else { return [:] }
        let found: [ClientRecord] = try records(
            where: "id IN (SELECT value FROM json_each(?))", [.text(JSON.array(names).line)])
        return Dictionary(found.map { (ClientID($0.id), $0) }, uniquingKeysWith: { first, _ in first })
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
}

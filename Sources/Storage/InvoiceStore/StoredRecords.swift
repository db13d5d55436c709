import Dunning

/// A row of one of the store's tables.
protocol StoredRecord {
    static var table: String { get }
    /// In the order in which `init` reads them.
    static var columns: [String] { get }
    init(_ row: Statement)
    var unreadable: RecordFault? { get set }
}

extension ClientRecord: StoredRecord {
    static let table = "client"
    static let columns = InvoiceStoreSchema.clientColumns

    init(_ row: Statement) {
        self.init(
            id: row.text(0), name: row.text(1), taxID: row.textIfPresent(2), email: row.text(3), cc: row.text(4),
            phone: row.textIfPresent(5), language: row.textIfPresent(6), kind: row.text(7),
            country: row.textIfPresent(8), collector: row.textIfPresent(9), termDays: row.int64IfPresent(10),
            daysBefore: row.textIfPresent(11), toleranceDays: row.int64IfPresent(12),
            resendDays: row.int64IfPresent(13), reminders: row.int64(14))
    }
}

extension InvoiceRecord: StoredRecord {
    static let table = "invoice"
    static let columns = InvoiceStoreSchema.invoiceColumns

    init(_ row: Statement) {
        self.init(
            id: row.text(0), number: row.text(1), clientID: row.text(2), issuedOn: row.text(3),
            dueOn: row.textIfPresent(4), currency: row.text(5), total: row.int64(6), balance: row.int64(7),
            terms: row.text(8), status: row.text(9), reason: row.textIfPresent(10),
            paymentURL: row.textIfPresent(11), document: row.textIfPresent(12))
    }
}

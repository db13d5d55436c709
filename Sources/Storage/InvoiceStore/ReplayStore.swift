package import Dunning

/// What may be reminded of from a day on, copied into a store of its own, with payments that are still to come.
///
/// An invoice that is paid now is open there with all of its total until the day it was settled, by its `updated_at`.
/// Disputes, partial payments and the terms of clients are as they are now: the store does not know since when.
///
/// It is thrown away after its one use, so nothing of it has to outlive a death.
package final class ReplayStore {
    private let connection: Connection
    /// The latest first.
    private var payments: [Payment] = []

    package struct Payment: Hashable, Sendable {
        package let invoice: InvoiceID
        package let client: ClientID
        package let day: CivilDate
    }

    private typealias Schema = InvoiceStoreSchema

    private static let paid = "(status = 'paid' OR status = 'open' AND balance <= 0)"
    /// Of invoices settled long before nothing is left to be said.
    private static let relevant = """
        (\(Schema.unpaid) OR terms = 'credit' AND \(paid) AND updated_at >= ?1)
        """

    /// - Parameters:
    ///   - path: Where there is no file yet.
    ///   - settledSince: Invoices settled before are left out.
    ///   - dayOf: By the company's clock.
    package init(
        of source: InvoiceStore, at path: String, settledSince: CivilDate, dayOf: (Instant) -> CivilDate
    ) throws(StorageError) {
        connection = try InvoiceStore(path: path, mode: .create).connection
        // The source is believed no more than it is elsewhere, and nothing of the copy has to last.
        try connection.execute("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF")
        try connection.execute("PRAGMA ignore_check_constraints = ON")
        // A day earlier in the zone of the text may be the same day here.
        let since = SQLValue.text(settledSince.adding(days: -1).description)
        try connection.transaction(.immediate) { () throws(StorageError) in
            try source.connection.transaction(.deferred) { () throws(StorageError) in
                let columns = Schema.invoiceColumns + ["updated_at"]
                try copy("invoice", columns, of: source, where: Self.relevant, [since]) {
                    row throws(StorageError) in payment(row, dayOf: dayOf)
                }
                let clients = "id IN (SELECT client_id FROM invoice WHERE \(Self.relevant))"
                try copy("client", Schema.clientColumns, of: source, where: clients, [since])
            }
            try reopen()
            payments.sort { ($1.day, $1.invoice) < ($0.day, $0.invoice) }
        }
    }

    private func copy(
        _ table: String, _ columns: [String], of source: InvoiceStore, where condition: String, _ values: [SQLValue],
        noting note: (Statement) throws(StorageError) -> Payment? = { _ in nil }
    ) throws(StorageError) {
        let names = columns.joined(separator: ", ")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        // Keys that are no UTF-8 are read alike, and broken whatever becomes of them here.
        let insert = try connection.statement("INSERT OR IGNORE INTO \(table) (\(names)) VALUES (\(marks))")
        let rows = try source.connection.statement("SELECT \(names) FROM \(table) WHERE \(condition)")
        defer { rows.reset() }
        try rows.bind(values)
        while try rows.step() {
            for column in columns.indices { try insert.bind(Int32(column + 1), rows.value(Int32(column))) }
            guard try insert.run() == 1 else { continue }
            if let payment = try note(rows) { payments.append(payment) }
        }
    }

    /// When a row's invoice was settled; `nil` where it is not, or nobody can tell.
    private func payment(_ row: Statement, dayOf: (Instant) -> CivilDate) -> Payment? {
        let invoice = InvoiceRecord(row)
        guard invoice.status == "paid" || invoice.balance <= 0 else { return nil }
        let changed = row.text(Int32(Schema.invoiceColumns.count))
        guard let day = Instant(rfc3339: changed).map(dayOf) ?? CivilDate(changed) else { return nil }
        return Payment(invoice: InvoiceID(invoice.id), client: ClientID(invoice.clientID), day: day)
    }

    private func reopen() throws(StorageError) {
        for payment in payments {
            try connection.run(
                "UPDATE invoice SET status = 'open', balance = total WHERE id = ?", [.text(payment.invoice.value)])
        }
    }

    /// The payments through that day that were not made yet, the earliest first.
    package func payments(through day: CivilDate) -> [Payment] {
        payments.suffix(while: { $0.day <= day }).reversed()
    }

    /// Makes them.
    package func settle(through day: CivilDate) throws(StorageError) {
        try connection.transaction(.immediate) { () throws(StorageError) in
            for payment in payments(through: day) {
                try connection.run(
                    "UPDATE invoice SET status = 'paid', balance = 0 WHERE id = ?", [.text(payment.invoice.value)])
            }
        }
        payments.removeLast(payments(through: day).count)
    }
}

extension Array {
    /// The longest end of which every element is so.
    fileprivate func suffix(while isSo: (Element) -> Bool) -> ArraySlice<Element> {
        let first = lastIndex { !isSo($0) }.map { $0 + 1 } ?? startIndex
        return self[first...]
    }
}

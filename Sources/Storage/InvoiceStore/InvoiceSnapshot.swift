package import Dunning

/// All that can be asked of the store within one moment of it.
package struct InvoiceSnapshot: ~Copyable {
    let connection: Connection

    package struct Counts: Hashable, Sendable {
        package let clients: Int64
        package let invoices: Int64
        /// Open credit invoices with something left to pay.
        package let unpaid: Int64
    }

    package func client(_ id: ClientID) throws(StorageError) -> ClientRecord? {
        let found: [ClientRecord] = try records(where: "id = ?", [.text(id.value)])
        return found.first
    }

    package func invoice(_ id: InvoiceID) throws(StorageError) -> InvoiceRecord? {
        let found: [InvoiceRecord] = try records(where: "id = ?", [.text(id.value)])
        return found.first
    }

    /// Those printed with that number, which need not be unique, by id.
    package func invoices(number: String) throws(StorageError) -> [InvoiceRecord] {
        let same: [InvoiceRecord] = try records(where: "id = ?1 AND number = ?1", [.text(number)])
        let others: [InvoiceRecord] = try records(where: "number = ?1 AND number <> id", [.text(number)])
        return (same + others).sorted { $0.id < $1.id }
    }

    /// Those printed with a number that is the id of another invoice, by id; none where a number too large to be compared
    /// is in the way.
    package func invoicesWhoseNumberIsAnotherID(_ number: String) throws(StorageError) -> [InvoiceRecord] {
        try unlessTooLarge { () throws(StorageError) in
            try records(where: "number = ?1 AND number <> id", [.text(number)])
        } otherwise: {
            []
        }
    }

    /// Oldest first.
    package func invoices(ofClient id: ClientID) throws(StorageError) -> [InvoiceRecord] {
        try records(where: "client_id = ?", [.text(id.value)], orderedBy: "issued_on, id")
    }

    /// Looks at every row: for people who ask, not for a poll.
    package func counts() throws(StorageError) -> Counts {
        func count(_ source: String) throws(StorageError) -> Int64 {
            try connection.query("SELECT count(*) FROM \(source)") { $0.int64(0) }.first ?? 0
        }
        return Counts(
            clients: try count("client"), invoices: try count("invoice"),
            unpaid: try count("invoice WHERE \(InvoiceStoreSchema.unpaid)"))
    }

    /// Whether there are unpaid credit invoices, and each names an address to pay at; looks at every row.
    package func everyUnpaidNamesPaymentURL() throws(StorageError) -> Bool {
        func someUnpaid(_ condition: String = "") throws(StorageError) -> Bool {
            let sql = "SELECT 1 FROM invoice WHERE \(InvoiceStoreSchema.unpaid)\(condition) LIMIT 1"
            return try !connection.query(sql) { _ in }.isEmpty
        }
        guard try someUnpaid() else { return false }
        return try unlessTooLarge { () throws(StorageError) in
            try !someUnpaid(" AND coalesce(payment_url, '') = ''")
        } otherwise: { () throws(StorageError) in
            try !someUnpaid(" AND payment_url IS NULL")
        }
    }

    /// Calls `body` for each client with unpaid credit invoices that may be due from `from` through `through`, in the
    /// order of client ids, with those invoices in the order of theirs; those that are too large come last.
    ///
    /// They are those with a due date in that range, those without a (well-formed) due date that were issued at most
    /// the longest term before it, those issued on or after `issuedFrom` (`nil`: none) that fall due later, and those
    /// whose issue date is malformed, so that they can be named. The client is `nil` when the store has no such row.
    package func forEachCandidate(
        from: CivilDate, through: CivilDate, issuedFrom: CivilDate?,
        _ body: (ClientRecord?, ClientID, [InvoiceRecord]) throws -> Void
    ) throws {
        let columns = ClientRecord.columns.joined(separator: ", ")
        let one = try connection.statement("SELECT \(columns) FROM \(ClientRecord.table) WHERE id = ?")
        try forEachDebtor(from: from, through: through, issuedFrom: issuedFrom) { id, invoices in
            try body(try client(id, by: one), id, invoices)
        }
    }

    /// The same without their clients.
    package func forEachDebtor(
        from: CivilDate, through: CivilDate, issuedFrom: CivilDate?,
        _ body: (ClientID, [InvoiceRecord]) throws -> Void
    ) throws {
        let query = CandidateQuery(from: from, through: through, issuedFrom: issuedFrom)
        let fast = try connection.statement(query.sql(indexed: try hasCandidateIndexes()))
        try fast.bind(query.values)
        // All is sorted before the first row comes, so what is too large is met then.
        var large: [ClientID: [InvoiceRecord]] = [:]
        let (statement, hasRow) = try unlessTooLarge { () throws(StorageError) in
            (fast, try fast.step())
        } otherwise: { () throws(StorageError) in
            let rows = try largeRows(
                of: "invoice", columns: InvoiceStoreSchema.invoiceColumns, where: InvoiceStoreSchema.unpaid)
            large = try largeCandidates(query, among: rows)
            let slow = try connection.statement(CandidateQuery.sqlWithoutRows)
            try slow.bind(query.values + [.text("\(rows)")])
            return (slow, try slow.step())
        }
        defer { statement.reset() }
        try forEachClient(of: statement, hasRow: hasRow) { id, invoices in
            try body(id, large.isEmpty ? invoices : invoices + (large.removeValue(forKey: id) ?? []))
        }
        for (id, invoices) in large.sorted(by: { $0.key < $1.key }) { try body(id, invoices) }
    }

    private func forEachClient(
        of statement: Statement, hasRow: Bool, _ body: (ClientID, [InvoiceRecord]) throws -> Void
    ) throws {
        var invoices: [InvoiceRecord] = []
        var hasRow = hasRow
        while hasRow {
            let invoice = InvoiceRecord(statement)
            let client = ClientID(invoice.clientID)
            if let last = invoices.last.map({ ClientID($0.clientID) }), last != client {
                try body(last, invoices)
                invoices.removeAll(keepingCapacity: true)
            }
            invoices.append(invoice)
            hasRow = try statement.step()
        }
        if let last = invoices.last { try body(ClientID(last.clientID), invoices) }
    }

    /// Those of the rows that a poll must look at, by client.
    private func largeCandidates(
        _ query: CandidateQuery, among rows: [Int64]
    ) throws(StorageError) -> [ClientID: [InvoiceRecord]] {
        var found: [ClientID: [InvoiceRecord]] = [:]
        for row in rows
        where try holds(CandidateQuery.conditionOnRow, of: "invoice", query.values + [.integer(row)]) {
            if let record: InvoiceRecord = try record(at: row) {
                found[ClientID(record.clientID), default: []].append(record)
            }
        }
        return found
    }

    /// A store made by another program may lack them; then the poll reads all its invoices.
    private func hasCandidateIndexes() throws(StorageError) -> Bool {
        try connection.hasIndexes(InvoiceStoreSchema.candidateIndexes.map(\.name))
    }
}

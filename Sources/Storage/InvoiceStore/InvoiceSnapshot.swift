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

    private static let clients =
        "SELECT \(InvoiceStoreSchema.clientColumns.joined(separator: ", ")) FROM client"
    private static let invoices =
        "SELECT \(InvoiceStoreSchema.invoiceColumns.joined(separator: ", ")) FROM invoice"

    package func client(_ id: ClientID) throws(StorageError) -> ClientRecord? {
        try connection.query("\(Self.clients) WHERE id = ?", [.text(id.value)]) { ClientRecord($0) }.first
    }

    package func invoice(_ id: InvoiceID) throws(StorageError) -> InvoiceRecord? {
        try connection.query("\(Self.invoices) WHERE id = ?", [.text(id.value)]) { InvoiceRecord($0) }.first
    }

    /// Those printed with that number, which need not be unique, by id.
    package func invoices(number: String) throws(StorageError) -> [InvoiceRecord] {
        try connection.query(
            """
            \(Self.invoices) WHERE id = ?1 AND number = ?1 \
            UNION ALL \(Self.invoices) WHERE number = ?1 AND number <> id ORDER BY id
            """, [.text(number)]
        ) { InvoiceRecord($0) }
    }

    /// Oldest first.
    package func invoices(ofClient id: ClientID) throws(StorageError) -> [InvoiceRecord] {
        try connection.query("\(Self.invoices) WHERE client_id = ? ORDER BY issued_on, id", [.text(id.value)]) {
            InvoiceRecord($0)
        }
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

    /// Calls `body` for each client with unpaid credit invoices that may be due from `from` through `through`, in the
    /// order of client ids, with those invoices in the order of theirs.
    ///
    /// They are those with a due date in that range, those without a (well-formed) due date that were issued at most
    /// the longest term before it, those issued on or after `issuedFrom` (`nil`: none) that fall due later, and those
    /// whose issue date is malformed, so that they can be named. The client is `nil` when the store has no such row.
    package func forEachCandidate(
        from: CivilDate, through: CivilDate, issuedFrom: CivilDate?,
        _ body: (ClientRecord?, ClientID, [InvoiceRecord]) throws -> Void
    ) throws {
        let query = CandidateQuery(from: from, through: through, issuedFrom: issuedFrom)
        let statement = try connection.statement(query.sql(indexed: try hasCandidateIndexes()))
        defer { statement.reset() }
        try statement.bind(query.values)
        var invoices: [InvoiceRecord] = []
        while try statement.step() {
            let invoice = InvoiceRecord(statement)
            if let last = invoices.last, last.clientID != invoice.clientID {
                try hand(over: invoices, to: body)
                invoices.removeAll(keepingCapacity: true)
            }
            invoices.append(invoice)
        }
        try hand(over: invoices, to: body)
    }

    private func hand(
        over invoices: [InvoiceRecord], to body: (ClientRecord?, ClientID, [InvoiceRecord]) throws -> Void
    ) throws {
        guard let first = invoices.first else { return }
        let id = ClientID(first.clientID)
        try body(try client(id), id, invoices)
    }

    /// A store made by another program may lack them; then the poll reads all its invoices.
    private func hasCandidateIndexes() throws(StorageError) -> Bool {
        let names = Set(try connection.query("SELECT name FROM sqlite_schema WHERE type = 'index'") { $0.text(0) })
        return InvoiceStoreSchema.candidateIndexes.allSatisfy { names.contains($0.name) }
    }
}

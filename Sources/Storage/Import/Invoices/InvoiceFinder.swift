import Dunning
import Formats

/// Finds the invoice of the store that a row is about, also one that has another id than the number that the row has.
final class InvoiceFinder {
    private let conversion: InvoiceConversion
    private let connection: Connection
    /// Whether no invoice can have another id than its number.
    private let isNumberID: Bool
    private var select: Statement?

    private typealias Found = (id: String, client: ClientID, isNamed: Bool, isVoid: Bool)

    init(_ conversion: InvoiceConversion, _ connection: Connection, isStoreEmpty: Bool) {
        self.conversion = conversion
        self.connection = connection
        isNumberID = isStoreEmpty && conversion.id == nil
    }

    /// The id that the row writes; else that of the client's one invoice with its number; else the number.
    func id(of row: CSVRecord) throws(StorageError) -> Result<String, RowFault> {
        let number: String
        let client: ClientID?
        do throws(RowFault) {
            if let id = try conversion.writtenID(of: row) { return .success(id) }
            (number, client) = try conversion.name(of: row)
        } catch { return .failure(error) }
        if isNumberID { return .success(number) }
        return choose(among: try find(number), named: number, of: client)
    }

    private func choose(
        among found: [Found], named number: String, of client: ClientID?
    ) -> Result<String, RowFault> {
        let named = found.filter { $0.isNamed && $0.client == client ?? $0.client }
        // What was made void does not stand in the way of the one that took its place.
        let standing = named.filter { !$0.isVoid }
        let meant = standing.isEmpty ? named : standing
        if meant.count > 1 {
            let ids = meant.map { "'\($0.id)'" }.joined(separator: ", ")
            return .failure(
                RowFault("number '\(number)' is that of the invoices \(ids); say which is meant in a column 'id'"))
        }
        if let one = meant.first { return .success(one.id) }
        guard found.allSatisfy(\.isNamed) else {
            return .failure(
                RowFault("number '\(number)' is the id of an invoice of another number; give it an id in a column 'id'")
            )
        }
        return .success(number)
    }

    private func find(_ number: String) throws(StorageError) -> [Found] {
        let select = try prepared()
        defer { select.reset() }
        try select.bind(1, number)
        var found: [Found] = []
        while try select.step(to: "invoice '\(number)'") {
            found.append((select.text(0), ClientID(select.text(1)), select.int64(2) == 1, select.int64(3) == 1))
        }
        return found
    }

    private func prepared() throws(StorageError) -> Statement {
        if let select { return select }
        // The first import makes its indexes last, and a store of another program may have none.
        try connection.execute(InvoiceStoreSchema.byNumber.sql)
        let prepared = try connection.statement(
            """
            SELECT id, client_id, number = ?1, status = 'void' FROM invoice WHERE id = ?1 UNION ALL \
            SELECT id, client_id, 1, status = 'void' FROM invoice WHERE number = ?1 AND number <> id
            """)
        select = prepared
        return prepared
    }
}

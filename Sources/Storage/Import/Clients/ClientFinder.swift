import Dunning
import Formats

/// Finds the client of the store that a row is about, by the tax id where the file has no ids.
struct ClientFinder {
    private let conversion: ClientConversion
    /// By tax id, those that the store has under another id.
    private var ids: [ClientID: [String]] = [:]

    init(_ conversion: ClientConversion, _ connection: Connection) throws(StorageError) {
        self.conversion = conversion
        guard conversion.namesByTaxID else { return }
        let rows = try connection.query(
            """
            SELECT c.tax_id, c.id FROM client c WHERE c.tax_id <> c.id UNION \
            SELECT c.tax_id, o.id FROM client c JOIN client o ON o.id = c.tax_id \
            WHERE c.tax_id <> c.id AND coalesce(o.tax_id, '') IN ('', o.id) ORDER BY 2
            """
        ) { (taxID: ClientID($0.text(0)), id: $0.text(1)) }
        ids = Dictionary(grouping: rows, by: \.taxID).mapValues { $0.map(\.id) }
    }

    func id(of row: CSVRecord) -> Result<String, RowFault> {
        let name: String
        do throws(RowFault) { name = try conversion.name(of: row) } catch { return .failure(error) }
        guard let known = ids[ClientID(name)] else { return .success(name) }
        guard let id = known.first, known.count == 1 else {
            let ids = known.map { "'\($0)'" }.joined(separator: ", ")
            return .failure(
                RowFault("tax_id '\(name)' is that of the clients \(ids); say which is meant in a column 'id'"))
        }
        return .success(id)
    }
}

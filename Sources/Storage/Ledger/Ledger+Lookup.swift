package import Dunning

extension Ledger {
    /// Message-IDs that begin so, each once, in their order.
    package func messageIDs(startingWith text: String, limit: Int) throws(StorageError) -> [MessageID] {
        try connection.query(
            """
            SELECT DISTINCT message_id FROM message WHERE substr(message_id, 1, length(?1)) = ?1
            ORDER BY message_id LIMIT ?2
            """, [.text(text), .integer(Int64(limit))]
        ) { MessageID($0.text(0)) }
    }

    /// The name under which a client was last written of; `nil` for one the ledger never met.
    package func name(of client: ClientID) throws(StorageError) -> String? {
        for table in ["note", "message"] {
            let names = try connection.query(
                "SELECT client_name FROM \(table) WHERE client_id = ? ORDER BY id DESC LIMIT 1", [.text(client.value)]
            ) { $0.text(0) }
            if let name = names.first { return name }
        }
        return nil
    }
}

import Dunning

/// The clients that the invoices of one import name: created when the store does not know them.
final class InvoiceClients {
    /// What a row of an invoice says of its client; `nil` where the file has no column for it.
    typealias Mention = (name: String?, email: String?)

    /// What an earlier row has already said of a client; the first row that says it counts.
    private struct Known: OptionSet {
        let rawValue: UInt8
        static let name = Known(rawValue: 1)
        static let email = Known(rawValue: 2)
    }

    private var known: [ClientID: Known] = [:]
    private let connection: Connection

    init(_ connection: Connection) throws(StorageError) { self.connection = connection }

    func ensure(
        _ id: String, _ mention: Mention, line: Int, _ summary: inout ImportSummary
    ) throws(StorageError) {
        var said: Known = []
        if mention.name.presence != nil { said.insert(.name) }
        if mention.email.presence != nil { said.insert(.email) }
        let key = ClientID(id)
        if let earlier = known[key] {
            said.subtract(earlier)
            guard !said.isEmpty else { return }
        }
        known[key, default: []].formUnion(said)
        try write(
            id, name: said.contains(.name) ? mention.name : nil, email: said.contains(.email) ? mention.email : nil,
            line: line, &summary)
    }

    private func write(
        _ id: String, name: String?, email: String?, line: Int, _ summary: inout ImportSummary
    ) throws(StorageError) {
        let email = email.map(EmailCell.init)
        if let email { summary.warn(line, email.warnings("client_email")) }
        // Of a client that a file says no more of its id is the name; nobody is written to without an address.
        let created = try connection.run(
            "INSERT INTO client (id, name, email) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
            [.text(id), .text(name ?? id), .text(email?.text ?? "")])
        if created == 1 {
            summary.clientsCreated += 1
            return
        }
        summary.clientsUpdated += try connection.run(
            """
            UPDATE client SET name = coalesce(?2, name), email = coalesce(?3, email) \
            WHERE id = ?1 AND (name <> coalesce(?2, name) OR email <> coalesce(?3, email))
            """, [.text(id), SQLValue(name), SQLValue(email?.text)])
    }
}

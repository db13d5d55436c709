package import Dunning

extension Ledger {
    /// Messages in the order the condition asks for; the condition is SQL of this module.
    func messages(_ condition: String, _ values: [SQLValue]) throws(StorageError) -> [LedgerMessage] {
        try connection.query("SELECT \(LedgerMessage.columns) FROM message WHERE \(condition)", values) {
            row throws(StorageError) in try LedgerMessage(row)
        }
    }

    /// The composed bytes; `nil` when the message is cancelled, or its copy is already in the audit's folder.
    package func letter(of id: Int64) throws(StorageError) -> [UInt8]? {
        try connection.query("SELECT bytes FROM letter WHERE message = ?", [.integer(id)]) { $0.blob(0) }.first
    }

    /// The reminders of a message, those that left it included.
    package func reminders(of id: Int64) throws(StorageError) -> [LedgerReminder] {
        try connection.query(
            "SELECT \(LedgerReminder.columns) FROM reminder WHERE message = ? ORDER BY id", [.integer(id)]
        ) { row throws(StorageError) in try LedgerReminder(row) }
    }

    /// The message of that Message-ID; the one that was not cancelled when there are several.
    package func message(_ messageID: MessageID) throws(StorageError) -> LedgerMessage? {
        try messages("message_id = ? ORDER BY state = 'cancelled', id DESC LIMIT 1", [.text(messageID.value)]).first
    }

    package func message(id: Int64) throws(StorageError) -> LedgerMessage? {
        try messages("id = ?", [.integer(id)]).first
    }

    /// Which messages a list shows; `nil` and empty do not narrow it.
    package struct Filter: Sendable {
        package var states: [MessageState] = []
        package var client: ClientID?
        package var since: CivilDate?
        package var until: CivilDate?

        package init(
            states: [MessageState] = [], client: ClientID? = nil, since: CivilDate? = nil, until: CivilDate? = nil
        ) {
            self.states = states
            self.client = client
            self.since = since
            self.until = until
        }
    }

    /// By the day they ended, or were planned for while they have not, oldest first.
    package func messages(_ filter: Filter, auditedOnly: Bool = false) throws(StorageError) -> [LedgerMessage] {
        var conditions = Conditions()
        conditions.add("state", oneOf: filter.states.map(\.rawValue))
        conditions.add("client_id = ?", filter.client.map { .text($0.value) })
        conditions.add("coalesce(ended_on, planned_on) >= ?", filter.since.map { .text($0.description) })
        conditions.add("coalesce(ended_on, planned_on) <= ?", filter.until.map { .text($0.description) })
        if auditedOnly { conditions.add("state = 'sent' AND audit_sequence IS NOT NULL") }
        let order = auditedOnly ? "audit_sequence" : "id"
        return try messages("\(conditions.sql) ORDER BY \(order)", conditions.values)
    }

    /// Messages of a day that were not cancelled, for the burst guard.
    package func plannedCount(on day: CivilDate, mode: DeliveryMode) throws(StorageError) -> Int {
        try connection.query(
            "SELECT count(*) FROM message WHERE planned_on = ? AND mode = ? AND state <> 'cancelled'",
            [.text(day.description), .text(mode.rawValue)]
        ) { Int($0.int64(0)) }.first ?? 0
    }

    /// Messages of each earlier day that had any, the most recent day first.
    package func plannedCounts(before day: CivilDate, days: Int, mode: DeliveryMode) throws(StorageError) -> [Int] {
        try connection.query(
            """
            SELECT count(*) FROM message WHERE planned_on < ? AND mode = ? AND state <> 'cancelled'
            GROUP BY planned_on ORDER BY planned_on DESC LIMIT ?
            """, [.text(day.description), .text(mode.rawValue), .integer(Int64(days))]
        ) { Int($0.int64(0)) }
    }
}

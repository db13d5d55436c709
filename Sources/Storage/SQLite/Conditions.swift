/// Conditions that must all hold, with the values they are about: the WHERE of a list with filters.
struct Conditions {
    private var clauses: [String] = []
    private(set) var values: [SQLValue] = []

    /// Adds `clause`, SQL of this module with a `?` for each value; nothing when there is no value to compare with.
    mutating func add(_ clause: String, _ value: SQLValue?) {
        guard let value else { return }
        clauses.append(clause)
        values.append(value)
    }

    /// The column holds one of them; an empty list does not narrow.
    mutating func add(_ column: String, oneOf texts: [String]) {
        guard !texts.isEmpty else { return }
        clauses.append("\(column) IN (\(texts.map { _ in "?" }.joined(separator: ",")))")
        values += texts.map(SQLValue.text)
    }

    mutating func add(_ clause: String) { clauses.append(clause) }

    var sql: String { clauses.isEmpty ? "1" : clauses.joined(separator: " AND ") }
}

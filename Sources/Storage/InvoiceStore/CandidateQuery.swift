package import Dunning

/// The invoices a poll must look at, as SQL.
///
/// Four conditions that exclude one another, each with a partial index of its own; where the indexes are missing,
/// the same conditions in one scan.
package struct CandidateQuery {
    private let from: CivilDate
    private let through: CivilDate
    private let issuedFrom: CivilDate?

    /// The days of `InvoiceSnapshot.forEachCandidate`.
    package init(from: CivilDate, through: CivilDate, issuedFrom: CivilDate?) {
        self.from = from
        self.through = through
        self.issuedFrom = issuedFrom
    }

    private typealias Schema = InvoiceStoreSchema

    private static let wellFormed = "issued_on GLOB \(Schema.dateShape)"

    /// Keyed by the index that serves the condition.
    private static let conditions: [(index: String, condition: String)] = [
        ("invoice_unpaid_by_due", "due_on BETWEEN ?1 AND ?2 AND due_on GLOB \(Schema.dateShape) AND \(wellFormed)"),
        (
            "invoice_unpaid_by_issue",
            "issued_on >= ?4 AND due_on > ?2 AND due_on GLOB \(Schema.dateShape) AND \(wellFormed)"
        ),
        ("invoice_unpaid_without_due", "issued_on BETWEEN ?3 AND ?2 AND \(wellFormed) AND \(Schema.dueMissing)"),
        ("invoice_unpaid_malformed", Schema.issueMalformed),
    ]

    /// In the order of the parameters ?1 to ?4; NULL makes the comparison with `issuedFrom` untrue.
    package var values: [SQLValue] {
        let earliestIssue = from.adding(days: -Policy.termDaysRange.upperBound)
        return [
            .text(from.description), .text(through.description), .text(earliestIssue.description),
            SQLValue(issuedFrom?.description),
        ]
    }

    private static let anyCondition =
        "\(Schema.unpaid) AND (\(conditions.map { "(\($0.condition))" }.joined(separator: " OR ")))"

    /// Of a row, whose rowid is ?5.
    static let conditionOnRow = "rowid = ?5 AND \(anyCondition)"

    /// One scan that does not look into the rows of ?5, a JSON array of rowids.
    static let sqlWithoutRows = """
        SELECT \(Schema.invoiceColumns.joined(separator: ", ")) FROM invoice NOT INDEXED
        WHERE CASE WHEN rowid IN (SELECT value FROM json_each(?5)) THEN 0 ELSE \(anyCondition) END
        ORDER BY client_id, id
        """

    package func sql(indexed: Bool) -> String {
        let columns = Schema.invoiceColumns.joined(separator: ", ")
        guard indexed else {
            // Sorted whatever indexes there are, so that the first row comes when all have been read.
            return "SELECT \(columns) FROM invoice WHERE \(Self.anyCondition) ORDER BY +client_id, id"
        }
        let parts = Self.conditions.map { index, condition in
            "SELECT \(columns) FROM invoice INDEXED BY \(index) WHERE \(Schema.unpaid) AND \(condition)"
        }
        return parts.joined(separator: " UNION ALL ") + " ORDER BY client_id, id"
    }
}

/// The tables of the invoice store, which other programs may write, and the indexes that are ours alone.
enum InvoiceStoreSchema {
    /// Stamped as `user_version`; a store made by another program may have 0.
    static let version: Int64 = 1

    static let tables = """
        CREATE TABLE store (synced_at TEXT NOT NULL) STRICT;             -- one row, RFC 3339 UTC
        CREATE TABLE client (
          id TEXT PRIMARY KEY, name TEXT NOT NULL, tax_id TEXT,
          email TEXT NOT NULL DEFAULT '', cc TEXT NOT NULL DEFAULT '',   -- addr-specs, comma-separated
          phone TEXT, language TEXT, kind TEXT NOT NULL DEFAULT 'unknown'
            CHECK (kind IN ('business','consumer','unknown')),
          country TEXT, collector TEXT,
          term_days INTEGER, days_before TEXT, tolerance_days INTEGER, resend_days INTEGER,
          reminders INTEGER NOT NULL DEFAULT 1) STRICT;
        CREATE TABLE invoice (
          id TEXT PRIMARY KEY, number TEXT NOT NULL, client_id TEXT NOT NULL REFERENCES client(id),
          issued_on TEXT NOT NULL, due_on TEXT,                          -- YYYY-MM-DD
          currency TEXT NOT NULL, total INTEGER NOT NULL, balance INTEGER NOT NULL,  -- ISO 4217 minor units
          terms TEXT NOT NULL DEFAULT 'credit' CHECK (terms IN ('credit','cash')),
          status TEXT NOT NULL DEFAULT 'open'
            CHECK (status IN ('open','paid','disputed','rejected','void')),
          reason TEXT, payment_url TEXT, document TEXT,                  -- why disputed; where to pay; a PDF
          updated_at TEXT NOT NULL) STRICT;
        """

    /// What a table must have to be read; it may have more.
    static let requiredColumns: [(table: String, columns: [String])] = [
        ("store", ["synced_at"]),
        ("client", clientColumns),
        ("invoice", invoiceColumns + ["updated_at"]),
    ]

    /// In the order in which `ClientRecord` is read and written.
    static let clientColumns = [
        "id", "name", "tax_id", "email", "cc", "phone", "language", "kind", "country", "collector", "term_days",
        "days_before", "tolerance_days", "resend_days", "reminders",
    ]

    /// In the order in which `InvoiceRecord` is read and written.
    static let invoiceColumns = [
        "id", "number", "client_id", "issued_on", "due_on", "currency", "total", "balance", "terms", "status",
        "reason", "payment_url", "document",
    ]

    /// An invoice that can be reminded of at all: a small part of a normal store.
    static let unpaid = "status = 'open' AND terms = 'credit' AND balance > 0"
    /// The shape of `YYYY-MM-DD`; only dates of this shape sort as text.
    static let dateShape = "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
    static let dueMissing = "(due_on IS NULL OR due_on NOT GLOB \(dateShape))"
    static let issueMalformed = "issued_on NOT GLOB \(dateShape)"

    struct Index {
        let name: String
        /// What follows `CREATE INDEX name`.
        let definition: String

        var sql: String { "CREATE INDEX IF NOT EXISTS \(name) \(definition)" }
    }

    /// Those that a poll needs to look at candidates only.
    static let candidateIndexes = [
        Index(name: "invoice_unpaid_by_due", definition: "ON invoice (due_on) WHERE \(unpaid)"),
        Index(name: "invoice_unpaid_by_issue", definition: "ON invoice (issued_on, due_on) WHERE \(unpaid)"),
        Index(
            name: "invoice_unpaid_without_due", definition: "ON invoice (issued_on) WHERE \(unpaid) AND \(dueMissing)"),
        Index(name: "invoice_unpaid_malformed", definition: "ON invoice (id) WHERE \(unpaid) AND \(issueMalformed)"),
    ]

    /// An import without a column for ids makes the number the id, which has an index already.
    static let byNumber = Index(name: "invoice_by_number", definition: "ON invoice (number) WHERE number <> id")

    static let indexes =
        candidateIndexes + [
            Index(name: "invoice_by_client", definition: "ON invoice (client_id)"),
            // A poll asks what terms were granted; few clients have their own.
            Index(name: "client_days_before", definition: "ON client (days_before) WHERE days_before <> ''"),
            byNumber,
        ]
}

import Formats

/// How the rows of one kind of file become rows of the store.
struct RowRules {
    /// What a row is, for reasons: `invoice` or `client`.
    let kind: String
    /// How many cells a row must have for all columns that are read.
    let cells: Int
    let id: (CSVRecord) throws(RowFault) -> String
    let write: (CSVRecord, String, inout ImportSummary) throws(StorageError) -> RowOutcome
}

import Formats

/// How the rows of one kind of file become rows of the store.
struct RowRules {
    /// What a row is, for reasons: `invoice` or `client`.
    let kind: String
    /// How many cells a row must have for all columns that are read.
    let cells: Int
    /// The id of what a row is about, which the store may have under the name that the row uses.
    let id: (CSVRecord) throws(StorageError) -> Result<String, RowFault>
    let write: (CSVRecord, String, inout ImportSummary) throws(StorageError) -> RowOutcome
    /// Whether rows must be imported: without any, the import would make old data look new.
    var needsRows = false
    /// What is left to do in the transaction when all rows are in.
    var finish: (inout ImportSummary) throws(StorageError) -> Void = { _ in }
}

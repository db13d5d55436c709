/// What became of one row.
enum RowOutcome {
    case inserted
    case updated
    case unchanged
    /// Equal to an earlier row of the same file.
    case repeated
    /// It cannot be imported; nothing was written for it.
    case bad(String)
    /// An earlier row of the same file has the same id and says something else; nothing was written for this one.
    case conflict(id: String, firstLine: Int)
}

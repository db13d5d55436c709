/// Why one row cannot be imported.
struct RowFault: Error, Hashable {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

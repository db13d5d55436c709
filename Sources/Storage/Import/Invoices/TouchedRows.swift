/// Which line of the file wrote or confirmed each row of the store, in few bytes a row.
struct TouchedRows {
    /// The lines of the rows from `first` on: new rows, and those of a file imported before, follow one another.
    private var run: [Int32] = []
    private var first: Int64 = 0
    private var others: [Int64: Int32] = [:]

    func line(of rowID: Int64) -> Int? {
        let index = Int(rowID &- first)
        return (run.indices.contains(index) ? run[index] : others[rowID]).map(Int.init)
    }

    /// Each row is noted once.
    mutating func note(_ rowID: Int64, line: Int) {
        if run.isEmpty { first = rowID }
        if Int(rowID &- first) == run.count {
            run.append(Int32(clamping: line))
        } else {
            others[rowID] = Int32(clamping: line)
        }
    }
}

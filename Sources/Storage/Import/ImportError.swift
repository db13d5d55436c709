package import Dunning
package import Formats

/// Why nothing was imported.
package enum ImportError: Error, Hashable, Sendable {
    /// An option that cannot be understood.
    case usage(String)
    case input(CSVError)
    /// The heading does not say what is needed, or says it twice.
    case heading(file: String, reason: String)
    /// The first of the bad rows, in order of line, and how many there are; of a file that is said to be complete none
    /// can be skipped.
    case badRows(file: String, first: [BadRow], count: Int, isComplete: Bool)
    /// Every row is bad and was skipped. The first of them in order of line, how many there are, and where they went.
    case noGoodRow(file: String, first: [BadRow], count: Int, badRowsFile: String)
    /// Headings, and no row below them.
    case noRow(file: String, isComplete: Bool)
    /// A file that is said to be complete lacks more open invoices than it has rows.
    case cutOff(file: String, rows: Int, absent: Int)
    /// The file is of a day before the store's newest data.
    case older(file: String, day: CivilDate, syncedAt: Instant)
    /// The store, or the file of bad rows.
    case storage(StorageError)
}

/// A row that cannot be imported.
package struct BadRow: Hashable, Sendable {
    package let line: Int
    package let reason: String
}

extension ImportError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .usage(let text): text
        case .input(let error): error.description
        case .heading(let file, let reason): terminalSafe("'\(file)': \(reason)")
        case .badRows(let file, let first, let count, let isComplete):
            Self.describe(
                first, of: count, in: file,
                (count == 1 ? "1 bad row" : "\(count) bad rows") + ", nothing was imported; correct the file"
                    + (isComplete
                        ? ": with --complete the invoices of its bad rows would become void"
                        : ", or import the rest with --skip-bad FILE"))
        case .noGoodRow(let file, let first, let count, let badRowsFile):
            Self.describe(
                first, of: count, in: file,
                "no row of \(count) is good: \(Self.nothingImported); all rows are in '\(badRowsFile)' with their reasons"
            )
        case .noRow(let file, let isComplete):
            terminalSafe(
                "'\(file)' has headings and no row: \(Self.nothingImported); "
                    + (isComplete
                        ? "with --complete every open invoice would become void"
                        : "if it means that nothing has changed, say so with --allow-empty"))
        case .cutOff(let file, let rows, let absent):
            terminalSafe(
                "'\(file)' has \(rows) \(rows == 1 ? "row" : "rows"), and \(absent) open invoices are not in it: "
                    + "\(Self.nothingImported); if it was not cut off and all these are paid, import it with --force")
        case .older(let file, let day, let syncedAt):
            terminalSafe(
                "'\(file)' is of \(day), and the store has data of \(syncedAt.rfc3339UTC): nothing was imported, as what was "
                    + "paid since would be open again; import the newest file, or this one all the same with --force")
        case .storage(let error): error.description
        }
    }

    private static let nothingImported = "nothing was imported, and the invoices are as old as they were"

    private static func describe(_ first: [BadRow], of count: Int, in file: String, _ verdict: String) -> String {
        // A line break in a cell must not look like another row's line.
        let lines = first.map { terminalSafe("\(file):\($0.line): \($0.reason)") }
        let rest = count > first.count ? ["… and \(count - first.count) more"] : []
        return (lines + rest + [terminalSafe(verdict)]).joined(separator: "\n")
    }
}

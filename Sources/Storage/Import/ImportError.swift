package import Formats

/// Why nothing was imported.
package enum ImportError: Error, Hashable, Sendable {
    /// An option that cannot be understood.
    case usage(String)
    case input(CSVError)
    /// The heading does not say what is needed, or says it twice.
    case heading(file: String, reason: String)
    /// The first of the bad rows, in order of line, and how many there are.
    case badRows(file: String, first: [BadRow], count: Int)
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
        case .badRows(let file, let first, let count): Self.describe(first, of: count, in: file)
        case .storage(let error): error.description
        }
    }

    private static func describe(_ first: [BadRow], of count: Int, in file: String) -> String {
        // A line break in a cell must not look like another row's line.
        let lines = first.map { terminalSafe("\(file):\($0.line): \($0.reason)") }
        let rest = count > first.count ? ["… and \(count - first.count) more"] : []
        let rows = count == 1 ? "1 bad row" : "\(count) bad rows"
        let verdict = "\(rows), nothing was imported; correct the file, or import the rest with --skip-bad FILE"
        return (lines + rest + [verdict]).joined(separator: "\n")
    }
}

/// Writes records of comma-separated values as RFC 4180 has them, for people who open them in a spreadsheet.
package struct CSVWriter: Sendable {
    /// At the head of a file it tells spreadsheets that UTF-8 follows.
    package static let byteOrderMark = "\u{FEFF}"

    /// As the spreadsheets of countries with a decimal comma open it by double click, after `byteOrderMark`.
    package static let forSpreadsheets = CSVWriter(delimiter: ";")

    private let delimiter: Unicode.Scalar

    package init(delimiter: Unicode.Scalar = ",") { self.delimiter = delimiter }

    /// One record with its CR LF; a cell that a spreadsheet would take for a formula is defused.
    package func row(_ cells: [String]) -> String {
        var row = ""
        for (index, cell) in cells.enumerated() {
            if index > 0 { row.unicodeScalars.append(delimiter) }
            row += quoted(Self.defused(cell))
        }
        return row + "\r\n"
    }

    /// The cell with an apostrophe before it when it would start a formula, which could run a program or send the
    /// sheet's data away; numbers, as `-12,50`, stay numbers. The apostrophe is the mark spreadsheets know for text.
    ///
    /// Source: OWASP, "CSV Injection". The wide forms count too: some spreadsheets read them as the plain ones.
    package static func defused(_ cell: String) -> String {
        guard let first = cell.unicodeScalars.first, formulaStarts.contains(first), !isNumber(cell) else { return cell }
        return "'" + cell
    }

    private static let formulaStarts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    /// A sign at most, digits, and one decimal mark at most with digits after it.
    private static func isNumber(_ cell: String) -> Bool {
        let unsigned = cell.utf8.dropFirst(cell.utf8.first == 0x2B || cell.utf8.first == 0x2D ? 1 : 0)
        let parts = unsigned.split(omittingEmptySubsequences: false) { $0 == 0x2C || $0 == 0x2E }
        return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
    }

    private func quoted(_ cell: String) -> String {
        let needsQuotes = cell.unicodeScalars.contains { $0 == delimiter || $0 == "\"" || $0 == "\r" || $0 == "\n" }
        let scalars = cell.unicodeScalars
        guard needsQuotes || scalars.first == " " || scalars.last == " " else { return cell }
        var text = "\""
        for scalar in scalars {
            if scalar == "\"" { text += "\"" }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }
}

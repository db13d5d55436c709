import Dunning

/// Why an invoice is void that a complete file did not hold, as the store keeps it: words, and the file's day.
package struct AbsenceWords: Sendable {
    private let words: String
    private let known: [String]

    /// - Parameter others: What was written under another `Language=`.
    package init(_ words: String, others: [String] = []) {
        self.words = words
        known = [words] + others
    }

    /// `not in the import of 2026-11-22`
    func reason(on day: CivilDate) -> String { "\(words) \(day)" }

    /// Whether an import made the invoice void, and not whoever keeps the books.
    func explain(_ record: InvoiceRecord) -> Bool {
        guard record.status == "void", let reason = record.reason else { return false }
        return known.contains { reason.hasPrefix("\($0) ") && CivilDate(reason.dropFirst($0.count + 1)) != nil }
    }
}

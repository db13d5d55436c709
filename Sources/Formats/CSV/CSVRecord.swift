/// The fields of one record, as UTF-8 without their quotes.
package struct CSVRecord: Sendable {
    /// Where the record begins, from 1.
    package internal(set) var line = 0
    /// All fields end to end: one buffer, used again for the next record.
    var bytes: [UInt8] = []
    /// Where each field ends in `bytes`.
    var ends: [Int] = []

    package init() {}

    package var count: Int { ends.count }

    package subscript(index: Int) -> ArraySlice<UInt8> {
        bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    package func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

    package var texts: [String] { (0..<count).map(text) }

    /// True for an empty line and for one of delimiters alone, as spreadsheets leave below a table.
    var isBlank: Bool { bytes.isEmpty }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }
}

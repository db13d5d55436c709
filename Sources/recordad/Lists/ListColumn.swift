import Formats

/// A column of a list: its name and how a row fills it.
struct ListColumn<Row> {
    /// The key in JSON; the heading too, unless that is another.
    let key: String
    let heading: String
    let alignment: Table.Alignment
    let rank: Rank
    /// See `Table.Column`.
    let fit: Table.Fit
    /// See `Table.Column`.
    let readable: Int
    /// For programs.
    let value: (Row) -> JSON
    /// For people at a terminal.
    let cell: (Row) -> String
    /// For spreadsheets.
    let sheet: (Row) -> String

    /// Which columns a terminal too narrow for all leaves out first: the details.
    enum Rank: Int { case primary, secondary, detail }

    /// - Parameters:
    ///   - cell: What a table shows, where that differs from the value's plain text.
    ///   - sheet: What a CSV file holds, where that differs from the value's plain text.
    init(
        _ key: String, heading: String? = nil, _ alignment: Table.Alignment = .left, rank: Rank = .primary,
        fit: Table.Fit = .cut, readable: Int = 16, cell: ((Row) -> String)? = nil, sheet: ((Row) -> String)? = nil,
        value: @escaping (Row) -> JSON
    ) {
        self.key = key
        self.heading = heading ?? key
        self.alignment = alignment
        self.rank = rank
        self.fit = fit
        self.readable = readable
        self.value = value
        self.sheet = sheet ?? { value($0).plainText }
        self.cell = cell ?? { value($0).plainText }
    }
}

extension ListColumn {
    /// The same column under another heading.
    func headed(_ heading: String) -> ListColumn {
        ListColumn(
            key, heading: heading, alignment, rank: rank, fit: fit, readable: readable, cell: cell,
            sheet: sheet, value: value)
    }

    /// A column of numbers.
    static func count(_ key: String, _ value: @escaping (Row) -> Int) -> ListColumn {
        ListColumn(key, .right) { .integer(Int64(value($0))) }
    }
}

extension JSON {
    init(_ text: String?) { self = text.map(JSON.string) ?? .null }

    /// As a cell holds it: words with commas between them, nothing for null; what has parts stays JSON.
    var plainText: String {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        case .bool(let truth): truth ? "yes" : "no"
        case .array(let values) where !values.contains(where: \.isObject):
            values.map(\.plainText).joined(separator: ", ")
        case .array, .object: line
        case .null: ""
        }
    }

    private var isObject: Bool { if case .object = self { true } else { false } }
}

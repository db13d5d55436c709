import Formats

/// A column of a list: its name and how a row fills it.
struct ListColumn<Row> {
    /// The key in JSON; the heading too, unless that is another.
    let key: String
    let heading: String
    let alignment: Table.Alignment
    /// Left out of tables on terminals too narrow for all.
    let isSecondary: Bool
    /// For programs.
    let value: (Row) -> JSON
    /// For people.
    let cell: (Row) -> String

    /// - Parameter cell: What a table shows, where that differs from the value's plain text.
    init(
        _ key: String, heading: String? = nil, _ alignment: Table.Alignment = .left, isSecondary: Bool = false,
        cell: ((Row) -> String)? = nil, value: @escaping (Row) -> JSON
    ) {
        self.key = key
        self.heading = heading ?? key
        self.alignment = alignment
        self.isSecondary = isSecondary
        self.value = value
        self.cell = cell ?? { value($0).plainText }
    }
}

extension ListColumn {
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

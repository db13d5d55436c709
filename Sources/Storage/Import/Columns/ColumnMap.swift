/// One of our columns: its name, and the other headings that mean it.
struct ColumnDefinition {
    let name: String
    let headings: Set<String>

    init(name: String, aliases: String) {
        self.name = name
        self.headings = Set(aliases.split(separator: " ").map(String.init) + [HeadingName.normal(name)])
    }
}

/// Which cell of a row holds which of our columns.
struct ColumnMap {
    /// Our columns' names to their cells.
    private let cells: [String: Int]

    /// Finds our columns in the heading: those of `map` first, then by name or alias.
    init(
        heading: [String], file: String, definitions: [ColumnDefinition], map: [String: String]
    ) throws(ImportError) {
        let names = heading.map { HeadingName.normal($0) }
        var cells: [String: Int] = [:]
        for (ours, theirs) in map.sorted(by: { $0.key < $1.key }) {
            guard definitions.contains(where: { $0.name == ours }) else {
                let known = definitions.map(\.name).joined(separator: ", ")
                throw .usage("--map names the column '\(ours)', expected one of \(known)")
            }
            cells[ours] = try Self.find(theirs, in: heading, names: names, file: file)
        }
        let taken = Set(cells.values)
        for definition in definitions where cells[definition.name] == nil {
            let found = names.indices.filter { !taken.contains($0) && definition.headings.contains(names[$0]) }
            guard found.count <= 1 else {
                throw .heading(
                    file: file,
                    reason: "the headings \(Self.quoted(found.map { heading[$0] })) both mean \(definition.name); "
                        + "choose one with --map "
                        + Self.word("\(definition.name)=\(heading[found[0]])"))
            }
            cells[definition.name] = found.first
        }
        self.cells = cells
    }

    subscript(name: String) -> Int? { cells[name] }

    /// How many cells a row must have to hold all of our columns.
    var width: Int { (cells.values.max() ?? -1) + 1 }

    private static func find(
        _ theirs: String, in heading: [String], names: [String], file: String
    ) throws(ImportError) -> Int {
        if let exact = heading.firstIndex(of: theirs) { return exact }
        let name = HeadingName.normal(theirs)
        let found = names.indices.filter { names[$0] == name }
        guard let cell = found.first, found.count == 1, !name.isEmpty else {
            throw .heading(file: file, reason: "no column '\(theirs)'; the headings are \(quoted(heading))")
        }
        return cell
    }

    /// As it is typed in a shell.
    private static func word(_ text: String) -> String {
        let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || "=_-.".contains($0) }
        return isPlain ? text : "'\(text.replacing("'", with: "'\\''"))'"
    }

    private static func quoted(_ names: [String]) -> String { names.map { "'\($0)'" }.joined(separator: ", ") }
}

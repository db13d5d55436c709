import Foundation

/// One message in a catalogue of the journal: `-- NUMBER`, headers, a blank line, text.
struct CatalogueEntry {
    let number: Substring
    let headers: [(name: Substring, value: Substring)]
    let text: [Substring]

    /// What a reader is to type or to look up: commands, `Setting=` and `@FIELD@`.
    var names: Set<Substring> {
        let words = (headers.map(\.value) + text).joined(separator: "\n")
        let commands = words.matches(of: /(?:'|    )recordad ([a-z]+(?: (?:clients|done|invoices|show|verify))?)/)
        let others = words.matches(of: /\b[A-Z][A-Za-z]+=|@[A-Z_]+@/)
        return Set(commands.map(\.1) + others.map(\.0))
    }

    /// The entries of a file, in its order.
    static func all(in file: String) throws -> [CatalogueEntry] {
        let text = try SourceFile(file).lines.filter { !$0.hasPrefix("#") }.joined(separator: "\n")
        return text.split(separator: #/(?:^|\n)-- /#).compactMap { CatalogueEntry(String($0)) }
    }

    private init?(_ entry: String) {
        let lines = entry.split(separator: "\n", omittingEmptySubsequences: false)
        guard let number = lines.first, !number.isEmpty else { return nil }
        let body = lines.dropFirst()
        let headers = body.prefix { !$0.isEmpty }
        self.number = number
        self.headers = headers.map { line in
            let colon = line.firstRange(of: ": ")
            return (line[..<(colon?.lowerBound ?? line.endIndex)], line[(colon?.upperBound ?? line.endIndex)...])
        }
        text = body.dropFirst(headers.count).filter { !$0.isEmpty }
    }
}

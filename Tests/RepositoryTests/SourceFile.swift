import Foundation
import TestSupport

/// A text file of the repository, as the rules look at it.
struct SourceFile: Sendable {
    /// From the root of the repository.
    let path: String
    let lines: [Substring]

    init(_ path: String) throws {
        self.path = path
        let text = try String(contentsOf: Repository.root.appending(path: path), encoding: .utf8)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// `Storage` for `Sources/Storage/SQLite/Statement.swift`.
    var module: String { String(path.split(separator: "/")[1]) }

    /// The modules that it imports, whatever stands before the word.
    var imports: [String] {
        lines.compactMap { line in
            let words = line.split(separator: " ")
            guard let position = words.firstIndex(of: "import"), position + 1 < words.count,
                words[..<position].allSatisfy({ $0.hasPrefix("@") || Self.levels.contains($0) })
            else { return nil }
            // `import struct Foundation.URL` is an import of Foundation too.
            let isOfOneThing = Self.kinds.contains(words[position + 1]) && position + 2 < words.count
            return words[position + (isOfOneThing ? 2 : 1)].split(separator: ".").first.map(String.init)
        }
    }

    private static let levels: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "var"]

    /// Every Swift file below the folder.
    static func swift(in folder: String) throws -> [SourceFile] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: Repository.root.appending(path: folder).path)
        return try names.filter { $0.hasSuffix(".swift") }.sorted().map { try SourceFile("\(folder)/\($0)") }
    }
}

import Foundation
import TestSupport
import Testing

/// docs/ARCHITECTURE.md says what each module may import; the sources and `Package.swift` keep to it.
@Suite struct `The architecture` {
    /// What the table lets each module import.
    private let allowed: [String: Set<String>]
    private let sources: [SourceFile]
    /// What `Package.swift` makes each module depend on.
    private let dependencies: [String: Set<String>]
    /// Modules that are there without being named in `Package.swift`.
    private static let toolchain: Set = ["Dispatch", "Glibc", "Synchronization"]

    init() throws {
        allowed = try Self.table(SourceFile("docs/ARCHITECTURE.md"))
        sources = try SourceFile.swift(in: "Sources")
        let package = try SourceFile("Package.swift").lines.joined(separator: "\n")
        dependencies = Self.dependencies(package)
    }

    @Test func `has every module in its table, and no other`() {
        #expect(Set(sources.map(\.module)) == Set(allowed.keys))
    }

    @Test func `lets a file import what its module's row has`() {
        for file in sources {
            let foreign = Set(file.imports).subtracting(allowed[file.module, default: []])
            #expect(foreign.isEmpty, "\(file.path) imports \(foreign.sorted())")
        }
    }

    @Test func `is the one that Package.swift builds`() {
        for (module, row) in allowed {
            #expect(dependencies[module, default: []] == row.subtracting(Self.toolchain), "\(module)")
        }
    }

    @Test func `points down the table only`() throws {
        let order = try Self.rows(SourceFile("docs/ARCHITECTURE.md")).map(\.module)
        for (place, module) in order.enumerated() {
            let above = allowed[module, default: []].intersection(order[...place])
            #expect(above.isEmpty, "\(module) imports \(above.sorted())")
        }
    }

    @Test func `lets one module import each C library`() throws {
        let libraries = try FileManager.default.contentsOfDirectory(
            atPath: Repository.root.appending(path: "Sources").path
        ).filter { FileManager.default.fileExists(atPath: Repository.root.path + "/Sources/\($0)/module.modulemap") }
        #expect(libraries.count >= 5)
        for library in libraries {
            let users = Set(sources.filter { $0.imports.contains(library) }.map(\.module))
            #expect(users.count == 1, "\(library) is imported by \(users.sorted())")
        }
    }

    /// ICU comes with it, 50 MB that answer otherwise with each version.
    @Test(arguments: ["Foundation", "FoundationEssentials", "FoundationNetworking"])
    func `keeps Foundation to the tests`(name: String) {
        #expect(sources.filter { $0.imports.contains(name) }.map(\.path) == [])
    }
}

extension `The architecture` {
    /// Rows of the table: `| `module` | what it holds | `this` `that` |`.
    private static func rows(_ page: SourceFile) throws -> [(module: String, imports: Set<String>)] {
        let start = try #require(page.lines.firstIndex { $0.hasPrefix("| module | holds | may import |") })
        return page.lines[(start + 2)...].prefix { $0.hasPrefix("|") }.compactMap { row in
            let cells = row.split(separator: "|").map { $0.split(separator: "`") }
            guard cells.count == 3, cells[0].count > 1 else { return nil }
            // What stands between the names is blank, and where there is none `nothing` without its marks.
            let names = cells[2].count > 1 ? cells[2].filter { !$0.allSatisfy(\.isWhitespace) }.map(String.init) : []
            return (String(cells[0][1]), Set(names))
        }
    }

    private static func table(_ page: SourceFile) throws -> [String: Set<String>] {
        Dictionary(try rows(page).map { ($0.module, $0.imports) }, uniquingKeysWith: { $0.union($1) })
    }

    /// Each `module("A", ["B"])`, and the executable, whose dependencies stand behind their label.
    private static func dependencies(_ package: String) -> [String: Set<String>] {
        let target = /(?:module\(|executableTarget\(\s*name:)\s*"(\w+)"(?:,\s*(?:dependencies:\s*)?\[([^\]]*)\])?/
        let pairs = package.matches(of: target).map { match in
            (String(match.1), Set((match.2 ?? "").matches(of: /"(\w+)"/).map { String($0.1) }))
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
}

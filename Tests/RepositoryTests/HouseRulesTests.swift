import Foundation
import TestSupport
import Testing

/// Rules of CONTRIBUTING.md that a machine can see.
@Suite struct `The sources` {
    private static let files = Result { try ["Sources", "Tests", "Fuzz"].flatMap { try SourceFile.swift(in: $0) } }
    /// This file names what it forbids.
    private static let own = "Tests/RepositoryTests/HouseRulesTests.swift"

    private func files() throws -> [SourceFile] { try Self.files.get().filter { $0.path != Self.own } }

    @Test func `are in files of at most 400 lines`() throws {
        for file in try files() { #expect(file.lines.count <= 401, "\(file.path)") }
    }

    /// Each exception has its proof beside it, and stands in docs/ARCHITECTURE.md.
    @Test(arguments: [
        ("try!", []), ("fatalError(", []), ("@unchecked Sendable", []), ("XCTest", []), ("TODO", []), ("FIXME", []),
        ("nonisolated(unsafe)", ["Sources/Delivery/Threads/Semaphore.swift"]),
    ])
    func `do without`(word: String, exceptions: [String]) throws {
        let found = try files().filter { file in file.lines.contains { $0.contains(word) } }.map(\.path)
        #expect(found == exceptions)
        let page = try SourceFile("docs/ARCHITECTURE.md").lines.joined(separator: "\n")
        for file in exceptions { #expect(page.contains("`\(file)`")) }
    }

    @Test func `say beside each 'try?' what is lost`() throws {
        for file in try files() where file.path.hasPrefix("Sources/") {
            for (number, line) in file.lines.enumerated() where line.contains("try? ") {
                let near = file.lines[max(0, number - 2)...number]
                #expect(near.contains { $0.contains("// ") && !$0.contains("///") }, "\(file.path):\(number + 1)")
            }
        }
    }

    /// A reading transaction names its kind, and is none of these.
    @Test func `have a crash point after each commit`() throws {
        let commit = /[. ]transaction(?: \{|\(failure)/
        var commits = 0
        for file in try files() where file.path.hasPrefix("Sources/") {
            let code = file.lines.filter { !$0.contains("///") }.joined(separator: "\n")
            let count = code.matches(of: commit).count
            let points = code.matches(of: /\wCommitted\.pass\(\)/).count
            #expect(points >= count, "\(file.path) commits \(count) times, with \(points) crash points")
            commits += count
        }
        #expect(commits > 10)
    }

    @Test func `leave nothing of a build to be committed`() throws {
        let ignored = try SourceFile(".gitignore").lines
        for pattern in [".build*/", "Package.resolved"] { #expect(ignored.contains { $0 == pattern }, "\(pattern)") }
    }
}

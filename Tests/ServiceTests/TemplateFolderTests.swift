import Correspondence
import Foundation
import Service
import TestSupport
import Testing

@Suite struct TemplateFolderTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func files() throws -> [TemplateFile] { try TemplateFolder(path: folder.path("templates")).files() }

    @Test func `a folder that is missing holds none`() throws {
        #expect(try files().isEmpty)
    }

    @Test func `templates are those of the folder and of the languages in it, by name, and nothing else`() throws {
        for name in ["due.txt", "es/due.html", "es/deep/due.txt", "README", ".due.txt.swp", ".git/due.txt"] {
            _ = try folder.write("templates/\(name)", name)
        }
        #expect(try files().map(\.name) == ["due.txt", "es/due.html"])
        #expect(try files().map(\.text) == ["due.txt", "es/due.html"])
    }

    struct Obstacle: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let fault: String
        var entry = "/es/due.txt"
        let place: @Sendable (String) throws -> Void
    }

    static let obstacles = [
        Obstacle(testDescription: "another encoding", fault: "is not UTF-8") {
            try Data([0x6C, 0xED, 0x6E, 0x65, 0x61]).write(to: URL(filePath: $0))
        },
        Obstacle(testDescription: "a byte too many", fault: "is longer than 1024 KiB") {
            try Data(count: 1 << 20 + 1).write(to: URL(filePath: $0))
        },
        Obstacle(testDescription: "a pipe", fault: "is a pipe") {
            guard unsafe mkfifo($0, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
        },
        Obstacle(testDescription: "a link to nowhere", fault: "cannot be read: no such file or directory") {
            try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: "nowhere")
        },
        Obstacle(
            testDescription: "a file in the folder's place", fault: "cannot be read: not a directory", entry: ""
        ) {
            let folder = URL(filePath: $0)
            try FileManager.default.removeItem(at: folder)
            try Data().write(to: folder)
        },
    ]

    @Test(arguments: obstacles) func `what cannot be read is named`(_ obstacle: Obstacle) throws {
        let path = folder.path("templates") + obstacle.entry
        _ = try folder.write("templates/es/ABOUT", "")
        try obstacle.place(path)
        let error = #expect(throws: TemplateFolderError.self) { try files() }
        #expect(error?.description == "cannot use the templates: '\(path)' \(obstacle.fault)")
    }

    @Test func `a template of 1 MiB is read`() throws {
        _ = try folder.write("templates/due.txt", String(repeating: "x", count: 1 << 20))
        #expect(try files().map(\.text.utf8.count) == [1 << 20])
    }
}

package import Foundation

/// A folder of its own for one test, removed with everything in it when the last reference goes.
package final class TemporaryFolder: Sendable {
    package let url: URL

    package init() throws {
        // Consonants only: what a test looks for in a text, a number or a code, is never found in a path there.
        let name = String((0..<20).compactMap { _ in "bcdfghjklmnpqrstvwxz".randomElement() })
        url = FileManager.default.temporaryDirectory.appending(path: "recordad-test-\(name)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        // A folder left behind in the temporary directory harms nobody, and a test must not fail for it.
        try? FileManager.default.removeItem(at: url)
    }

    package func path(_ name: String) -> String { url.appending(path: name).path }

    /// Writes a file into the folder and gives its path.
    package func write(_ name: String, _ text: String) throws -> String {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    package func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
    }
}

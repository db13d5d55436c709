package import Foundation

/// Where the checkout and the public data for tests are.
package enum Repository {
    /// The folder that holds `Package.swift`.
    package static let root: URL = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A file of the public data beside the checkout, or `nil`: then the test says that it was skipped, and why.
    package static func sharedData(_ path: String) -> URL? {
        let file = root.deletingLastPathComponent().appending(path: "shared/data").appending(path: path)
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }
}

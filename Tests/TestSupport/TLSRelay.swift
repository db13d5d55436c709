import Foundation

/// Puts TLS before a scripted server, which speaks none.
package final class TLSRelay: Sendable {
    package enum Mode: String, Sendable { case startTLS = "starttls", implicit }

    private let process: SMTPServerProcess
    private let folder: TemporaryFolder

    package var port: Int { process.port }

    /// - Parameter fault: What tls_relay.py does instead of its duty, until it is mended.
    package init(_ mode: Mode, to backend: Int, authority: ThrowAwayAuthority, fault: String = "") throws {
        let folder = try TemporaryFolder()
        if !fault.isEmpty { _ = try folder.write("fault", fault) }
        _ = try folder.write("clear", "")
        self.folder = folder
        let script = Repository.root.appending(path: "Tests/Scripts/tls_relay.py").path
        process = try SMTPServerProcess("python3") { port in
            [script, "\(port)", "\(backend)", mode.rawValue, authority.folder.url.path, folder.url.path]
        }
    }

    package func mend() throws { try FileManager.default.removeItem(at: folder.url.appending(path: "fault")) }

    /// What clients said outside of TLS, line by line.
    package var clearText: [String] {
        get throws { try folder.read("clear").split(separator: "\n").map(String.init) }
    }
}

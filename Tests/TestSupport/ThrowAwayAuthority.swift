import Foundation

/// A certificate authority for one test, and certificates signed by it.
package struct ThrowAwayAuthority: Sendable {
    package let folder: TemporaryFolder
    package var caFile: String { folder.path("ca.pem") }
    package var certificate: String { folder.path("server.pem") }
    package var key: String { folder.path("server.key") }

    /// A certificate of 127.0.0.1; with `flawed`, also some that nobody may accept: `wrong-name.pem`, `expired.pem` and
    /// `self-signed.pem`, with the same key.
    package init(flawed: Bool = false) throws {
        folder = try TemporaryFolder()
        try openssl(
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=throw-away", "-keyout",
            "ca.key", "-out", "ca.pem")
        try openssl(
            "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost", "-keyout", "server.key",
            "-out", "server.csr")
        _ = try folder.write("names", "subjectAltName=IP:127.0.0.1,DNS:localhost\n")
        try sign("server.pem", days: 2)
        guard flawed else { return }
        try sign("expired.pem", days: -1)
        try openssl("x509 -req -days 2 -extfile names -in server.csr -signkey server.key", "-out", "self-signed.pem")
        _ = try folder.write("names", "subjectAltName=DNS:mail.example.net\n")
        try sign("wrong-name.pem", days: 2)
    }

    private func sign(_ name: String, days: Int) throws {
        try openssl(
            "x509 -req -days \(days) -CAcreateserial -extfile names -in server.csr -CA ca.pem -CAkey ca.key", "-out",
            name)
    }

    private func openssl(_ words: String, _ rest: String...) throws {
        let finished = try run("openssl", words.split(separator: " ").map(String.init) + rest, in: folder.url)
        guard finished.status == 0 else { throw Failure(words: finished.errors) }
    }

    struct Failure: Error { let words: String }
}

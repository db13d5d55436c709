import Foundation
import TestSupport

/// A certificate authority for one test, and a certificate of 127.0.0.1 signed by it.
struct ThrowAwayAuthority {
    let folder: TemporaryFolder
    var caFile: String { folder.path("ca.pem") }
    var certificate: String { folder.path("server.pem") }
    var key: String { folder.path("server.key") }

    init() throws {
        folder = try TemporaryFolder()
        try openssl(
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=throw-away", "-keyout",
            "ca.key", "-out", "ca.pem")
        try openssl(
            "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost", "-keyout", "server.key",
            "-out", "server.csr")
        _ = try folder.write("names", "subjectAltName=IP:127.0.0.1,DNS:localhost\n")
        try openssl(
            "x509 -req -days 2 -CAcreateserial -extfile names -in server.csr -CA ca.pem -CAkey ca.key", "-out",
            "server.pem")
    }

    private func openssl(_ words: String, _ rest: String...) throws {
        let finished = try run("openssl", words.split(separator: " ").map(String.init) + rest, in: folder.url)
        guard finished.status == 0 else { throw Failure(words: finished.errors) }
    }

    struct Failure: Error { let words: String }
}

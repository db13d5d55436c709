/// Which server takes the messages, and how it is spoken to.
package struct SMTPOptions: Sendable {
    package var host: String
    package var port: Int
    package var encryption: Encryption
    /// Certificates to trust instead of the system's, in PEM.
    package var caFile: String?
    package var credentials: Credentials?
    /// Connections open at once, 1 or more.
    package var connections: Int
    /// How many seconds to wait for each reply, and for a stalled upload to move again.
    package var timeout: Int
    /// How many seconds a connection is kept open without work: enough for the next message of a batch to be recorded
    /// and handed in, not so long as to occupy a server that others need too.
    package var secondsUntilRest = 10
    /// What EHLO says; the machine's name when `nil`.
    package var heloName: String?

    package enum Encryption: Sendable {
        /// TLS from the first byte (`smtps`, RFC 8314).
        case implicit
        /// STARTTLS with a certificate that is checked, or nothing is sent.
        case required
        /// STARTTLS when offered; the certificate is checked only against a `caFile` (RFC 7435).
        case opportunistic
        case off
    }

    package struct Credentials: Sendable, CustomStringConvertible {
        package let user: String
        package let password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }

        /// Without the password, whoever prints it.
        package var description: String { "\(user):***" }
    }

    package init(
        host: String, port: Int, encryption: Encryption, caFile: String? = nil, credentials: Credentials? = nil,
        connections: Int = 4, timeout: Int = 60, heloName: String? = nil
    ) {
        self.host = host
        self.port = port
        self.encryption = encryption
        self.caFile = caFile
        self.credentials = credentials
        self.connections = connections
        self.timeout = timeout
        self.heloName = heloName
    }

    /// Whether the server is this machine, by name or by address.
    package var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// The encryption that is used: a password never leaves the machine without checked TLS, whatever was asked for.
    package var effectiveEncryption: Encryption {
        guard credentials != nil, !isLoopback, encryption != .implicit else { return encryption }
        return .required
    }

    /// As libcurl wants it; the path is the name for EHLO.
    var url: String {
        let scheme = encryption == .implicit ? "smtps" : "smtp"
        let authority = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(authority):\(port)/\(heloName ?? "")"
    }
}

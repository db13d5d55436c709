import Delivery
import Dunning
import Foundation
import TestSupport
import Testing

private let hasPythonServer = (try? run("python3", ["-c", "import aiosmtpd"]).status) == 0

/// Against aiosmtpd with STARTTLS and AUTH, under an authority made for the test.
@Suite(.enabled(if: hasPythonServer, "skipped: Python's aiosmtpd is not installed (pip install aiosmtpd)"))
struct SMTPEncryptionTests {
    private let authority: ThrowAwayAuthority
    private let kept: TemporaryFolder
    private let server: SMTPServerProcess

    init() throws { try self.init(implicit: false) }

    private init(implicit: Bool) throws {
        let authority = try ThrowAwayAuthority()
        let kept = try TemporaryFolder()
        let script = Repository.root.appending(path: "Tests/DeliveryTests/Scripts/mail-server.py").path
        server = try SMTPServerProcess("python3") { port in
            [script, "\(port)", kept.url.path, authority.certificate, authority.key] + (implicit ? ["implicit"] : [])
        }
        (self.authority, self.kept) = (authority, kept)
    }

    private static let ana = SMTPOptions.Credentials(user: "ana", password: "s3cret")

    private func options(_ encryption: SMTPOptions.Encryption, caFile: String?) -> SMTPOptions {
        SMTPOptions(
            host: "127.0.0.1", port: server.port, encryption: encryption, caFile: caFile, credentials: Self.ana,
            connections: 1, timeout: 5, heloName: "cobranza.example.com")
    }

    private func send(_ options: SMTPOptions, _ parcel: Parcel) async throws -> Verdict {
        let mailer = SMTPMailer(options)
        let verdict = await mailer.send(parcel)
        await mailer.finish()
        return try #require(verdict)
    }

    private func check(_ body: [UInt8], number: Int = 1) throws {
        #expect(try Array(Data(contentsOf: kept.url.appending(path: "\(number).eml"))) == body)
        let facts = try kept.read("\(number).json")
        #expect(facts == #"{"from": "cobranza@example.com", "to": ["ana@example.com"], "tls": true, "user": "ana"}"#)
    }

    private static let body = Array("Subject: hola\r\n\r\n.punto\r\n..\r\n.\r\nadi\u{F3}s\r\n".utf8)

    @Test func `with the right authority a message arrives byte for byte, encrypted and logged in`() async throws {
        let verdict = try await send(options(.required, caFile: authority.caFile), .sample(body: Self.body))
        #expect(verdict == Verdict(.accepted, reply: "250 2.0.0 kept as 1"))
        try check(Self.body)
    }

    @Test func `with implicit TLS too`() async throws {
        let other = try Self(implicit: true)
        let verdict = try await other.send(
            other.options(.implicit, caFile: other.authority.caFile), .sample(body: Self.body))
        #expect(verdict == Verdict(.accepted, reply: "250 2.0.0 kept as 1"))
        try other.check(Self.body)
    }

    @Test func `an encrypted connection carries one message after another`() async throws {
        let mailer = SMTPMailer(options(.required, caFile: authority.caFile))
        for number in 1...3 {
            let verdict = await mailer.send(try .sample("\(number)@x", body: Self.body))
            #expect(verdict == Verdict(.accepted, reply: "250 2.0.0 kept as \(number)"))
        }
        await mailer.finish()
        try check(Self.body, number: 3)
    }

    @Test func `with another authority nothing is sent, and the reason is said`() async throws {
        let stranger = try ThrowAwayAuthority()
        let verdict = try await send(options(.required, caFile: stranger.caFile), .sample())
        #expect(verdict.outcome == .deferred)
        #expect(verdict.reply.contains("SSL certificate problem"), "\(verdict.reply)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: kept.url.path) == [])
    }

    @Test func `an authority that cannot be read is named`() async throws {
        let verdict = try await send(options(.required, caFile: "/missing/ca.pem"), .sample())
        #expect(verdict.outcome == .deferred)
        #expect(verdict.reply.contains("/missing/ca.pem"), "\(verdict.reply)")
    }

    @Test func `opportunistic encryption takes any certificate, unless an authority is named`() async throws {
        #expect(try await send(options(.opportunistic, caFile: nil), .sample()).outcome == .accepted)
        let stranger = try ThrowAwayAuthority()
        let verdict = try await send(options(.opportunistic, caFile: stranger.caFile), .sample())
        #expect(verdict.outcome == .deferred)
    }

    @Test func `a wrong password defers with the server's words, and is not in them`() async throws {
        var wrong = options(.required, caFile: authority.caFile)
        wrong.credentials = SMTPOptions.Credentials(user: "ana", password: "wr0ng")
        let verdict = try await send(wrong, .sample())
        #expect(verdict == Verdict(.deferred, reply: "535 5.7.8 Authentication credentials invalid"))
    }

    @Test func `without encryption the login is not even offered, and nothing is sent`() async throws {
        let verdict = try await send(options(.off, caFile: nil), .sample())
        #expect(verdict.outcome == .deferred)
        #expect(verdict.reply.hasPrefix("the server offers no AUTH, but a user is configured"), "\(verdict.reply)")
    }
}

struct SMTPOptionsTests {
    @Test(arguments: ["mail.example.com", "192.0.2.1", "127.0.0.1.example.com", "::2"])
    func `a password leaves the machine only over checked TLS`(host: String) {
        var options = SMTPOptions(host: host, port: 587, encryption: .off)
        options.credentials = .init(user: "ana", password: "s3cret")
        for asked in [SMTPOptions.Encryption.off, .opportunistic, .required] {
            options.encryption = asked
            #expect(options.effectiveEncryption == .required)
        }
        options.encryption = .implicit
        #expect(options.effectiveEncryption == .implicit)
    }

    @Test(arguments: ["localhost", "127.0.0.1", "127.8.9.10", "::1"])
    func `this machine may be trusted with it as configured`(host: String) {
        var options = SMTPOptions(host: host, port: 25, encryption: .opportunistic)
        options.credentials = .init(user: "ana", password: "s3cret")
        #expect(options.effectiveEncryption == .opportunistic)
    }

    @Test func `a password is not printed`() {
        var options = SMTPOptions(host: "localhost", port: 25, encryption: .off)
        options.credentials = .init(user: "ana", password: "s3cret")
        #expect(!"\(options) \(String(reflecting: options))".contains("s3cret"))
    }
}

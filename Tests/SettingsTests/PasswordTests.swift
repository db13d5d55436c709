import Foundation
import Settings
import TestSupport
import Testing

@Suite struct `The password` {
    private let folder: TemporaryFolder
    private let file: String
    private var here: Surroundings { surroundings(root: folder.url.path) }

    init() throws {
        folder = try TemporaryFolder()
        file = try folder.write("password", "s3cret ñ\n")
        try setMode(0o640)
    }

    private func setMode(_ mode: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    }

    @Test func `comes from its file without the newline, and is never shown`() throws {
        let mail = try settings("User=me\nPasswordFile=/password", in: here).mail
        let secret = try #require(try mail.password(in: here))
        #expect(secret.value == "s3cret ñ")
        var dumped = ""
        dump(secret, to: &dumped)
        #expect("\(secret) \(String(reflecting: secret)) \([secret]) \(dumped)".contains("s3cret") == false)
    }

    @Test(arguments: [0o644, 0o602, 0o641]) func `is refused from a file that is open to everyone`(mode: Int) throws {
        try setMode(mode)
        let fault = "is open to every user of this machine; run 'chmod 0640 /password'"
        #expect(
            complaints("User=me\nPasswordFile=/password", in: here) == [
                "recordad.conf:8: PasswordFile= is '/password', which \(fault)"
            ])
    }

    @Test func `is refused from a file that became open to everyone later`() throws {
        let mail = try settings("User=me\nPasswordFile=/password", in: here).mail
        try setMode(0o644)
        #expect(throws: InvalidSettings.self) { try mail.password(in: here) }
    }

    @Test(arguments: ["", "\n", "two\nlines\n", "nul\0", String(repeating: "x", count: 5000)])
    func `is one line of text`(text: String) throws {
        _ = try folder.write("password", text)
        try setMode(0o600)
        let mail = try settings("User=me\nPasswordFile=/password", in: here).mail
        #expect(throws: InvalidSettings.self) { try mail.password(in: here) }
    }

    @Test func `comes from the systemd credential when no file is named`() throws {
        _ = try folder.write("credentials/smtp-password", "from systemd\r\n")
        var here = here
        here.credentialsDirectory = "/credentials"
        let mail = try settings("User=me", in: here).mail
        #expect(try mail.password(in: here)?.value == "from systemd")
    }

    @Test func `is missed when the service has no such credential`() throws {
        var here = here
        here.credentialsDirectory = "/credentials"
        #expect(
            complaints("User=me", in: here) == [
                "recordad.conf:7: User= is set and its password is not known, expected PasswordFile= or the systemd "
                    + "credential 'smtp-password', which cannot be read: no such file or directory"
            ])
    }

    @Test func `is missed outside the service only when it is needed`() throws {
        let mail = try settings("User=me", in: here).mail
        let error = #expect(throws: InvalidSettings.self) { try mail.password(in: here) }
        #expect(error?.description.contains("expected PasswordFile= or the systemd credential") == true)
    }

    @Test func `is nothing without a user`() throws {
        #expect(try settings("", in: here).mail.password(in: here) == nil)
        #expect(
            complaints("PasswordFile=/password", in: here) == [
                "recordad.conf:7: PasswordFile= is set and nobody logs in, expected a line such as "
                    + "'User=pagos@example.com' with it"
            ])
    }

    @Test(arguments: [
        ("smtp://mail.example.com:587", "no", false), ("smtp://mail.example.com:587", "opportunistic", false),
        ("smtp://mail.example.com:587", "required", true), ("smtp://127.0.0.1", "no", true),
        ("smtp://localhost", "opportunistic", true), ("smtps://mail.example.com", "no", true),
    ])
    func `goes over TLS, or to this machine`(server: String, startTLS: String, isAllowed: Bool) {
        let said = complaints("User=me\nPasswordFile=/password\nServer=\(server)\nStartTls=\(startTLS)", in: here)
        #expect(
            said
                == (isAllowed
                    ? []
                    : [
                        "recordad.conf:10: StartTls= is '\(startTLS)' and User= is set, expected 'StartTls=required': "
                            + "a password goes to 'mail.example.com' only over TLS"
                    ]))
    }
}

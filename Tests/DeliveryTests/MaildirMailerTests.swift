import Delivery
import Dunning
import Foundation
import Glibc
import TestSupport
import Testing

struct MaildirMailerTests {
    private func names(_ folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test func `a message is a file in new, byte for byte`() async throws {
        let scratch = try TemporaryFolder()
        let mailer = MaildirMailer(path: scratch.path("mail"))
        let body: [UInt8] = Array("Subject: hola\r\n\r\n.punto\r\n".utf8) + [0, 0xFF]
        let verdict = await mailer.send(try .sample("1.a@example.com", body: body))
        await mailer.finish()
        #expect(verdict == Verdict(.accepted, reply: "delivered to maildir '\(scratch.path("mail"))'"))
        let mail = scratch.url.appending(path: "mail")
        #expect(try names(mail) == ["cur", "new", "tmp"])
        #expect(try names(mail.appending(path: "tmp")) == [])
        #expect(try Array(Data(contentsOf: mail.appending(path: "new/1.a@example.com"))) == body)
    }

    @Test func `the same message again replaces itself`() async throws {
        let scratch = try TemporaryFolder()
        let mailer = MaildirMailer(path: scratch.path("mail"))
        for _ in 1...3 { #expect(await mailer.send(try .sample())?.outcome == .accepted) }
        await mailer.finish()
        #expect(try names(scratch.url.appending(path: "mail/new")).count == 1)
    }

    static let identifiers = [
        ("a/../../b@x", "a=2F..=2F..=2Fb@x"), (".hidden@x", "=2Ehidden@x"), ("a:2,S@x", "a=3A2=2CS@x"),
        ("ñ=@x", "=C3=B1=3D@x"),
        ("a\0b\n@x", "a=00b=0A@x"),
    ]

    @Test(arguments: identifiers)
    func `no Message-ID leaves the folder or hides its file`(id: String, name: String) async throws {
        let scratch = try TemporaryFolder()
        let mailer = MaildirMailer(path: scratch.path("mail"))
        #expect(await mailer.send(try .sample(id))?.outcome == .accepted)
        await mailer.finish()
        #expect(try names(scratch.url.appending(path: "mail/new")) == [name])
    }

    @Test func `a folder that cannot be made defers, with the reason`() async throws {
        let scratch = try TemporaryFolder()
        let path = scratch.path("missing/mail")
        let mailer = MaildirMailer(path: path)
        let verdict = await mailer.send(try .sample())
        await mailer.finish()
        #expect(verdict == Verdict(.deferred, reply: "cannot create folder '\(path)': No such file or directory"))
    }

    @Test func `a message that cannot be written whole defers and leaves nothing behind`() async throws {
        await #expect(processExitsWith: .success) {
            // Writing beyond the limit fails with EFBIG, and not by a signal; see setrlimit(2).
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 10, rlim_max: 10)
            unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            let scratch = try TemporaryFolder()
            let mailer = MaildirMailer(path: scratch.path("mail"))
            let verdict = await mailer.send(try .sample("1@example.com"))
            #expect(verdict?.outcome == .deferred)
            #expect(verdict?.reply == "cannot write '\(scratch.path("mail/tmp/1@example.com"))': File too large")
            for folder in ["tmp", "new"] {
                #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("mail/\(folder)")) == [])
            }
        }
    }

    @Test func `a link in the place of a message is not followed`() async throws {
        let scratch = try TemporaryFolder()
        let victim = try scratch.write("victim", "precious")
        for folder in ["tmp", "new"] {
            _ = try scratch.write("mail/\(folder)/placeholder", "")
            try FileManager.default.createSymbolicLink(
                atPath: scratch.path("mail/\(folder)/1@example.com"), withDestinationPath: victim)
        }
        let mailer = MaildirMailer(path: scratch.path("mail"))
        #expect(await mailer.send(try .sample("1@example.com"))?.outcome == .accepted)
        await mailer.finish()
        #expect(try scratch.read("victim") == "precious")
        #expect(try scratch.read("mail/new/1@example.com").hasPrefix("Subject: hola"))
    }

    @Test(arguments: ["tmp", "new"])
    func `a link in the place of a folder is refused`(folder: String) async throws {
        let scratch = try TemporaryFolder()
        _ = try scratch.write("outside/victim", "precious")
        _ = try scratch.write("mail/placeholder", "")
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path("mail/\(folder)"), withDestinationPath: scratch.path("outside"))
        let mailer = MaildirMailer(path: scratch.path("mail"))
        let verdict = await mailer.send(try .sample())
        await mailer.finish()
        #expect(
            verdict
                == Verdict(.deferred, reply: "cannot open folder '\(scratch.path("mail/\(folder)"))': Not a directory"))
        #expect(try names(scratch.url.appending(path: "outside")) == ["victim"])
    }

    @Test func `after stop nothing is written`() async throws {
        let scratch = try TemporaryFolder()
        let mailer = MaildirMailer(path: scratch.path("mail"))
        mailer.stop()
        #expect(await mailer.send(try .sample()) == nil)
        await mailer.finish()
        #expect(try names(scratch.url) == [])
    }
}

import Dunning
import Glibc
import TestSupport
import Testing

@testable import Delivery

/// How connections are used from one message to the next.
struct SMTPConnectionTests {
    @Test(.timeLimit(.minutes(15)))
    func `one connection carries one message after another, and ends with QUIT`() async throws {
        let server = try SMTPScriptedServer()
        defer { server.stop() }
        let mailer = SMTPMailer(.loopback(server.port, connections: 4))
        for number in 1...5 { #expect(await mailer.send(try .sample("\(number)@x"))?.outcome == .accepted) }
        await mailer.finish()
        #expect(server.log.filter { $0 == "connect" }.count == 1)
        #expect(server.messages.count == 5)
        while server.log.last != "QUIT" { await Task.yield() }
    }

    @Test(.timeLimit(.minutes(15)))
    func `a connection without work is closed, and opened again for the next message`() async throws {
        let server = try SMTPScriptedServer()
        defer { server.stop() }
        var options = SMTPOptions.loopback(server.port)
        options.secondsUntilRest = 1
        let mailer = SMTPMailer(options)
        #expect(await mailer.send(try .sample("1@x"))?.outcome == .accepted)
        while server.log.last != "QUIT" { await Task.yield() }
        #expect(await mailer.send(try .sample("2@x"))?.outcome == .accepted)
        await mailer.finish()
        #expect(server.log.filter { $0 == "connect" }.count == 2)
    }

    @Test func `a proxy named in the environment is not used`() async throws {
        await #expect(processExitsWith: .success) {
            // Nobody listens on port 1.
            for name in ["all_proxy", "ALL_PROXY", "smtp_proxy"] { unsafe setenv(name, "http://127.0.0.1:1", 1) }
            let server = try SMTPScriptedServer()
            let mailer = SMTPMailer(.loopback(server.port))
            let verdict = await mailer.send(try .sample())
            exit(verdict?.outcome == .accepted ? EXIT_SUCCESS : EXIT_FAILURE)
        }
    }

    static let deaths: [SMTPScriptedServer.Act] = [
        .close, .reset, .replyAndClose("421 4.4.2 idle too long"), .fallSilent(""),
    ]

    @Test(arguments: deaths)
    func `an open connection that died is replaced without a word`(death: SMTPScriptedServer.Act) async throws {
        let server = try SMTPScriptedServer([.sender: [.reply("250 ok"), death]])
        defer { server.stop() }
        let mailer = SMTPMailer(.loopback(server.port))
        #expect(await mailer.send(try .sample("1@x"))?.outcome == .accepted)
        #expect(await mailer.send(try .sample("2@x"))?.outcome == .accepted)
        await mailer.finish()
        #expect(server.log.filter { $0 == "connect" }.count == 2)
        #expect(server.messages.count == 2)
    }

    @Test func `a refusal on an open connection is a refusal`() async throws {
        let server = try SMTPScriptedServer([.sender: [.reply("250 ok"), .reply("451 too fast")]])
        defer { server.stop() }
        let mailer = SMTPMailer(.loopback(server.port))
        #expect(await mailer.send(try .sample("1@x"))?.outcome == .accepted)
        #expect(await mailer.send(try .sample("2@x")) == Verdict(.deferred, reply: "451 too fast"))
        await mailer.finish()
        #expect(server.log.filter { $0.hasPrefix("MAIL") }.count == 2)
    }

    @Test func `after an uncertain message the next one gets its own answers`() async throws {
        let server = try SMTPScriptedServer([.dot: [.replyLate("250 taken, late")]])
        defer { server.stop() }
        let mailer = SMTPMailer(.loopback(server.port))
        #expect(await mailer.send(try .sample("1@x"))?.outcome == .uncertain)
        #expect(await mailer.send(try .sample("2@x"))?.outcome == .accepted)
        await mailer.finish()
        #expect(server.log.filter { $0 == "connect" }.count == 2)
        #expect(server.log.filter { $0 == "." }.count == 2, "the uncertain message must not go again by itself")
    }

    @Test func `recipients refused one by one are named, and the others served`() async throws {
        let server = try SMTPScriptedServer([
            .recipient: [.reply("550 5.1.1 gone"), .reply("250 ok"), .reply("452 full")]
        ])
        defer { server.stop() }
        let mailer = SMTPMailer(.loopback(server.port))
        let names = ["a@example.com", "b@example.com", "c@example.com"]
        let verdict = try #require(await mailer.send(try .sample(to: names)))
        await mailer.finish()
        #expect(verdict.outcome == .accepted)
        #expect(verdict.refused.map(\.address) == (try addresses(["a@example.com", "c@example.com"])))
        #expect(verdict.refused.map(\.isForGood) == [true, false])
        #expect(server.messages.count == 1)
    }

    @Test func `without anybody it is written to the copies are not asked for, and the next message goes`() async throws
    {
        let server = try SMTPScriptedServer([.recipient: [.reply("451 4.7.1 greylisted"), .reply("250 ok")]])
        defer { server.stop() }
        let mailer = SMTPMailer(.loopback(server.port))
        let verdict = await mailer.send(try .sample("1@x", copies: ["archivo@example.com"]))
        #expect(verdict?.outcome == .deferred && verdict?.reply == "451 4.7.1 greylisted")
        #expect(await mailer.send(try .sample("2@x", copies: ["archivo@example.com"]))?.outcome == .accepted)
        await mailer.finish()
        #expect(server.log.filter { $0.hasPrefix("RCPT") }.count == 3)
        #expect(server.log.filter { $0 == "DATA" }.count == 1 && server.messages.count == 1)
    }

    @Test func `the answer to the final dot has longer than any other`() async throws {
        // "250 taken" and its line end, byte by byte: three times the second that other answers have.
        let server = try SMTPScriptedServer([.dot: [.drip(milliseconds: 300)]])
        defer { server.stop() }
        let mailer = SMTPMailer(.loopback(server.port))
        #expect(await mailer.send(try .sample())?.outcome == .accepted)
        await mailer.finish()
    }

    @Test(arguments: [(Duration.zero, nil as Verdict?), (.seconds(3_600), Verdict(.accepted, reply: "250 ok"))])
    func `a parcel that waited too long for a connection goes back`(shelfLife: Duration, verdict: Verdict?) async throws
    {
        struct Willing: Courier {
            func deliver(_ parcel: Parcel) -> Verdict? { Verdict(.accepted, reply: "250 ok") }
            func rest() {}
        }
        let desk = CourierDesk(couriers: 1, shelfLife: shelfLife) { Willing() }
        let parcel = try Parcel.sample()
        let answer = await withCheckedContinuation { done in desk.send(parcel) { done.resume(returning: $0) } }
        #expect(answer == verdict)
        await desk.finish()
    }

    @Test func `an envelope without recipients is not sent as another command`() async throws {
        let server = try SMTPScriptedServer()
        defer { server.stop() }
        let mailer = SMTPMailer(.loopback(server.port))
        #expect(await mailer.send(try .sample(to: []))?.outcome == .failed)
        await mailer.finish()
        #expect(server.log.isEmpty)
    }

    @Test func `asked to stop, it finishes what is on the wire and starts nothing new`() async throws {
        // The first message hangs at its dot until the timeout; the second waits for the connection.
        let server = try SMTPScriptedServer([.dot: [.fallSilent("")]])
        defer { server.stop() }
        let mailer = SMTPMailer(.loopback(server.port))
        async let first = mailer.send(try .sample("1@x"))
        while !server.log.contains(".") { await Task.yield() }
        async let second = mailer.send(try .sample("2@x"))
        mailer.stop()
        #expect(await mailer.send(try .sample("3@x")) == nil)
        #expect(try await second == nil)
        #expect(try await first?.outcome == .uncertain)
        await mailer.finish()
        #expect(server.log.filter { $0.hasPrefix("MAIL") }.count == 1)
    }

    @Test(.timeLimit(.minutes(15)))
    func `asked to stop, it does not wait for a session that is not there yet`() async throws {
        let server = try SMTPScriptedServer([.greeting: [.fallSilent("")]])
        defer { server.stop() }
        var options = SMTPOptions.loopback(server.port)
        options.timeout = 3_600
        let mailer = SMTPMailer(options)
        async let verdict = mailer.send(try .sample())
        while server.log.isEmpty { await Task.yield() }
        await mailer.finish()
        #expect(try await verdict == nil)
    }

    @Test(.timeLimit(.minutes(15)))
    func `finishing does not wait for the answer to QUIT`() async throws {
        let server = try SMTPScriptedServer([.quit: [.fallSilent("")]])
        defer { server.stop() }
        var options = SMTPOptions.loopback(server.port)
        options.timeout = 3_600
        let mailer = SMTPMailer(options)
        #expect(await mailer.send(try .sample())?.outcome == .accepted)
        await mailer.finish()
    }

    struct Body: CustomTestStringConvertible {
        let text: String
        init(_ text: String) { self.text = text }
        var testDescription: String { "\(text.prefix(20).debugDescription), \(text.utf8.count) bytes" }
    }

    static let bodies = [
        "", "\r\n", ".", "..\r\n.\r\n", ".\r\n", "a\r\n.\r\nb\r\n", "a\r\n..b", "no end of line", "ends\r\n\r\n\r\n",
        "a\r\n.",
        String(repeating: ".\r\n", count: 60_000), String(repeating: "x\r\n.y", count: 70_000),
    ].map(Body.init)

    @Test(arguments: bodies)
    func `a body arrives byte for byte, whatever its dots`(body: Body) async throws {
        let server = try SMTPScriptedServer()
        defer { server.stop() }
        let mailer = SMTPMailer(.loopback(server.port))
        let verdict = await mailer.send(try .sample(body: Array(body.text.utf8)))
        await mailer.finish()
        #expect(verdict?.outcome == .accepted)
        let whole = body.text.isEmpty || body.text.hasSuffix("\r\n") ? body.text : body.text + "\r\n"
        #expect(server.messages == [Array(whole.utf8)])
    }
}

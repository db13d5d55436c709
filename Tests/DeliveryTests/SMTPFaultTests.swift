import Delivery
import Dunning
import TestSupport
import Testing

/// A server that misbehaves at each step in each way, and what must be made of it.
struct SMTPFaultTests {
    enum Fault: String, CaseIterable {
        case transient, permanent, goodbye, close, reset, garbage, silence, halfLine

        var act: SMTPScriptedServer.Act {
            switch self {
            case .transient: .reply("451 4.3.0 later")
            case .permanent: .reply("554 5.7.1 never")
            case .goodbye: .replyAndClose("421 4.3.2 shutting down")
            case .close: .close
            case .reset: .reset
            case .garbage: .fallSilent("\u{1}<html>\r\n999999\r\nok\r\n")
            case .silence: .fallSilent("")
            case .halfLine: .fallSilent("25")
            }
        }
    }

    static let steps: [SMTPScriptedServer.Step] = [.greeting, .hello, .sender, .recipient, .data, .dot]

    static func expected(_ step: SMTPScriptedServer.Step, _ fault: Fault) -> Verdict.Outcome {
        switch (step, fault) {
        // A server that knows no EHLO is spoken to with HELO (RFC 5321 section 3.2).
        case (.hello, .transient), (.hello, .permanent): .accepted
        case (.data, .permanent), (.dot, .permanent): .failed
        case (.dot, .close), (.dot, .reset), (.dot, .garbage), (.dot, .silence), (.dot, .halfLine): .uncertain
        default: .deferred
        }
    }

    @Test(arguments: steps, Fault.allCases)
    func `a fault at a step gives the verdict that repeats nothing and loses nothing`(
        step: SMTPScriptedServer.Step, fault: Fault
    ) async throws {
        let server = try SMTPScriptedServer([step: [fault.act]])
        defer { server.stop() }
        let mailer = SMTPMailer(.loopback(server.port))
        let verdict = await mailer.send(try .sample())
        await mailer.finish()
        #expect(verdict?.outcome == Self.expected(step, fault), "\(verdict?.reply ?? "")")
        #expect(server.messages.count == (verdict?.outcome == .accepted ? 1 : 0))
        if [.transient, .permanent, .goodbye].contains(fault), verdict?.outcome != .accepted {
            #expect(["451 4.3.0 later", "554 5.7.1 never", "421 4.3.2 shutting down"].contains(verdict?.reply))
        }
    }

    @Test func `a body cut off before its end was certainly not accepted`() async throws {
        let server = try SMTPScriptedServer([.body: [.reset]])
        defer { server.stop() }
        let mailer = SMTPMailer(.loopback(server.port))
        let body = Array(String(repeating: "0123456789\r\n", count: 2_000_000).utf8)
        let verdict = await mailer.send(try .sample(body: body))
        await mailer.finish()
        #expect(verdict?.outcome == .deferred, "\(verdict?.reply ?? "")")
    }

    @Test(.timeLimit(.minutes(15)))
    func `a body that nobody reads is given up before its end`() async throws {
        let server = try SMTPScriptedServer([.body: [.stopReading]])
        defer { server.stop() }
        let mailer = SMTPMailer(.loopback(server.port))
        let body = Array(String(repeating: "0123456789\r\n", count: 2_000_000).utf8)
        let verdict = await mailer.send(try .sample(body: body))
        #expect(verdict?.outcome == .deferred, "\(verdict?.reply ?? "")")
        await mailer.finish()
    }

    @Test func `a server nobody runs defers, with the reason`() async throws {
        let server = try SMTPScriptedServer()
        server.stop()
        let mailer = SMTPMailer(.loopback(server.port))
        let verdict = await mailer.send(try .sample())
        await mailer.finish()
        #expect(verdict?.outcome == .deferred)
        #expect(verdict?.reply.hasPrefix("no session: Failed to connect to 127.0.0.1 port \(server.port)") == true)
    }
}

import Delivery
import Dunning
import TestSupport
import Testing

/// Replies of ten megabytes: the conversation ends, and no more is kept than can be read.
struct SMTPFloodTests {
    enum Flood: String, CaseIterable {
        case oneLine, manyLines, refusal

        var reply: String {
            switch self {
            case .oneLine: "250 " + String(repeating: "a", count: 10_000_000)
            case .manyLines: lines("250-") + "250 at last"
            case .refusal: lines("450-") + "450 no"
            }
        }

        private func lines(_ start: String) -> String {
            String(repeating: start + String(repeating: "b", count: 500) + "\r\n", count: 20_000)
        }
    }

    @Test(arguments: [SMTPScriptedServer.Step.hello, .sender, .recipient, .dot], Flood.allCases)
    func `an endless reply is no answer`(step: SMTPScriptedServer.Step, flood: Flood) async throws {
        let server = try SMTPScriptedServer([step: [.reply(flood.reply)]])
        defer { server.stop() }
        var options = SMTPOptions.loopback(server.port)
        options.timeout = 20
        let mailer = SMTPMailer(options)
        let verdict = try #require(await mailer.send(try .sample()))
        await mailer.finish()
        #expect(verdict.outcome == (step == .dot ? .uncertain : .deferred), "\(verdict.reply)")
        #expect(verdict.reply.utf8.count < 1_100)
    }
}

import Delivery
import Dunning
import Service
import Storage
import Testing

/// `MaxPerMinute=`.
@Suite struct PaceTests {
    @Test func `a limit a minute sends all, and never more than a second's worth at once`() async throws {
        // 3000 a minute are 50 a second: the clock of this test is the machine's, and it asserts no time.
        let world = try World("[Mail]\nMaxPerMinute=3000\n")
        try world.clients(30, due: "2026-11-21")
        world.mailer.answer(deferred)
        try await world.once("2026-11-24", settings: try World.settings("", in: world.folder))
        let mailer = WaitingMailer(capacity: 100)
        let now = try world.instant("2026-11-24T11:00")
        var first: Int?
        let round = try Workspace(world.settings, mailer: mailer).round(clock: WallClock { now }, isPatient: false)
        let summary = try await round.run(
            began: now, until: nil, inbox: Inbox(), report: { _ in },
            breathe: {
                if mailer.isBusy, first == nil { first = mailer.count }
                mailer.answerAll(accepted)
            }, projector: nil)
        #expect(summary.sent == 30)
        #expect(first == 1)
    }

    @Test func `a stop does not wait for the pace`() async throws {
        let world = try World("[Mail]\nMaxPerMinute=1\n")
        try world.clients(3, due: "2026-11-21")
        let inbox = Inbox()
        world.mailer.answer { _, _ in
            inbox.stop()
            return accepted
        }
        #expect(try await world.once("2026-11-24", inbox: inbox).delivery.sent == 1)
        #expect(try world.messages().count { $0.hasSuffix("queued") } == 2)
    }
}

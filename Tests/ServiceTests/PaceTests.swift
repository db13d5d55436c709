import Delivery
import Dunning
import Service
import Storage
import Testing

/// `MaxPerMinute=`.
@Suite struct PaceTests {
    @Test func `a limit a minute sends all, and never more than a second's worth at once`() async throws {
        // 3000 a minute are 50 a second: the clock of this test is the machine's, and it asserts no time.
        let world = try World("[Mail]\nMaxPerMinute=3000\n", mailer: ScriptedMailer(capacity: 100))
        try world.clients(30, due: "2026-11-21")
        #expect(try await world.once("2026-11-24").delivery.sent == 30)
        #expect(world.mailer.parcels.count == 30)
        try world.expectSoundRecords()
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

import Delivery
import Dunning
import Service
import Storage
import Testing

/// What becomes of messages that wait while the world changes (design 4.2, rules 9 and 13).
@Suite struct DoorTests {
    /// One message of F1 and F2, `overdue` since 2026-11-24, which the server would not take that morning.
    private func waiting(_ lines: String = "") async throws -> World {
        let world = try World(lines)
        try world.client("C1")
        try world.invoice("F1", due: "2026-11-21")
        try world.invoice("F2", due: "2026-11-21", balance: 500)
        world.mailer.answer(deferred)
        #expect(try await world.once("2026-11-24").delivery.deferred == 1)
        world.mailer.answer(accepted)
        return world
    }

    @Test func `a deferred message goes again with the same bytes on the same day`() async throws {
        let world = try await waiting()
        #expect(try await world.once("2026-11-24T10:04").sent == [])
        #expect(try await world.once("2026-11-24T10:05").sent == ["C1 overdue/1: F1, F2"])
        #expect(world.mailer.parcels.count == 2)
        #expect(world.mailer.parcels[0].bytes == world.mailer.parcels[1].bytes)
        #expect(try world.message().attempts == 2)
        try world.expectSoundRecords()
    }

    @Test func `what was paid leaves the message, and the rest travels under its own Message-ID`() async throws {
        let world = try await waiting()
        try world.pay("F1")
        #expect(try await world.once("2026-11-24T11:00").sent == ["C1 overdue/1: F2"])
        let parcels = world.mailer.parcels
        #expect(parcels[0].messageID != parcels[1].messageID)
        #expect(!String(decoding: parcels[1].bytes, as: UTF8.self).contains("N-F1"))
        #expect(try world.message().balance.minorUnits == 500)
        #expect(try world.ledger().reminders(of: 1).map(\.dropped) == [.paid, nil])
        try world.expectSoundRecords()
    }

    @Test func `what was paid in a store put in the place of the first is not asked for`() async throws {
        let world = try World()
        try world.invoice("F1", due: "2026-11-21")
        try world.client("C1")
        try world.store.execute("PRAGMA journal_mode = DELETE")
        let workspace = try world.workspace()
        world.mailer.answer(deferred)
        try await world.once(workspace, at: try world.instant("2026-11-24"))
        world.mailer.answer(accepted)
        try world.replaceStore(having: "UPDATE invoice SET status = 'paid'")
        #expect(try await world.once(workspace, at: try world.instant("2026-11-24T11:00")).sent == [])
        #expect(try world.message().reason == .paid)
    }

    @Test(arguments: [
        ("UPDATE invoice SET status = 'paid'", Reason.paid),
        ("UPDATE invoice SET status = 'disputed', reason = 'llegó roto'", .disputed(because: "llegó roto")),
        ("UPDATE invoice SET status = 'void'", .void(because: nil)),
        ("UPDATE client SET reminders = 0", .remindersOff),
        ("UPDATE client SET email = ''", .noAddress),
        ("DELETE FROM invoice", .invoiceGone),
        ("DELETE FROM invoice; DELETE FROM client", .invoiceGone),
        ("DELETE FROM client", .fault(.clientMissing(ClientID("C1")))),
        ("UPDATE invoice SET due_on = '2026-12-31'", .invoiceGone),
    ])
    func `a message that is not asked for any more is cancelled, with the reason`(
        change: String, reason: Reason
    ) async throws {
        let world = try await waiting()
        try world.store.execute(change)
        #expect(try await world.once("2026-11-24T11:00").delivery.cancelled == 1)
        #expect(world.mailer.parcels.count == 1)
        let message = try world.message()
        #expect(message.state == .cancelled)
        if change.contains("due_on") {
            #expect(message.reason == .dueDateChanged(to: try #require(CivilDate("2026-12-31"))))
        } else {
            #expect(message.reason == reason)
        }
    }

    @Test func `a message whose next stage came is cancelled, and that stage is sent in the same run`() async throws {
        let world = try World()
        try world.client("C1")
        try world.invoice("F1", due: "2026-11-21")
        world.mailer.answer(deferred)
        try await world.once("2026-11-21")
        world.mailer.answer(accepted)
        #expect(try await world.once("2026-11-24").sent == ["C1 overdue/1: F1"])
        #expect(try world.messages() == ["C1 due/1:  cancelled", "C1 overdue/1: F1 sent"])
        try world.expectSoundRecords()
    }

    @Test func `a broken record keeps its message waiting, and the message goes once it is mended`() async throws {
        let world = try await waiting()
        try world.set("F1", "currency", .text("???"))
        #expect(try await world.once("2026-11-24T11:00").delivery.postponed == 1)
        try world.set("F1", "currency", .text("CLP"))
        #expect(try await world.once("2026-11-24T12:00").sent == ["C1 overdue/1: F1, F2"])
    }

    @Test func `an amount, an address or the day that changed is composed again under the same Message-ID`()
        async throws
    {
        let world = try await waiting()
        try world.set("F1", "balance", .integer(700))
        try world.set(client: "C1", "email", .text("nueva@example.org"))
        #expect(try await world.once("2026-11-25").sent == ["C1 overdue/1: F1, F2"])
        let parcels = world.mailer.parcels
        #expect(parcels[0].messageID == parcels[1].messageID)
        #expect(parcels[1].envelope.recipients.map(\.value) == ["nueva@example.org"])
        #expect(try world.message().balance.minorUnits == 1200)
        #expect(try world.message().daysPastDue == 4)
        try world.expectSoundRecords()
    }

    /// Under Chile's profile a consumer's letter has the notice, a company's has not.
    @Test func `a client that turns out to be a company is written to as one`() async throws {
        let world = try await waiting("[Contact]\nProfile=chile\n")
        try world.set(client: "C1", "kind", .text("business"))
        #expect(try await world.once("2026-11-24T12:00").sent == ["C1 overdue/1: F1, F2"])
        let letters = world.mailer.parcels.map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(letters.map { $0.contains("El acreedor es") } == [true, false])
    }

    @Test func `an invoice given to another client leaves the first one's message and climbs on with the other`()
        async throws
    {
        let world = try await waiting()
        try world.client("C2")
        try world.store.execute("UPDATE invoice SET client_id = 'C2' WHERE id = 'F1'")
        #expect(try await world.once("2026-11-24T11:00").sent == ["C1 overdue/1: F2"])
        #expect(try await world.once("2026-11-24T11:05").sent == ["C2 overdue/1: F1"])
        try world.expectSoundRecords()
    }

    @Test func `what one client was sent about an invoice is not sent again to its next one`() async throws {
        let world = try World()
        try world.clients(2, due: "2026-11-21")
        #expect(try await world.once("2026-11-24").sent == ["C1 overdue/1: F1", "C2 overdue/1: F2"])
        try world.store.execute("UPDATE invoice SET client_id = 'C2' WHERE id = 'F1'")
        #expect(try await world.once("2026-11-25").sent == [])
        #expect(try await world.once("2026-12-01").sent == ["C2 claim/1: F1, F2"])
    }

    @Test func `an invoice that went to another client and came back is thanked for once`() async throws {
        let world = try World()
        try world.clients(2, due: "2026-11-21")
        try await world.once("2026-11-24")
        try world.store.execute("UPDATE invoice SET client_id = 'C2' WHERE id = 'F1'")
        try await world.once("2026-12-01")
        try world.pay("F1")
        #expect(try await world.once("2026-12-02").sent == ["C2 thanks/1: F1"])
        try world.store.execute("UPDATE invoice SET client_id = 'C1' WHERE id = 'F1'")
        #expect(try await world.once("2026-12-03").sent == [])
    }

    @Test func `a message of the other mode is cancelled, and live starts as if the shadow had not been`() async throws
    {
        let world = try World()
        try world.clients(1, due: "2026-11-21")
        let shadow = try World.settings("[Mail]\nMode=shadow\nShadowTo=prueba@example.com\n", in: world.folder)
        world.mailer.answer(deferred)
        try await world.once("2026-11-24", settings: shadow)
        world.mailer.answer(accepted)
        let live = try await world.once("2026-11-24T11:00")
        #expect(live.sent == ["C1 overdue/1: F1"])
        let shadowed = try world.ledger().messages(Ledger.Filter(states: [.cancelled]))
        #expect(shadowed.map(\.reason) == [.modeChanged])
        try world.expectSoundRecords()
    }

    @Test func `a live message that may have arrived waits through the shadow, and goes again as it was`() async throws
    {
        let world = try World()
        try world.clients(1, due: "2026-11-21")
        let shadow = try World.settings("[Mail]\nMode=shadow\nShadowTo=prueba@example.com\n", in: world.folder)
        world.mailer.answer(uncertain)
        try await world.once("2026-11-24T10:00")
        world.mailer.answer(accepted)
        // Longer than RetryFor=, which does not run meanwhile.
        let start = try world.instant("2026-11-24T11:00")
        for look in 0..<20 {
            try await world.once(try world.workspace(shadow), at: start.adding(seconds: Int64(look) * 4 * 3600))
        }
        world.mailer.answer(deferred)
        try await world.once("2026-11-27T22:00")
        let waiting = try #require(try world.ledger().messages(Ledger.Filter(states: [.uncertain])).first)
        #expect(waiting.mode == .live && waiting.nextAttempt != nil)
        world.mailer.answer(accepted)
        #expect(try await world.once("2026-11-28T10:00").sent == ["C1 overdue/1: F1"])
        let live = world.mailer.parcels.filter { $0.envelope.recipients.map(\.value) == ["c1@example.org"] }
        #expect(live.count == 3 && Set(live.map(\.bytes)).count == 1)
        try world.expectSoundRecords()
    }

    /// The bytes must be the same, and so they go only where they are true and welcome.
    @Test(arguments: [
        ("UPDATE invoice SET balance = 700 WHERE id = 'F1'", false),
        ("UPDATE client SET email = 'nueva@example.org'", false),
        ("UPDATE client SET cc = ''", false),
        ("UPDATE client SET email = 'C1@example.org', name = 'Ana María'", true),
    ])
    func `what may have arrived goes again only while its sum and its addresses hold`(
        change: String, goes: Bool
    ) async throws {
        let world = try World("[Reminders]\nMaxResends=0\n")
        try world.clients(1, due: "2026-11-21")
        try world.set(client: "C1", "cc", .text("contador@example.org"))
        world.mailer.answer(uncertain)
        try await world.once("2026-11-24")
        world.mailer.answer(accepted)
        try world.store.execute(change)
        #expect(try await world.once("2026-11-24T12:00").sent == (goes ? ["C1 overdue/1: F1"] : []))
        #expect(try world.message().state == (goes ? .sent : .uncertain))
        #expect(try world.message().reason == (goes ? nil : .composedAgain))
        try world.expectSoundRecords()
    }

    @Test func `an address refused for good keeps nothing from the others that may have it`() async throws {
        let world = try World()
        try world.client("C1", email: "a@example.org, b@example.org")
        try world.invoice("F1", due: "2026-11-21")
        let refusal = Verdict.Refusal(address: try #require(EmailAddress("b@example.org")), reply: "550 5.1.1 gone")
        world.mailer.answer(Verdict(.uncertain, reply: "lost", refused: [refusal]))
        try await world.once("2026-11-24")
        world.mailer.answer(accepted)
        #expect(try await world.once("2026-11-24T12:00").sent == ["C1 overdue/1: F1"])
    }

    @Test func `a rehearsal that may have arrived ends with the shadow`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-21")
        let shadow = try World.settings("[Mail]\nMode=shadow\nShadowTo=prueba@example.com\n", in: world.folder)
        world.mailer.answer(uncertain)
        try await world.once("2026-11-24", settings: shadow)
        world.mailer.answer(accepted)
        #expect(try await world.once("2026-11-24T11:00").sent == ["C1 overdue/1: F1"])
        #expect(try world.messages() == ["C1 overdue/1:  cancelled", "C1 overdue/1: F1 sent"])
    }
}

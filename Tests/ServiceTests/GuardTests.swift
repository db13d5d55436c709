import Delivery
import Dunning
import Service
import Storage
import Testing

/// The guards against a bad day (design 4.3), and thanks.
@Suite struct GuardTests {
    @Test(arguments: [nil, "2026-11-20T00:00:00Z", "yesterday", ""] as [String?])
    func `with data too old, or of unknown age, overdue waits and the friendly stages go`(syncedAt: String?)
        async throws
    {
        let world = try World("[Store]\nMaxDataAge=36h\n")
        try world.clients(1, due: "2026-11-21")
        try world.client("C2")
        try world.invoice("F2", of: "C2", due: "2026-11-27")
        try world.synced(at: syncedAt)
        let day = try await world.once("2026-11-24")
        #expect(day.sent == ["C2 upcoming/3: F2"])
        #expect(day.planning.stale == 1)
        try world.synced(at: "2026-11-24T15:00:00Z")
        #expect(try await world.once("2026-11-24T13:00").sent == ["C1 overdue/1: F1"])
    }

    @Test func `data of the future is as little worth as old data, but for a day's rehearsal`() async throws {
        let world = try World("[Store]\nMaxDataAge=36h\n")
        try world.clients(1, due: "2026-11-21")
        try world.synced(at: "2026-11-25T13:00:01Z")
        let day = try await world.once("2026-11-24")
        #expect(day.sent == [] && day.planning.stale == 1)
        #expect(day.events.contains { if case .staleData(.future, waiting: 1) = $0 { true } else { false } })
        try world.synced(at: "2026-11-25T13:00:00Z")
        #expect(try await world.once("2026-11-24").sent == ["C1 overdue/1: F1"])
    }

    @Test func `a store that is put back is as little worth, until newer data comes`() async throws {
        let world = try World("[Store]\nMaxDataAge=36h\n")
        try world.clients(1, due: "2026-11-21")
        try world.pay("F1")
        try world.synced(at: "2026-11-24T10:00:00Z")
        #expect(try await world.once("2026-11-24T10:00").planning.stale == 0)
        try world.set("F1", "status", .text("open"))
        // The clock of whoever wrote it is not ours.
        try world.synced(at: "2026-11-24T09:54:59Z")
        let day = try await world.once("2026-11-24T11:00")
        #expect(day.sent == [] && day.planning.stale == 1)
        #expect(day.events.contains { if case .staleData(.setBack, waiting: 1) = $0 { true } else { false } })
        try world.synced(at: "2026-11-24T09:55:00Z")
        #expect(try await world.once("2026-11-24T12:00").sent == ["C1 overdue/1: F1"])
    }

    @Test func `data that was dated ahead of its import does not hold back the next`() async throws {
        let world = try World("[Store]\nMaxDataAge=36h\n")
        try world.synced(at: "2026-11-24T15:00:00Z")
        try await world.once("2026-11-24T05:00")
        try world.clients(1, due: "2026-11-21")
        try world.synced(at: "2026-11-24T12:59:00Z")
        #expect(try await world.once("2026-11-24T13:00").sent == ["C1 overdue/1: F1"])
    }

    @Test func `a day that is over is not held back by data that is newer`() async throws {
        let world = try World("[Store]\nMaxDataAge=36h\n")
        try world.clients(1, due: "2026-11-21")
        try world.synced(at: "2026-12-21T13:00:01Z")
        #expect(try await world.once("2026-11-24", present: "2026-12-20").planning.stale == 1)
        #expect(try await world.once("2026-11-24", present: "2026-12-20T10:01").sent == ["C1 overdue/1: F1"])
    }

    @Test func `the age of the data is not asked for when MaxDataAge is off`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-21")
        try world.synced(at: "yesterday")
        #expect(try await world.once("2026-11-24").delivery.sent == 1)
    }

    @Test func `a burst is held whole, and after release only what is still owed goes`() async throws {
        let world = try World("[Reminders]\nFirstRunLimit=3\n")
        try world.clients(4, due: "2026-11-21")
        let day = try await world.once("2026-11-24")
        #expect(day.held == 4 && day.sent == [])
        #expect(day.events.contains { if case .burst(4, 3) = $0 { true } else { false } })
        #expect(try await world.once("2026-11-25").planning.planned == 0)
        try world.pay("F1")
        try world.release(on: "2026-11-25")
        #expect(
            try await world.once("2026-11-25T11:00").sent
                == ["C2 overdue/1: F2", "C3 overdue/1: F3", "C4 overdue/1: F4"])
        #expect(try world.messages().first == "C1 overdue/1:  cancelled")
        try world.expectSoundRecords()
    }

    @Test func `a released burst holds nothing more on its day, and the next day is judged anew`() async throws {
        let world = try World("[Reminders]\nBurstLimit=2\nFirstRunLimit=2\n")
        try world.clients(3, due: "2026-11-21")
        try await world.once("2026-11-24")
        try world.release(on: "2026-11-24")
        try world.client("C4")
        try world.invoice("F4", of: "C4", due: "2026-11-21")
        #expect(try await world.once("2026-11-24T11:00").delivery.sent == 4)
        #expect(try await world.once("2026-12-01").held == 4)
    }

    @Test func `messages held in a burst count once`() async throws {
        let world = try World("[Reminders]\nBurstLimit=2\n")
        try world.clients(2, due: "2026-11-21")
        #expect(try await world.once("2026-11-24").delivery.sent == 2)
        try world.client("C3")
        try world.invoice("F3", of: "C3", due: "2026-11-21")
        #expect(try await world.once("2026-11-24T11:00").held == 1)
        #expect(try await world.once("2026-11-24T12:00").held == 1)
    }

    @Test func `too many broken records send nothing, and say so`() async throws {
        let world = try World("[Reminders]\nMaxBadRecords=1\n")
        try world.clients(4, due: "2026-11-21")
        for id in ["F1", "F2"] { try world.set(id, "issued_on", .text("2026-02-30")) }
        let day = try await world.once("2026-11-24")
        #expect(day.planning.isBroken && day.planning.broken == 2)
        #expect(world.mailer.parcels.isEmpty)
        try world.set("F2", "issued_on", .text("2026-02-28"))
        #expect(try await world.once("2026-11-24").delivery.sent == 3)
    }

    @Test func `a shadow run writes to one address alone, notes it as such and audits nothing`() async throws {
        let world = try World("[Mail]\nMode=shadow\nShadowTo=prueba@example.com\nBcc=archivo@example.com\n")
        try world.client("C1")
        try world.set(client: "C1", "cc", .text("jefe@example.org"))
        try world.invoice("F1", due: "2026-11-21")
        #expect(try await world.once("2026-11-24").delivery.sent == 1)
        #expect(world.mailer.parcels.map { $0.envelope.recipients.map(\.value) } == [["prueba@example.com"]])
        #expect(try world.notes().map(\.result) == [.shadow])
        #expect(try world.notes().map { $0.recipients.map(\.value) } == [["c1@example.org"]])
        #expect(try world.auditLines().isEmpty)
        let live = try World.settings("", in: world.folder)
        #expect(try await world.once("2026-11-24T11:00", settings: live).sent == ["C1 overdue/1: F1"])
        try world.expectSoundRecords()
    }

    @Test func `what only the shadow saw open gets no thanks when live`() async throws {
        let shadow = "[Mail]\nMode=shadow\nShadowTo=prueba@example.com\n"
        let world = try World("[Reminders]\nThankYou=all\n\(shadow)")
        try world.clients(1, due: "2026-12-21")
        try world.set("F1", "due_on", .text("2026-11-27"))
        try await world.once("2026-11-23")
        try world.pay("F1")
        let live = try World.settings("[Reminders]\nThankYou=all\n", in: world.folder)
        #expect(try await world.once("2026-11-24", settings: live).sent == [])
    }

    @Test func `thanks that are turned on later are for payments from then on`() async throws {
        let world = try World("[Reminders]\nThankYou=no\n")
        try world.clients(3, due: "2026-11-20")
        try await world.once("2026-11-23")
        try world.pay("F1")
        try await world.once("2026-11-24")
        let on = try World.settings("[Reminders]\nThankYou=reminded\n", in: world.folder)
        #expect(try await world.once("2026-11-25", settings: on).sent == [])
        try world.pay("F2")
        #expect(try await world.once("2026-11-26", settings: on).sent == ["C2 thanks/1: F2"])
        // Reminded of again, as its payment failed.
        try world.set("F1", "status", .text("open"))
        #expect(try await world.once("2026-11-30", settings: on).sent == ["C1 claim/1: F1", "C3 claim/1: F3"])
        try world.pay("F1")
        #expect(try await world.once("2026-12-01", settings: on).sent == ["C1 thanks/1: F1"])
    }

    @Test func `the shadow does not turn on the thanks of live mail`() async throws {
        let world = try World("[Reminders]\nThankYou=no\n")
        try world.clients(1, due: "2026-11-20")
        try await world.once("2026-11-23")
        try world.pay("F1")
        let shadow = try World.settings("[Mail]\nMode=shadow\nShadowTo=prueba@example.com\n", in: world.folder)
        try await world.once("2026-11-24", settings: shadow)
        let live = try World.settings("", in: world.folder)
        #expect(try await world.once("2026-11-25", settings: live).sent == [])
    }

    @Test func `with ThankYou=all, thanks that met a missing address are sent once there is one`() async throws {
        let world = try World("[Reminders]\nThankYou=all\nDaysBefore=10\n")
        try world.client("C1", email: "")
        try world.invoice("F1", due: "2026-11-30")
        try await world.once("2026-11-23")
        try world.set(client: "C1", "email", .text("c1@example.org"))
        try world.pay("F1")
        world.mailer.answer(deferred)
        try await world.once("2026-11-24")
        try world.set(client: "C1", "email", .text(""))
        try await world.once("2026-11-24T11:00")
        try world.set(client: "C1", "email", .text("c1@example.org"))
        world.mailer.answer(accepted)
        #expect(try await world.once("2026-11-25").sent == ["C1 thanks/1: F1"])
        #expect(try await world.once("2026-11-26").sent == [])
    }
}

extension World {
    /// What `recordad release` does.
    fileprivate func release(on day: String) throws {
        let ledger = try ledger()
        let now = try instant(day)
        try ledger.transaction { () throws(StorageError) in
            for message in try ledger.messages(Ledger.Filter(states: [.held])) {
                try ledger.move(message.id, to: .queued, next: now, reason: nil)
            }
            try ledger.set(.releasedOn, zone.local(now).date.description)
        }
    }
}

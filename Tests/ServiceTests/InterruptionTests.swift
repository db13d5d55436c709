import Delivery
import Dunning
import Service
import Storage
import Testing

/// Stops, deaths and a ledger that takes nothing, in the middle of a round (design 7).
@Suite struct InterruptionTests {
    @Test func `a stop in the middle of a round puts the unsent back exactly as they were`() async throws {
        let world = try World()
        try world.clients(6, due: "2026-11-21")
        world.mailer.answer(deferred)
        try await world.once("2026-11-24")
        let before = try world.ledger().messages(Ledger.Filter())
        let inbox = Inbox()
        world.mailer.answer { _, _ in
            inbox.stop()
            return accepted
        }
        let summary = try await world.once("2026-11-24T11:00", inbox: inbox).delivery
        #expect((1...2).contains(summary.sent))
        let after = try world.ledger().messages(Ledger.Filter())
        #expect(after.filter { $0.state != .sent } == before.filter { old in after.contains(old) })
        #expect(after.count { $0.state == .deferred } == 6 - summary.sent)
        world.mailer.answer(accepted)
        try await world.once("2026-11-24T12:00")
        #expect(world.mailer.parcels.count == 12)
        try world.expectSoundRecords()
    }

    @Test func `a message of which the server's answer was never recorded goes again with the same bytes`() async throws
    {
        let world = try World()
        try world.clients(1, due: "2026-11-21")
        try await world.dieBeforeRecording(at: "2026-11-24")
        #expect(try world.message().state == .sending)
        try world.pay("F1")
        try world.set("F1", "status", .text("open"))

        let recovered = try await world.once("2026-11-24T11:00")
        #expect(recovered.events.contains { if case .recovered(1) = $0 { true } else { false } })
        #expect(try world.message().state == .uncertain)
        #expect(try await world.once("2026-11-24T11:05").sent == ["C1 overdue/1: F1"])
        let parcels = world.mailer.parcels
        #expect(parcels.count == 2)
        #expect(parcels[0].bytes == parcels[1].bytes && parcels[0].messageID == parcels[1].messageID)
        try world.expectSoundRecords()
        #expect(try world.auditLines()[0]["attempts"] as? Int == 2)
    }

    @Test func `with Uncertain=hold it waits for a person and counts as sent`() async throws {
        let world = try World("[Mail]\nUncertain=hold\n")
        try world.clients(1, due: "2026-11-21")
        try await world.dieBeforeRecording(at: "2026-11-24")
        for day in ["2026-11-25", "2026-11-26", "2026-11-30"] { #expect(try await world.once(day).sent == []) }
        #expect(try world.message().state == .uncertain)
        #expect(world.mailer.parcels.count == 1)
        // Counted from the day of the attempt, not of the discovery.
        #expect(try await world.once("2026-12-01").sent == ["C1 claim/1: F1"])
    }

    @Test func `an uncertain message is neither sent again nor freed once its invoice is paid`() async throws {
        let world = try World("[Reminders]\nThankYou=no\n")
        try world.clients(1, due: "2026-11-21")
        world.mailer.answer(uncertain)
        try await world.once("2026-11-24")
        try world.pay("F1")
        world.mailer.answer(accepted)
        try await world.once("2026-11-24T12:00")
        let message = try world.message()
        #expect(message.state == .uncertain && message.nextAttempt == nil && message.reason == .paid)
        #expect(world.mailer.parcels.count == 1)
    }

    @Test func `a store that fails in mid-round loses no verdict, and nothing stays on the wire`() async throws {
        let world = try World(mailer: ScriptedMailer(capacity: 1))
        try world.clients(3, due: "2026-11-21")
        let path = world.storePath
        world.mailer.answer { _, _ in
            try? Connection(path: path, mode: .readWrite).execute("ALTER TABLE client RENAME TO customer")
            return accepted
        }
        await #expect(throws: StorageError.self) { try await world.once("2026-11-24") }
        #expect(try world.messages().count { $0.hasSuffix("sent") } == 1)
        #expect(try world.messages().count { $0.hasSuffix("queued") } == 2)
        try world.store.execute("ALTER TABLE customer RENAME TO client")
        world.mailer.answer(accepted)
        try await world.once("2026-11-24T11:00")
        #expect(world.mailer.parcels.count == 3)
        try world.expectSoundRecords()
    }

    @Test func `a ledger that cannot be written for days loses no verdict, nor when it came`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-21")
        world.mailer.answer { [ledger = world.ledgerPath] _, _ in
            World.block(ledger: ledger)
            return accepted
        }
        let workspace = try world.workspace()
        let now = try world.instant("2026-11-24")
        var reports = 0
        _ = try workspace.cycle.run(at: world.zone.local(now), present: now, inbox: Inbox()) { _ in }
        let clock = TurningClock(now)
        let round = workspace.round(clock: clock.wallClock, isPatient: true)
        _ = try await round.run(
            began: now, until: nil, inbox: Inbox(),
            report: { event in
                guard case .cannotRecord = event else { return }
                reports += 1
                clock.turn(to: now.adding(seconds: Int64(reports) * 86_400))
                if reports == 7 { World.unblock(ledger: world.ledgerPath) }
            }, breathe: {}, projector: workspace.projector)
        #expect(reports == 7)
        #expect(try world.message().state == .sent)
        #expect(try world.message().endedAt?.instant == now)
        #expect(try world.auditLines()[0]["time"] as? String == "2026-11-24T10:00:00-03:00")
        #expect(world.mailer.parcels.count == 1)
        try world.expectSoundRecords()
    }

    @Test func `a message cancelled by a person after it was read is not sent`() async throws {
        let world = try World()
        try world.clients(2, due: "2026-11-21")
        world.mailer.answer(deferred)
        try await world.once("2026-11-24")
        try world.pay("F1")
        let workspace = try world.workspace()
        let now = try world.instant("2026-11-24T11:00")
        let person = try world.ledger()
        var failure: (any Error)?
        // Both were read together; the first is turned away before the second is put on the wire.
        let summary = try await workspace.round(clock: WallClock { now }, isPatient: false).run(
            began: now, until: nil, inbox: Inbox(),
            report: { event in
                guard case .cancelled = event else { return }
                do { try person.cancel(2, reason: .cancelledByOperator, at: world.zone.local(now)) } catch {
                    failure = error
                }
            }, breathe: {}, projector: nil)
        #expect(failure == nil)
        #expect(summary.sent == 0 && world.mailer.parcels.count == 2)
        #expect(try world.messages() == ["C1 overdue/1:  cancelled", "C2 overdue/1: F2 cancelled"])
    }
}

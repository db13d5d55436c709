import Delivery
import Dunning
import Glibc
import Service
import Settings
import Storage
import Testing

/// The loop of the service, on a clock that stands still.
@Suite struct DaemonTests {
    /// What the loop said of itself, and to whom it listened.
    private final class Station {
        let inbox = Inbox()
        let log = EventLog()
        /// How often a poll or a delivery has come to its end.
        var ends = 0

        /// Runs the service; `ended` is asked after each poll and each delivery, and `alive` at each turn of the loop.
        func run(
            _ world: World, at moment: String, alive: @escaping () -> Void = {},
            reload: @escaping () -> Workspace? = { nil }, ended: @escaping (Int) -> Void
        ) async throws {
            let instant = try world.instant(moment)
            try await run(world, by: WallClock { instant }, alive: alive, reload: reload, ended: ended)
        }

        func run(
            _ world: World, by clock: WallClock, alive: @escaping () -> Void = {},
            reload: @escaping () -> Workspace? = { nil }, ended: @escaping (Int) -> Void
        ) async throws {
            let hooks = Daemon.Hooks(
                report: log.add, alive: alive,
                status: { [self] _ in
                    ends += 1
                    ended(ends)
                }, reload: reload)
            try await Daemon(
                try world.workspace(), version: "0", inbox: inbox, heartbeat: nil, clock: clock, hooks: hooks
            ).run()
        }
    }

    @Test func `a poll plans, delivers and writes the files`() async throws {
        let world = try World()
        try world.clients(3, due: "2026-11-21")
        let station = Station()
        try await station.run(world, at: "2026-11-24") { _ in station.inbox.stop() }
        #expect(try world.messages().allSatisfy { $0.hasSuffix("sent") })
        #expect(try world.ledger().lastCycle() == world.instant("2026-11-24"))
        try world.expectSoundRecords()
    }

    @Test func `a look at the invoices that takes longer than PollInterval= does not keep them from being sent`()
        async throws
    {
        let world = try World("[Store]\nPollInterval=1s\n")
        let today = world.zone.local(WallClock.system.now).date
        try world.clients(1, due: today.adding(days: -4).description)
        let station = Station()
        var turns = 0
        try await station.run(world, by: .system) {
            turns += 1
            // The second turn is in the planning.
            if turns == 2 { usleep(1_100_000) }
        } ended: { _ in
            station.inbox.stop()
        }
        #expect(try world.messages() == ["C1 overdue/1: F1 sent"])
    }

    @Test func `what a run that died had on the wire is found uncertain by the next`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-21")
        try await world.dieBeforeRecording(at: "2026-11-24")
        let station = Station()
        try await station.run(world, at: "2026-11-24T11:00") { _ in station.inbox.stop() }
        #expect(station.log.events.contains { if case .recovered(1) = $0 { true } else { false } })
        #expect(try world.message().nextAttempt == world.instant("2026-11-24T11:05"))
    }

    @Test func `a poll that fails is reported once, and nothing is tried again before the next one`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-21")
        world.mailer.answer(deferred)
        try await world.once("2026-11-24")
        let station = Station()
        try await station.run(world, at: "2026-11-24T11:00") {
            if station.ends > 0 { station.inbox.stop() } else { world.loseInvoices() }
        } ended: { _ in
        }
        #expect(station.ends == 1)
        #expect(station.log.events.count == 1)
        #expect(world.mailer.parcels.count == 1)
    }

    @Test func `with nothing to do it sleeps until the next poll`() async throws {
        // Under a sanitizer all tests together take longer than the default.
        let world = try World("[Store]\nPollInterval=1d\n")
        let station = Station()
        var turns = 0
        // A machine that is slow makes fewer turns, never more: those of the poll, of a wake that it left over, and of the sleep.
        let stop = Task { [inbox = station.inbox] in
            try await Task.sleep(for: .seconds(5))
            inbox.stop()
        }
        try await station.run(world, at: "2026-11-24") {
            turns += 1
        } ended: { _ in
        }
        try await stop.value
        #expect(turns <= 3, "\(turns) turns")
    }

    @Test func `a poll that fails does not end the service`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-21")
        let station = Station()
        try await station.run(world, at: "2026-11-24") {
            if station.ends == 0 { world.loseInvoices() }
        } reload: {
            try? world.workspace()
        } ended: { ends in
            guard ends == 1 else { return station.inbox.stop() }
            world.findInvoices()
            station.inbox.reload()
        }
        #expect(try world.messages() == ["C1 overdue/1: F1 sent"])
    }

    @Test func `a broken store stops the sending of what waits, too`() async throws {
        let world = try World("[Reminders]\nMaxBadRecords=0\n")
        try world.clients(2, due: "2026-11-21")
        world.mailer.answer(deferred)
        try await world.once("2026-11-24")
        try world.set("F1", "currency", .text("???"))
        let station = Station()
        try await station.run(world, at: "2026-11-24T11:00") {
            if station.ends > 0 { station.inbox.stop() }
        } ended: { _ in
        }
        #expect(station.log.events.contains { if case .tooManyBroken(.records(1, of: 2)) = $0 { true } else { false } })
        #expect(station.ends == 1)
        #expect(world.mailer.parcels.count == 2)
    }

    @Test func `a reload during the sending ends the round, and the rest goes by the new configuration`() async throws {
        let world = try World(mailer: ScriptedMailer(capacity: 1))
        try world.clients(3, due: "2026-11-21")
        let shadow = try World.settings("[Mail]\nMode=shadow\nShadowTo=prueba@example.com\n", in: world.folder)
        let station = Station()
        world.mailer.answer { [inbox = station.inbox] parcel, _ in
            if parcel.envelope.recipients.map(\.value) != ["prueba@example.com"] { inbox.reload() }
            return accepted
        }
        try await station.run(world, at: "2026-11-24", reload: { try? world.workspace(shadow) }) { ends in
            if ends == 2 { station.inbox.stop() }
        }
        let messages = try world.ledger().messages(Ledger.Filter()).map { "\($0.mode) \($0.state)" }
        #expect(
            messages == ["live sent", "live cancelled", "live cancelled", "shadow sent", "shadow sent", "shadow sent"])
        try world.expectSoundRecords()
    }

    @Test func `what it did includes what was sent after the look, and between two of them`() async throws {
        let world = try World("[Store]\nPollInterval=1h\n")
        try world.clients(2, due: "2026-11-21")
        world.mailer.answer { parcel, number in
            number == 1 && parcel.envelope.recipients.first?.value == "c2@example.org" ? deferred : accepted
        }
        func told() throws -> String? { try world.ledger().value(.lastSummary) }
        try await world.serve(["2026-11-24"])
        #expect(try told() == "1 sent, 0 failed, 1 deferred, 0 held")
        try await world.serve(["2026-11-24T10:01", "2026-11-24T10:06"])
        #expect(try told() == "1 sent, 0 failed, 0 deferred, 0 held")
    }

    @Test func `a reload that cannot be used keeps the old configuration, and the rest goes on`() async throws {
        let world = try World(mailer: ScriptedMailer(capacity: 1))
        try world.clients(3, due: "2026-11-21")
        let station = Station()
        world.mailer.answer { [inbox = station.inbox] _, _ in
            inbox.reload()
            return accepted
        }
        try await station.run(world, at: "2026-11-24") { ends in if ends == 3 { station.inbox.stop() } }
        #expect(try world.messages().count { $0.hasSuffix("sent") } == 3)
    }
}

extension World {
    /// Renames the table, which the service has found when it started.
    fileprivate func loseInvoices() { rename("invoice", to: "bill") }

    fileprivate func findInvoices() { rename("bill", to: "invoice") }

    private func rename(_ table: String, to name: String) {
        guard
            (try? store.query("SELECT 1 FROM sqlite_schema WHERE name = ?", [.text(table)]) { _ in })?.isEmpty == false
        else { return }
        do { try store.execute("ALTER TABLE \(table) RENAME TO \(name)") } catch { Issue.record(error) }
    }
}

import Delivery
import Dunning
import Foundation
import Service
import Storage
import TestSupport
import Testing

/// A disk with too little room for what would come of the mail.
@Suite struct RoomTests {
    private let world: World

    init() throws {
        world = try World(mailer: ScriptedMailer(capacity: 1))
        try world.clients(3, due: "2026-11-21")
    }

    @Test func `what is on the wire when room runs out is recorded, and nothing new is begun`() async throws {
        let workspace = try world.workspace()
        let now = try world.instant("2026-11-24")
        let error = await #expect(throws: StorageError.self) {
            _ = try await OneCycle(workspace, at: now, present: now).run(inbox: Inbox()) { event in
                if case .accepted = event { workspace.ledger.leastRoom = .max }
            }
        }
        #expect(error?.kind == .full)
        // The commit that records the first one has put the second on the wire.
        #expect(try world.messages().map { $0.split(separator: " ").last } == ["sent", "sent", "queued"])
        try await world.once("2026-11-24T11:00")
        #expect(Set(world.mailer.parcels.map(\.messageID)).count == 3 && world.mailer.parcels.count == 3)
        try world.expectSoundRecords()
    }

    // A mount name space of one's own asks for the same right as mount(2).
    private static let mayMount = (try? run("unshare", ["-m", "true"]).status) == 0  // no such program: no

    @Test(.enabled(if: mayMount, "skipped: a small disk may not be mounted here"))
    func `answers that come when the disk is full are recorded all the same`() async throws {
        let disk = world.folder.path("disk")
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: false)
        try #require(try run("mount", ["-t", "tmpfs", "-o", "size=64m", "none", disk]).status == 0)
        defer { _ = try? run("umount", ["--lazy", disk]) }  // a mount left behind fails no other test
        let settings = try World.settings("[Store]\nLedger=sqlite:\(disk)/ledger.db\n", in: world.folder)
        world.mailer.answer { _, _ in
            // It stops when nothing fits any more.
            _ = try? run("dd", ["if=/dev/zero", "of=\(disk)/ballast", "bs=4096"])
            return accepted
        }
        let workspace = try world.workspace(settings)
        let now = try world.instant("2026-11-24")
        await #expect(throws: StorageError.self) {
            _ = try await OneCycle(workspace, at: now, present: now).run(inbox: Inbox()) { _ in }
        }
        #expect(try workspace.ledger.messages(Ledger.Filter()).map(\.state) == [.sent, .queued, .queued])
        #expect(world.mailer.parcels.count == 1)
    }

    @Test func `once says so before it plans`() async throws {
        let workspace = try world.workspace()
        workspace.ledger.leastRoom = .max
        await #expect(throws: StorageError.self) {
            try await world.once(workspace, at: try world.instant("2026-11-24"))
        }
        #expect(try world.messages() == [])
    }

    /// Looks until mail has gone, with no room at first; after each look `change` hears how many there were.
    private func serve(_ workspace: Workspace, _ change: @escaping (Int) -> Void) async throws -> (
        sent: [Int], log: EventLog
    ) {
        let now = try world.instant("2026-11-24")
        workspace.ledger.leastRoom = .max
        let (inbox, log) = (Inbox(), EventLog())
        var sent: [Int] = []
        let hooks = Daemon.Hooks(
            report: log.add, alive: {},
            status: { _ in
                sent.append(world.mailer.parcels.count)
                change(sent.count)
                if sent.last == 3 || sent.count == 9 { inbox.stop() } else { inbox.reload() }
            }, reload: { workspace })
        try await Daemon(
            workspace, version: "1", inbox: inbox, heartbeat: nil, clock: WallClock { now }, hooks: hooks
        ).run()
        return (sent, log)
    }

    @Test func `the service says so once, sends nothing, and goes on by itself`() async throws {
        let workspace = try world.workspace()
        let (sent, log) = try await serve(workspace) { if $0 == 3 { workspace.ledger.leastRoom = 0 } }
        #expect(sent == [0, 0, 0, 3])
        #expect(log.events.count { if case .cannotRecord = $0 { true } else { false } } == 1)
        #expect(log.events.count { if case .mended = $0 { true } else { false } } == 1)
    }

    @Test func `that it goes on is told also where broken records stopped it in between`() async throws {
        let workspace = try world.workspace(try World.settings("[Reminders]\nMaxBadRecords=0\n", in: world.folder))
        let (sent, log) = try await serve(workspace) { looks in
            if looks == 1 { workspace.ledger.leastRoom = 0 }
            if looks < 3 { set("F1", looks == 1 ? "kilos" : "CLP") }
        }
        #expect(sent == [0, 0, 3])
        #expect(log.events.count { if case .mended = $0 { true } else { false } } == 1)
    }

    private func set(_ invoice: String, _ currency: String) {
        do { try world.set(invoice, "currency", .text(currency)) } catch { Issue.record(error) }
    }
}

import Dunning
import Foundation
import Records
import Service
import Storage
import TestSupport
import Testing

/// A ledger that is not the one whose mail the files of sent mail tell of.
@Suite struct AuditGuardTests {
    private let world: World

    /// C1 and C2 were written to; of the ledger there is a copy from before the second.
    init() async throws {
        world = try World()
        try world.clients(1, due: "2026-11-21")
        try await world.once("2026-11-24")
        try Ledger.copy(world.ledgerPath, to: world.folder.path("copy.db"))
        try world.clients(1, due: "2026-11-21", from: 2)
        try await world.once("2026-11-25")
        try #require(world.mailer.parcels.count == 2)
    }

    private func shell(_ command: String) throws {
        let finished = try run("sh", ["-ec", command], in: world.folder.url)
        try #require(finished.status == 0, "\(finished.errors)")
    }

    @Test(arguments: [
        ("cp copy.db ledger.db", 1), ("true", 0),
        ("cp copy.db ledger.db; echo 'checked: Ana' >> sent/2026-11.jsonl", 1),
        ("cp copy.db ledger.db; touch sent/2026-12.jsonl", 1),
        ("mv sent kept; ln -s kept sent", 0),
        ("cp copy.db ledger.db; for i in $(seq 9999); do echo '# a remark'; done >> sent/2026-11.jsonl", 1),
    ])
    func `an older ledger, or none, sends nothing, and touches no file`(harm: String, head: Int) async throws {
        try shell("rm ledger.db*; \(harm); find -L sent notes -type f -exec md5sum {} + | sort > before")
        let error = await #expect(throws: AuditAhead.self) { try await world.once("2026-11-26") }
        #expect(error?.description.contains("2026-11.jsonl' ends at seq 2, the ledger ") == true, "\(error as Any)")
        #expect(error?.description.contains("ledger.db' at \(head): ") == true, "\(error as Any)")
        try shell("find -L sent notes -type f -exec md5sum {} + | sort | cmp - before")
        #expect(world.mailer.parcels.count == 2)
        try shell("mv sent elsewhere")
        try await world.once("2026-11-26")
        #expect(world.mailer.parcels.count > 2)
    }

    @Test(arguments: [
        "echo 'checked: Ana' >> sent/2026-11.jsonl", "sed -i '$s/\"seq\":2/\"seq\":two/' sent/2026-11.jsonl",
        "sed -i '$s/\"prev\"/\"after\"/; $s/\"seq\":2/\"seq\":9/' sent/2026-11.jsonl",
        "tail -n1 sent/2026-11.jsonl | sed 's/\"seq\":2/\"seq\":3/' | tr -d '\\n' >> sent/2026-11.jsonl",
        "rm -r sent", "sed -i 2d sent/2026-11.jsonl", "sed -i '2s/Cliente/Gente/' sent/2026-11.jsonl",
    ])
    func `what somebody wrote into the last lines, or took away, stops nothing`(harm: String) async throws {
        try shell(harm)
        try world.clients(1, due: "2026-11-21", from: 3)
        try await world.once("2026-11-26")
        #expect(world.mailer.parcels.count == 3)
    }

    @Test func `lines that a process which died had appended are not ahead`() async throws {
        let lines = try world.folder.read("sent/2026-11.jsonl").split(separator: "\n").map { Array("\($0)\n".utf8) }
        let ledger = try world.ledger()
        try ledger.transaction { () throws(StorageError) in
            try ledger.append(lines[1], to: "2026-11.jsonl", of: .audit)
            try ledger.settle([], of: .audit, file: "2026-11.jsonl", size: Int64(lines[0].count))
        }
        try world.clients(1, due: "2026-11-21", from: 3)
        try await world.once("2026-11-26")
        #expect(try world.auditLines().compactMap { $0["seq"] as? Int } == [1, 2, 3])
        try world.expectSoundRecords()
    }

    @Test func `shadow mode leaves no record of its own, and does not ask for one`() async throws {
        try shell("rm ledger.db*")
        let shadow = try World.settings("[Mail]\nMode=shadow\nShadowTo=me@example.com\n", in: world.folder)
        #expect(try await world.once("2026-11-26", settings: shadow).delivery.sent == 2)
    }

    @Test func `the service tells it once, sends nothing, and goes on when the right ledger is back`() async throws {
        try shell("mkdir right; mv ledger.db* right/; cp copy.db ledger.db")
        let now = try world.instant("2026-11-26")
        func poll(_ times: Int) async throws -> [Event] {
            let (inbox, log) = (Inbox(), EventLog())
            var left = times
            let hooks = Daemon.Hooks(
                report: log.add, alive: {},
                status: { _ in
                    left -= 1
                    if left == 0 { inbox.stop() } else { inbox.reload() }
                }, reload: { try? world.workspace() })
            try await Daemon(
                try world.workspace(), version: "1", inbox: inbox, heartbeat: nil, clock: WallClock { now },
                hooks: hooks
            ).run()
            return log.events
        }
        let told = try await poll(3).filter { if case .auditAhead = $0 { true } else { false } }
        #expect(told.count == 1)
        #expect(world.mailer.parcels.count == 2)
        try shell("rm ledger.db*; mv right/* .")
        try world.clients(1, due: "2026-11-21", from: 3)
        #expect(try await poll(1).contains { if case .accepted = $0 { true } else { false } })
        #expect(world.mailer.parcels.count == 3)
    }
}

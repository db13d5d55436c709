import Delivery
import Dunning
import Foundation
import Records
import Service
import Settings
import Storage
import TestSupport
import Testing

/// `MetricsFile=`, as its readers find it.
@Suite struct MetricsTests {
    private static let promtool = ["/usr/bin/promtool", Repository.root.appending(path: ".build/tools/promtool").path]
        .first(where: FileManager.default.isExecutableFile(atPath:))
    // A python3 that cannot be run has no module either.
    private static let parserIsThere = (try? run("python3", ["-c", "import prometheus_client"]))?.status == 0

    private let world: World
    private var path: String { world.folder.path("metrics/recordad.prom") }
    private var text: String {
        get throws { try String(contentsOf: URL(filePath: path), encoding: .utf8) }
    }

    private let settings: Settings

    init() throws {
        world = try World()
        settings = try World.settings(
            "[Store]\nMaxDataAge=36h\n[Service]\nMetricsFile=\(world.folder.path("metrics/recordad.prom"))\n",
            in: world.folder)
        try FileManager.default.createDirectory(
            atPath: world.folder.path("metrics"), withIntermediateDirectories: true)
    }

    /// One poll with its delivery; what was told.
    @discardableResult
    private func poll(
        _ moment: String, ends: Int = 1, leastRoom: UInt64 = Ledger.leastRoom
    ) async throws -> [Event] {
        let now = try world.instant(moment)
        let inbox = Inbox()
        let log = EventLog()
        var left = ends
        let hooks = Daemon.Hooks(
            report: log.add, alive: {},
            status: { _ in
                left -= 1
                if left == 0 { inbox.stop() } else { inbox.reload() }
            }, reload: { try? world.workspace(settings) })
        let workspace = try world.workspace(settings)
        workspace.ledger.leastRoom = leastRoom
        try await Daemon(
            workspace, version: "1.2.3", inbox: inbox, heartbeat: nil,
            clock: WallClock { now }, hooks: hooks
        ).run()
        return log.events
    }

    /// Every sample that Prometheus' own reader in Python finds, as `name label=value number`.
    private func samples() throws -> [String: Double] {
        let script = """
            import json, sys
            from prometheus_client.parser import text_fd_to_metric_families
            found = {}
            for family in text_fd_to_metric_families(open(sys.argv[1])):
                assert family.documentation and family.type in ("counter", "gauge"), family
                for sample in family.samples:
                    name = " ".join([sample.name] + [f"{k}={v}" for k, v in sorted(sample.labels.items())])
                    assert name not in found, name
                    found[name] = sample.value
            print(json.dumps(found))
            """
        let finished = try run("python3", ["-c", script, path])
        #expect(finished.status == 0, "\(finished.errors)")
        return try JSONDecoder().decode([String: Double].self, from: Data(finished.output.utf8))
    }

    @Test(.enabled(if: parserIsThere, "skipped: there is no prometheus_client for python3"))
    func `tells what the ledger holds, as the reader of Prometheus understands it`() async throws {
        try world.clients(3, due: "2026-11-21")
        try world.synced(at: "2026-11-24T12:00:00Z")
        world.mailer.answer { parcel, _ in
            ["c1@example.org": failed, "c2@example.org": deferred][parcel.envelope.recipients[0].value] ?? accepted
        }
        try await poll("2026-11-24T10:00")
        let now = try Double(world.instant("2026-11-24T10:00").secondsSince1970)
        let samples = try samples()
        let expected: [String: Double] = [
            "recordad_build_info version=1.2.3": 1, "recordad_shadow_mode": 0,
            "recordad_messages state=queued": 0, "recordad_messages state=deferred": 1,
            "recordad_messages_planned_total": 3, "recordad_messages_finished_total state=sent": 1,
            "recordad_messages_finished_total state=failed": 1, "recordad_attempts_total verdict=accepted": 1,
            "recordad_attempts_total verdict=deferred": 1, "recordad_attempts_total verdict=uncertain": 0,
            "recordad_last_accepted_timestamp_seconds": now, "recordad_last_poll_timestamp_seconds": now,
            "recordad_data_timestamp_seconds": now - 3600,
            "recordad_broken_records": 0, "recordad_alarm alarm=silence": 0, "recordad_alarm alarm=stale_data": 0,
            "recordad_pending_lines file=audit": 0,
        ]
        for (name, value) in expected { #expect(samples[name] == value, "\(name)") }
        // The deferred message's five minutes, less up to a tenth.
        #expect((now + 270...now + 300).contains(samples["recordad_next_wake_timestamp_seconds"] ?? 0))
        #expect((samples["recordad_database_size_bytes database=ledger"] ?? 0) > 4096)
    }

    @Test(.enabled(if: promtool != nil, "skipped: there is no promtool"))
    func `promtool has nothing to say`() async throws {
        let promtool = try #require(Self.promtool)
        try world.clients(1, due: "2026-11-21")
        try world.synced(at: "2026-11-24T12:00:00Z")
        try await poll("2026-11-24T10:00")
        let checked = try run(promtool, ["check", "metrics"], input: Array(try text.utf8))
        #expect(checked.output + checked.errors == "")
        #expect(checked.status == 0)
        let rules = Repository.root.appending(path: "etc/recordad.rules.yml").path
        #expect(try run(promtool, ["check", "rules", rules]).status == 0)
    }

    @Test func `a poll that fails is told at once, and no longer than it does`() async throws {
        try world.clients(1, due: "2026-11-21")
        try world.synced(at: "2026-11-24T12:00:00Z")
        try await poll("2026-11-24T09:00")
        #expect(try text.contains("\nrecordad_last_poll_failed 0\n"))
        let notes = world.folder.path("notes")
        try FileManager.default.removeItem(atPath: notes)
        _ = try world.folder.write("notes", "in its place")
        try await poll("2026-11-24T10:00")
        #expect(try text.contains("\nrecordad_last_poll_failed 1\n"))
        try FileManager.default.removeItem(atPath: notes)
        try await poll("2026-11-24T10:05")
        #expect(try text.contains("\nrecordad_last_poll_failed 0\n"))
    }

    @Test func `everybody may read it, whatever the umask`() async {
        await #expect(processExitsWith: .success) {
            umask(0o027)
            let tests = try MetricsTests()
            try await tests.poll("2026-11-24")
            let mode = try FileManager.default.attributesOfItem(atPath: tests.path)[.posixPermissions] as? Int
            #expect(mode == 0o644)
        }
    }

    @Test func `it names nobody`() async throws {
        try world.clients(1, due: "2026-11-21")
        try await poll("2026-11-24")
        for secret in ["C1", "F1", "example", "Cliente"] { #expect(try !text.contains(secret), "\(secret)") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: world.folder.path("metrics")) == ["recordad.prom"])
    }

    @Test func `an alarm rings in it for old data and for nothing sent`() async throws {
        try world.clients(1, due: "2026-11-18")
        try world.synced(at: "2026-11-16T12:00:00Z")
        world.mailer.answer(deferred)
        try await poll("2026-11-16T10:00")
        #expect(try text.contains("recordad_alarm{alarm=\"stale_data\"} 0"))
        let told = try await poll("2026-11-19T10:00")
        #expect(try text.contains("recordad_alarm{alarm=\"stale_data\"} 1"))
        #expect(told.contains { if case .staleData = $0 { true } else { false } })
        #expect(try text.contains("recordad_alarm{alarm=\"silence\"} 1"))
        #expect(told.count { if case .silence(.nothingSent) = $0 { true } else { false } } == 1)
        world.mailer.answer(accepted)
        try await poll("2026-11-20T10:00")
        #expect(try text.contains("recordad_alarm{alarm=\"silence\"} 0"))
    }

    @Test func `an alarm rings in it while the ledger's disk has no room`() async throws {
        for (room, value) in [(UInt64.max, 1), (0, 0)] {
            try await poll("2026-11-24", leastRoom: room)
            #expect(try text.contains("recordad_alarm{alarm=\"ledger_disk\"} \(value)\n"))
        }
    }

    @Test func `a folder that is missing is told once, and keeps nothing from being sent`() async throws {
        try FileManager.default.removeItem(atPath: world.folder.path("metrics"))
        try world.clients(1, due: "2026-11-21")
        let told = try await poll("2026-11-24", ends: 3)
        let warnings = told.filter { if case .metricsNotWritten = $0 { true } else { false } }
        #expect(warnings.count == 1)
        #expect(try world.messages().allSatisfy { $0.hasSuffix("sent") })
    }
}

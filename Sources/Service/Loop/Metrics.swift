import Dunning
import Formats
import Glibc
import Settings
import Storage

/// What a monitoring system is told of the service; it names no client, and costs no look at all messages.
struct Metrics {
    let workspace: Workspace
    let version: String
    /// What the last look at the invoices found; `nil` before the first.
    let summary: PlanningSummary?
    /// Whether the last poll failed; `nil` before the first.
    let hasFailed: Bool?
    let nextWake: Instant
    let now: Instant

    /// As Prometheus reads it.
    func text() throws(StorageError) -> String {
        var page = Exposition()
        addService(to: &page)
        try addMessages(to: &page)
        try addCycle(to: &page)
        try addFiles(to: &page)
        return page.text
    }

    private func addService(to page: inout Exposition) {
        page.add("recordad_build_info", .gauge, "The program that runs.", [.init(1, ["version": version])])
        page.add(
            "recordad_shadow_mode", .gauge, "1 when every message goes to ShadowTo= alone.",
            [.init(workspace.settings.mode == .shadow)])
    }

    private func addMessages(to page: inout Exposition) throws(StorageError) {
        let ledger = workspace.ledger
        let unfinished = try ledger.unfinishedCounts()
        let waiting: [MessageState] = [.queued, .sending, .deferred, .uncertain, .held]
        page.add(
            "recordad_messages", .gauge, "Messages that are not at their end, by state.",
            waiting.map { .init(Int64(unfinished[$0, default: 0]), ["state": $0.rawValue]) })
        page.add(
            "recordad_messages_planned_total", .counter, "Messages planned since the ledger was made.",
            [.init(Int64(try ledger.plannedCount()))])
        let finished = try ledger.finishedTallies()
        page.add(
            "recordad_messages_finished_total", .counter,
            "Messages that came to their end; one that is tried again by hand may do so twice.",
            [MessageState.sent, .failed, .cancelled].map {
                .init(Int64(finished[$0]?.count ?? 0), ["state": $0.rawValue])
            })
        let attempts = try ledger.attemptTallies()
        page.add(
            "recordad_attempts_total", .counter, "Attempts to hand a message to the server, by what came of them.",
            Verdict.Outcome.allCases.map { .init(Int64(attempts[$0]?.count ?? 0), ["verdict": $0.word]) })
        page.add(
            "recordad_last_accepted_timestamp_seconds", .gauge, "When the server last accepted a message.",
            time(attempts[.accepted]?.last))
    }

    private func addCycle(to page: inout Exposition) throws(StorageError) {
        page.add(
            "recordad_last_poll_timestamp_seconds", .gauge, "When a look at the invoices last succeeded.",
            time(try workspace.ledger.lastCycle()))
        page.add(
            "recordad_last_poll_failed", .gauge, "1 when the last look at the invoices, or a delivery since, failed.",
            hasFailed.map { [.init($0)] } ?? [])
        page.add(
            "recordad_next_wake_timestamp_seconds", .gauge, "When the service looks or tries again by itself.",
            time(nextWake))
        let syncedAt = workspace.syncedAt
        page.add(
            "recordad_data_timestamp_seconds", .gauge, "When the invoices were last brought up to date.", time(syncedAt)
        )
        if let summary {
            page.add(
                "recordad_broken_records", .gauge,
                "Records, and clients whose letter cannot be written, that the last look skipped.",
                [.init(Int64(summary.broken))]
            )
            page.add(
                "recordad_stale_reminders", .gauge, "Reminders that wait for newer data.", [.init(Int64(summary.stale))]
            )
            page.add(
                "recordad_clients_without_address", .gauge, "Clients with something due and no usable address.",
                [.init(Int64(summary.unreachable))])
        }
        let alarms = try workspace.alarms(at: now)
        func rings(_ matches: (Alarm) -> Bool) -> Bool { alarms.contains(where: matches) }
        page.add(
            "recordad_alarm", .gauge, "1 while somebody has to do something about it.",
            [
                .init(rings { if case .silence = $0 { true } else { false } }, ["alarm": "silence"]),
                .init(rings { if case .staleData = $0 { true } else { false } }, ["alarm": "stale_data"]),
                .init(rings { if case .auditAhead = $0 { true } else { false } }, ["alarm": "audit_ahead"]),
                .init(rings { if case .auditCut = $0 { true } else { false } }, ["alarm": "audit_cut"]),
                .init(rings { if case .ledgerDisk = $0 { true } else { false } }, ["alarm": "ledger_disk"]),
                .init(rings { if case .brokenRecords = $0 { true } else { false } }, ["alarm": "broken_records"]),
            ])
    }

    private func addFiles(to page: inout Exposition) throws(StorageError) {
        let ledger = workspace.ledger
        page.add(
            "recordad_pending_lines", .gauge, "Lines that are in the ledger and not yet in their files.",
            [
                .init(Int64(try ledger.pendingLineCount(of: .notes)), ["file": "notes"]),
                .init(Int64(try ledger.pendingLineCount(of: .audit)), ["file": "audit"]),
            ])
        let databases = [("invoices", workspace.settings.store.invoicesPath), ("ledger", ledger.path)]
        page.add(
            "recordad_database_size_bytes", .gauge, "The size of a database with its write-ahead log.",
            databases.map { name, path in .init(size(path) + size(path + "-wal"), ["database": name]) })
    }

    /// None when it never happened.
    private func time(_ instant: Instant?) -> [Exposition.Sample] {
        instant.map { [.init($0.secondsSince1970)] } ?? []
    }

    /// 0 for what is not there.
    private func size(_ path: String) -> Int64 {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }
}

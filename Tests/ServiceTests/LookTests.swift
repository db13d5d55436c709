import Dunning
import Service
import Storage
import Testing

/// A poll that finds nothing changed does not look; whatever matters has to make it look again.
@Suite struct LookTests {
    /// What happens between two polls, and when the second of them is.
    struct Change: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var settings = ""
        /// Of an invoice that is there from the start; `nil`: there is none.
        var due: String?
        var moment = "2026-11-24T10:18"
        var happens: @Sendable (World) throws -> Void = { _ in }
        var sent = ["C1 overdue/1: F1"]
    }

    static let changes = [
        Change(testDescription: "the ERP writes an invoice") { try $0.invoice("F1", due: "2026-11-21") },
        Change(testDescription: "the ERP puts another file in the store's place") {
            try $0.store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            try $0.replaceStore(
                having: """
                    INSERT INTO invoice (id, number, client_id, issued_on, due_on, currency, total, balance, updated_at)
                    VALUES ('F1', 'N-1', 'C1', '2026-10-22', '2026-11-21', 'CLP', 1, 1, '2026-11-24T00:00:00Z')
                    """)
        },
        Change(testDescription: "the ERP gives a client an address", due: "2026-11-21") {
            try $0.set(client: "C1", "email", .text("c1@example.org"))
        },
        Change(testDescription: "a day begins", due: "2026-11-22", moment: "2026-11-25T10:00"),
        Change(
            testDescription: "contact opens", settings: "[Contact]\nWindow=Mon..Sun 12:00-13:00\n", due: "2026-11-21",
            moment: "2026-11-24T12:00"
        ) { try $0.set(client: "C1", "email", .text("c1@example.org")) },
        Change(testDescription: "the data gets old", settings: "[Store]\nMaxDataAge=1h\n", due: "2026-11-21", sent: []),
    ]

    @Test(arguments: changes) func `after two polls that found nothing, a change makes the third look`(
        _ change: Change
    ) async throws {
        let world = try World(change.settings)
        try world.synced(at: "2026-11-24T12:10:00Z")
        try world.client("C1", email: change.due == "2026-11-21" ? "" : nil)
        if let due = change.due { try world.invoice("F1", due: due) }
        var quiet = try await world.once("2026-11-24T10:00").sent
        if change.due == "2026-11-22" { quiet = [] }
        #expect(quiet == [])
        let events = try await world.poll(["2026-11-24T10:06", "2026-11-24T10:12", change.moment]) { poll in
            if poll == 2 { try change.happens(world) }
        }
        #expect(try world.messages().filter { $0.contains("overdue") } == change.sent.map { $0 + " sent" })
        #expect(events.contains { if case .staleData = $0 { true } else { false } } == change.sent.isEmpty)
    }

    @Test func `what others write into the ledger makes a poll look`() async throws {
        let world = try World("[Mail]\nUncertain=hold\n")
        try world.clients(1, due: "2026-11-21")
        world.mailer.answer(Verdict(.uncertain, reply: "cut off"))
        try await world.once("2026-11-24T10:00")
        world.mailer.answer(accepted)
        try await world.poll(["2026-11-24T10:06", "2026-11-24T10:12", "2026-11-24T10:18"]) { poll in
            guard poll == 2 else { return }
            let ledger = try world.ledger()
            let time = world.zone.local(try world.instant("2026-11-24T10:13"))
            let waiting = try ledger.messages(Ledger.Filter()).map(\.id)
            try ledger.transaction { () throws(StorageError) in
                for id in waiting { try ledger.cancel(id, reason: .modeChanged, at: time) }
            }
        }
        #expect(try world.messages().map { $0.split(separator: " ").last } == ["cancelled", "sent"])
    }

    @Test func `a clock that is set back into the hours of contact makes a poll look`() async throws {
        let world = try World("[Contact]\nWindow=Mon..Sun 08:00-19:00\n")
        try world.clients(1, due: "2026-11-21")
        try await world.poll(["2026-11-24T20:00", "2026-11-24T20:06", "2026-11-24T10:00"]) { _ in }
        #expect(try world.messages() == ["C1 overdue/1: F1 sent"])
    }

    @Test func `what stands is told once, whether or not a poll looks`() async throws {
        let world = try World()
        try world.clients(2, due: "2026-12-24")
        try world.set("F1", "currency", .text("???"))
        try world.set("F1", "due_on", .text("2026-11-21"))
        let moments = ["2026-11-24T10:00", "2026-11-24T10:06", "2026-11-24T10:12", "2026-11-24T10:18"]
        let events = try await world.poll(moments) { poll in
            if poll == 3 { try world.invoice("F9", due: "2026-12-24") }
        }
        #expect(events.count { if case .broken = $0 { true } else { false } } == 1)
    }
}

extension World {
    /// Polls at each of the moments; `before` a poll, by its number from 0, something may happen.
    @discardableResult
    fileprivate func poll(_ moments: [String], before: @escaping (Int) throws -> Void) async throws -> [Event] {
        let instants = try moments.map(instant)
        let clock = TurningClock(instants[0])
        let inbox = Inbox()
        let log = EventLog()
        var polls = 0
        try before(0)
        let hooks = Daemon.Hooks(
            report: log.add, alive: {},
            status: { _ in
                polls += 1
                guard polls < instants.count else { return inbox.stop() }
                do { try before(polls) } catch { Issue.record(error) }
                clock.turn(to: instants[polls])
                // A sleep would go by a clock that nobody turns.
                inbox.reload()
            }, reload: { nil })
        try await Daemon(
            try workspace(), version: "0", inbox: inbox, heartbeat: nil, clock: clock.wallClock, hooks: hooks
        ).run()
        return log.events
    }
}

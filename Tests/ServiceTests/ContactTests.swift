import Correspondence
import Delivery
import Dunning
import Service
import Storage
import Testing

/// When, and how often, clients are written to, through the whole service (design 4.4). 24 November 2026 is a Tuesday.
@Suite struct ContactTests {
    private static let strict = "[Contact]\nProfile=strict\nBusinessProfile=business\nCountry=CL\n"

    private func world(_ lines: String = strict) throws -> World {
        let world = try World(lines)
        try world.client("C1")
        try world.invoice("F1", due: "2026-11-21")
        return world
    }

    @Test(arguments: [
        ("2026-11-24T07:59", false), ("2026-11-24T08:00", true), ("2026-11-24T18:59", true),
        ("2026-11-24T19:00", false),
    ]) func `a message goes in the window and at no other minute`(moment: String, goes: Bool) async throws {
        let world = try world()
        let day = try await world.once(moment)
        #expect(day.sent == (goes ? ["C1 overdue/1: F1"] : []))
        #expect(try world.messages().count == (goes ? 1 : 0))
        #expect(day.planning.closed == (goes ? 0 : 1))
    }

    @Test func `each client has the clock of its country, and the company's where that is not known`() async throws {
        let world = try World(Self.strict)
        for (client, country) in [("CL", "CL"), ("MX", "MX"), ("ES", "ES"), ("XX", "XX"), ("NO", "")] {
            try world.client(client)
            try world.set(client: client, "country", .text(country))
            try world.invoice("F-\(client)", of: client, due: "2026-11-21")
        }
        // Santiago is at UTC-3, Mexico at UTC-6, Madrid at UTC+1.
        #expect(try await world.once("2026-11-24T04:00").sent == ["ES overdue/1: F-ES"])
        #expect(
            try await world.once("2026-11-24T08:00").sent
                == ["CL overdue/1: F-CL", "NO overdue/1: F-NO", "XX overdue/1: F-XX"])
        #expect(try await world.once("2026-11-24T10:59").sent == [])
        #expect(try await world.once("2026-11-24T11:00").sent == ["MX overdue/1: F-MX"])
    }

    @Test func `a holiday is one of the client's country`() async throws {
        // 25 December is one in Chile and in Mexico, 8 December, a Tuesday, in Chile alone.
        let world = try World(Self.strict)
        for country in ["CL", "MX"] {
            try world.client(country)
            try world.set(client: country, "country", .text(country))
            try world.invoice("F-\(country)", of: country, due: "2026-12-05")
        }
        #expect(try await world.once("2026-12-08T12:00").sent == ["MX overdue/1: F-MX"])
        #expect(try await world.once("2026-12-09T12:00").sent == ["CL overdue/1: F-CL"])
    }

    @Test func `a reminder that goes before a closed day is found`() async throws {
        // Due on Tuesday 22 September, three days after a Saturday and two holidays.
        let world = try World(Self.strict)
        try world.client("C1")
        try world.invoice("F1", due: "2026-09-21")
        #expect(try await world.once("2026-09-16T12:00").sent == [])
        #expect(try await world.once("2026-09-17T12:00").sent == ["C1 upcoming/3: F1"])
    }

    @Test func `what was put off in the evening waits in the outbox for the morning`() async throws {
        let world = try world()
        world.mailer.answer(deferred)
        #expect(try await world.once("2026-11-27T18:58").delivery.deferred == 1)
        world.mailer.answer(accepted)
        let night = try await world.once("2026-11-27T19:03")
        #expect(night.sent == [])
        #expect(night.delivery.postponed == 1)
        #expect(try world.message().nextAttempt == world.instant("2026-11-30T08:00"))
        #expect(try await world.once("2026-11-30T08:00").sent == ["C1 overdue/1: F1"])
        try world.expectSoundRecords()
    }

    @Test func `an uncertain message obeys the hours too, and goes with the same bytes`() async throws {
        let world = try world()
        world.mailer.answer(uncertain)
        #expect(try await world.once("2026-11-24T18:58").delivery.uncertain == 1)
        world.mailer.answer(accepted)
        #expect(try await world.once("2026-11-24T19:30").sent == [])
        #expect(try world.message().nextAttempt == world.instant("2026-11-25T08:00"))
        #expect(try await world.once("2026-11-25T08:00").sent == ["C1 overdue/1: F1"])
        #expect(world.mailer.parcels[0].bytes == world.mailer.parcels[1].bytes)
    }

    @Test func `two clients with one mailbox share its limit, within one cycle and later`() async throws {
        let world = try World(Self.strict)
        for number in 1...3 {
            try world.client("C\(number)", email: number == 2 ? "CAJA@example.org" : "caja@example.org")
            try world.invoice("F\(number)", of: "C\(number)", due: "2026-11-20")
        }
        let first = try await world.once("2026-11-23T10:00")
        #expect(first.sent == ["C1 overdue/1: F1"])
        #expect(first.planning.limited == 2)
        #expect(try await world.once("2026-11-24T10:00").sent == [])
        #expect(try await world.once("2026-11-25T10:00").sent == ["C2 overdue/1: F2"])
        // Two on seven days: the third waits for the Monday after, and comes before the first one's claim.
        #expect(try await world.once("2026-11-27T10:00").sent == [])
        #expect(try await world.once("2026-11-30T10:00").sent == ["C3 overdue/1: F3"])
        #expect(try await world.once("2026-12-02T10:00").sent == ["C1 claim/1: F1"])
    }

    @Test(arguments: ["", "[Mail]\nMode=shadow\nShadowTo=ensayo@example.com\n"])
    func `what goes out together keeps to the limit of the mailbox, in a rehearsal as well`(mode: String) async throws {
        let world = try World(mode)
        for number in 1...2 {
            try world.client("C\(number)", email: "caja@example.org")
            try world.invoice("F\(number)", of: "C\(number)", due: "2026-11-21")
        }
        world.mailer.answer(deferred)
        #expect(try await world.once("2026-11-24").delivery.deferred == 2)
        world.mailer.answer(accepted)
        let limited = try World.settings(mode + "[Contact]\nMaxPerDay=1\n", in: world.folder)
        let day = try await world.once("2026-11-24T11:00", settings: limited)
        #expect(day.delivery.sent == 1)
        #expect(day.delivery.postponed == 1)
    }

    enum Obstacle: CaseIterable { case fault, held, stale }

    @Test(arguments: Obstacle.allCases)
    func `what is stuck in the outbox keeps nobody else with its mailbox waiting`(obstacle: Obstacle) async throws {
        let world = try World(Self.strict + "[Store]\nMaxDataAge=36h\n")
        for number in 1...2 { try world.client("C\(number)", email: "caja@example.org") }
        try world.invoice("F1", of: "C1", due: "2026-11-20")
        try world.invoice("F2", of: "C2", due: "2026-11-28")
        try world.synced(at: "2026-11-23T02:00:00Z")
        world.mailer.answer(deferred)
        #expect(try await world.once("2026-11-23T10:00").delivery.deferred == 1)
        world.mailer.answer(accepted)
        switch obstacle {
        case .fault:
            try world.set("F1", "due_on", .text("2026-13-01"))
            try world.synced(at: "2026-11-25T12:00:00Z")
        case .held:
            try world.ledger().move(try world.message().id, to: .held, next: nil, reason: .burst)
            try world.synced(at: "2026-11-25T12:00:00Z")
        case .stale: break
        }
        #expect(try await world.once("2026-11-24T12:00").sent == [])
        #expect(try await world.once("2026-11-25T12:00").sent == ["C2 upcoming/3: F2"])
    }

    @Test func `a plan counts what is in the outbox on the day on which it goes, and no later`() async throws {
        let world = try World(Self.strict)
        for number in 1...2 { try world.client("C\(number)", email: "caja@example.org") }
        try world.invoice("F1", of: "C1", due: "2026-11-20")
        try world.invoice("F2", of: "C2", due: "2026-11-28")
        try world.invoice("F3", of: "C1", due: "2026-12-04")
        world.mailer.answer(deferred)
        _ = try await world.once("2026-11-23T10:00")
        let now = try world.instant("2026-11-24T10:00")
        let plan = try Inquiry(world.settings).plan(from: world.zone.local(now).date, days: 8, now: now)
        // On the 24th the message of the outbox goes, and two days pass between two.
        let invoices = plan.map { $0.messages.flatMap { $0.reminders.map(\.invoice.id.value) } }
        #expect(invoices[0...2] == [[], [], ["F2"]])
        #expect(invoices.joined().contains("F3"))
    }

    @Test(arguments: [deferred, uncertain])
    func `closed hours do not count towards RetryFor=`(verdict: Verdict) async throws {
        let world = try World(Self.strict + "[Reminders]\nMaxResends=0\n")
        try world.client("C1")
        try world.invoice("F1", due: "2026-12-21")
        world.mailer.answer(verdict)
        _ = try await world.once("2026-12-24T18:57")
        #expect(try await world.once("2026-12-24T19:03").delivery.postponed == 1)
        #expect(try world.message().nextAttempt == world.instant("2026-12-28T08:00"))
        #expect(try await world.once("2026-12-28T08:00").delivery.failed == 0)
        #expect(try world.message().nextAttempt != nil)
        world.mailer.answer(accepted)
        #expect(try await world.once("2026-12-28T08:20").sent == ["C1 overdue/1: F1"])
    }

    @Test func `an attempt that nobody answered counts as a contact, a refused one does not`() async throws {
        for (verdict, goes) in [(uncertain, false), (failed, true)] {
            let world = try World(Self.strict + "[Mail]\nUncertain=hold\n[Reminders]\nDaysBefore=none\n")
            try world.client("C1", email: "caja@example.org")
            try world.client("C2", email: "caja@example.org")
            try world.invoice("F1", of: "C1", due: "2026-11-20")
            try world.invoice("F2", of: "C2", due: "2026-11-24")
            world.mailer.answer(verdict)
            _ = try await world.once("2026-11-23T10:00")
            world.mailer.answer(accepted)
            #expect(try await world.once("2026-11-24T10:00").sent == (goes ? ["C2 due/1: F2"] : []))
        }
    }

    @Test func `of two that wait for one mailbox one goes, and the other at the next open day`() async throws {
        // Planned without a limit; then the limit comes.
        let world = try World()
        for number in 1...2 {
            try world.client("C\(number)", email: "caja@example.org")
            try world.invoice("F\(number)", of: "C\(number)", due: "2026-11-20")
        }
        world.mailer.answer(deferred)
        #expect(try await world.once("2026-11-23T10:00").delivery.deferred == 2)
        world.mailer.answer(accepted)
        let limited = try World.settings(Self.strict, in: world.folder)
        let later = try await world.once("2026-11-23T11:00", settings: limited)
        #expect(later.sent.count == 1)
        #expect(later.delivery.postponed == 1)
        let last = try await world.once("2026-11-25T08:00", settings: limited)
        #expect(Set(later.sent + last.sent) == ["C1 overdue/1: F1", "C2 overdue/1: F2"])
    }

    @Test func `one message a day goes in the currency that has waited longest, thanks after all`() async throws {
        let world = try World(Self.strict.replacing("strict", with: "business"))
        try world.client("C1")
        try world.invoice("F1", due: "2026-11-20", currency: "CLP")
        try world.invoice("F2", due: "2026-11-19", currency: "USD")
        #expect(try await world.once("2026-11-24T10:00").sent == ["C1 overdue/1: F2"])
        try world.pay("F2")
        #expect(try await world.once("2026-11-25T10:00").sent == ["C1 overdue/1: F1"])
        #expect(try await world.once("2026-11-26T10:00").sent == ["C1 thanks/1: F2"])
    }

    @Test func `reminders that would go apart go together when only one message may`() async throws {
        let world = try World(Self.strict + "[Reminders]\nGroup=invoice\n")
        try world.client("C1")
        for number in 1...3 { try world.invoice("F\(number)", due: "2026-11-20") }
        #expect(try await world.once("2026-11-23T10:00").sent == ["C1 overdue/1: F1, F2, F3"])
    }

    @Test func `shadow and live mail count apart`() async throws {
        let world = try world()
        let shadow = try World.settings(
            Self.strict + "[Mail]\nMode=shadow\nShadowTo=ensayo@example.com\n", in: world.folder)
        #expect(try await world.once("2026-11-24T10:00", settings: shadow).sent == ["C1 overdue/1: F1"])
        #expect(try await world.once("2026-11-24T11:00").sent == ["C1 overdue/1: F1"])
    }

    @Test func `the cycle says when contact opens for what waits`() async throws {
        let world = try world()
        #expect(try await world.once("2026-11-24T05:00").planning.opening == world.instant("2026-11-24T08:00"))
        #expect(try await world.once("2026-11-24T10:00").planning.opening == nil)
    }

    @Test func `the service looks again when contact opens, however rarely it looks`() async throws {
        let world = try world(Self.strict + "[Store]\nPollInterval=1d\n")
        let inbox = Inbox()
        var said: Daemon.Status?
        let hooks = Daemon.Hooks(
            report: { _ in }, alive: {},
            status: { status in
                said = status
                inbox.stop()
            }, reload: { nil })
        let night = try world.instant("2026-11-24T05:00")
        let clock = WallClock { night }
        try await Daemon(try world.workspace(), version: "0", inbox: inbox, heartbeat: nil, clock: clock, hooks: hooks)
            .run()
        #expect(said?.nextPoll.clock == "08:00:00")
        #expect(said?.closed?.count == 1)
        #expect(said?.closed?.until.clock == "08:00:00")
    }

    @Test func `staff read why and until when a reminder waits in the evening`() async throws {
        let world = try world()
        let evening = try world.instant("2026-11-24T19:00")
        let today = world.zone.local(evening).date
        let inquiry = try Inquiry(world.settings)
        let explained = try #require(try inquiry.explain("F1", asOf: today, now: evening).first)
        #expect(
            inquiry.language.conclusion(explained.explanation.decision.decision)
                == "Correspondería enviar «Vencido», pero queda en espera. Está fuera del horario de contacto; se puede "
                + "escribir desde el miércoles 25 de noviembre de 2026 a las 08:00 (hora de Chile).")
        #expect(try inquiry.plan(from: today, days: 2, now: evening).map(\.messages.count) == [0, 1])
    }

    @Test func `a client without an address is noted at any hour`() async throws {
        let world = try World(Self.strict)
        try world.client("C1", email: "")
        try world.invoice("F1", due: "2026-11-21")
        #expect(try await world.once("2026-11-24T03:00").planning.unreachable == 1)
        #expect(try world.notes().count == 1)
    }
}

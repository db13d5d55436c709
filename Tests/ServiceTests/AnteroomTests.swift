import Delivery
import Dunning
import Service
import Storage
import Synchronization
import Testing

/// A message that is ready before there is room for it on the wire, and what happens meanwhile (rule 9).
@Suite struct AnteroomTests {
    /// Two messages wait for the one place on the wire; `change` happens while the first is there, before `verdict`.
    private func round(
        _ world: World, at start: String = "2026-11-24T11:00", then moment: String? = nil, verdict: Verdict = accepted,
        change: (World) throws -> Void
    ) async throws -> DeliverySummary {
        world.mailer.answer(deferred)
        try await world.once("2026-11-24")
        let now = try world.instant(start)
        let later = try moment.map(world.instant) ?? now
        let clock = Mutex(now)
        let mailer = WaitingMailer(capacity: 1)
        let workspace = try Workspace(world.settings, mailer: mailer)
        return try await workspace.round(clock: WallClock { clock.withLock(\.self) }, isPatient: false).run(
            began: now, until: nil, inbox: Inbox(), report: { _ in },
            breathe: {
                guard mailer.isBusy else { return }
                if mailer.count == 1 {
                    #expect(throws: Never.self) { try change(world) }
                    clock.withLock { $0 = later }
                }
                mailer.answerAll(mailer.count == 1 ? verdict : accepted)
            }, projector: nil)
    }

    private func twoClients(_ lines: String = "") throws -> World {
        let world = try World(lines)
        try world.clients(2, due: "2026-11-21")
        return world
    }

    @Test func `it goes out when nothing has changed`() async throws {
        #expect(try await round(try twoClients(), change: { _ in }).sent == 2)
    }

    @Test(arguments: [
        "UPDATE invoice SET status = 'paid'", "UPDATE client SET email = ''", "DELETE FROM invoice",
    ])
    func `who is to be left alone by then is left alone`(change: String) async throws {
        let summary = try await round(try twoClients()) { try $0.store.execute(change) }
        #expect(summary.sent == 1)
        #expect(summary.cancelled == 1)
    }

    @Test func `what a person cancels by then does not go out`() async throws {
        let world = try twoClients()
        let summary = try await round(world) { world in
            let ledger = try world.ledger()
            let waiting = try #require(try ledger.messages(Ledger.Filter(states: [.deferred])).first)
            try ledger.transaction { () throws(StorageError) in
                try ledger.cancel(
                    waiting.id, reason: .cancelledByOperator, at: LocalTime(waiting.createdAt, secondsFromUTC: 0))
            }
        }
        #expect(summary.sent == 1)
        #expect(try world.messages().count { $0.hasSuffix("cancelled") } == 1)
    }

    @Test func `it is not sent to an address that the server has refused meanwhile`() async throws {
        let world = try World("[Reminders]\nGroup=invoice\n")
        try world.client("C1")
        try world.invoice("F1", due: "2026-11-21")
        try world.invoice("F2", due: "2026-11-21")
        let refusal = try #require(EmailAddress("c1@example.org")).refusal
        let summary = try await round(
            world, verdict: Verdict(.failed, reply: failed.reply, refused: [refusal]), change: { _ in })
        #expect(summary.sent == 0)
        #expect(summary.cancelled == 1)
    }

    @Test func `a payment that comes while others are turned away is seen`() async throws {
        let world = try World(mailer: ScriptedMailer(capacity: 3))
        try world.clients(3, due: "2026-11-21")
        world.mailer.answer(deferred)
        try await world.once("2026-11-24")
        for invoice in ["F2", "F3"] { try world.pay(invoice) }
        let now = try world.instant("2026-11-24T11:00")
        let summary = try await world.workspace().round(clock: WallClock { now }, isPatient: false).run(
            began: now, until: nil, inbox: Inbox(),
            report: { _ in #expect(throws: Never.self) { try world.pay("F1") } },
            breathe: {}, projector: nil)
        #expect(summary.sent == 0)
        #expect(summary.cancelled == 3)
    }

    @Test func `a stop does not wait until all are turned away`() async throws {
        let world = try World()
        try world.clients(20, due: "2026-11-21")
        world.mailer.answer(deferred)
        try await world.once("2026-11-24")
        try world.store.execute("UPDATE invoice SET status = 'paid'")
        let inbox = Inbox()
        let now = try world.instant("2026-11-24T11:00")
        let summary = try await world.workspace().round(clock: WallClock { now }, isPatient: false).run(
            began: now, until: nil, inbox: inbox, report: { _ in inbox.stop() }, breathe: {}, projector: nil)
        #expect(summary.cancelled == world.mailer.capacity)
    }

    @Test func `an address refused while the ledger takes nothing is not written to`() async throws {
        let world = try World("[Reminders]\nGroup=invoice\n")
        try world.clients(1, due: "2026-11-21")
        try world.client("C2")
        for invoice in ["F2", "F3", "F4"] { try world.invoice(invoice, of: "C2", due: "2026-11-21") }
        let mailer = WaitingMailer(capacity: 2)
        let workspace = try Workspace(world.settings, mailer: mailer)
        workspace.patience = .zero
        let now = try world.instant("2026-11-24")
        _ = try workspace.cycle.run(at: world.zone.local(now), present: now, inbox: Inbox()) { _ in }
        let refusal = try #require(EmailAddress("c2@example.org")).refusal
        let summary = try await workspace.round(clock: WallClock { now }, isPatient: true).run(
            began: now, until: nil, inbox: Inbox(),
            report: { event in
                guard case .cannotRecord = event else { return }
                mailer.answerFirst(Verdict(.failed, reply: failed.reply, refused: [refusal]))
                World.unblock(ledger: world.ledgerPath)
            },
            breathe: {
                guard mailer.isBusy, mailer.answered == 0 else { return mailer.answerAll(accepted) }
                World.block(ledger: world.ledgerPath)
                mailer.answerFirst(accepted)
            }, projector: nil)
        #expect(summary.sent == 1)
        #expect(summary.failed == 1)
        #expect(summary.cancelled == 2)
        #expect(mailer.count == 2)
    }

    @Test func `it does not go out once the hour has come at which contact closes`() async throws {
        let world = try twoClients("[Contact]\nWindow=Mon..Sun 09:00-18:00\n")
        let summary = try await round(world, at: "2026-11-24T17:59", then: "2026-11-24T18:00", change: { _ in })
        #expect(summary.sent == 1)
        #expect(summary.postponed == 1)
    }
}

extension EmailAddress {
    fileprivate var refusal: Verdict.Refusal { Verdict.Refusal(address: self, reply: "550 5.1.1 no such user") }
}

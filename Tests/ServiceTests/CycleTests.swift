import Dunning
import Foundation
import Service
import Storage
import TestSupport
import Testing

@Suite struct CycleTests {
    @Test func `an invoice climbs the ladder, a message a stage, each with its note and its audit record`() async throws
    {
        let world = try World()
        try world.client("C1")
        try world.invoice("F1", due: "2026-11-21")
        let days = [
            ("2026-11-17", []), ("2026-11-18", ["C1 upcoming/3: F1"]), ("2026-11-21", ["C1 due/1: F1"]),
            ("2026-11-24", ["C1 overdue/1: F1"]), ("2026-11-30", []), ("2026-12-01", ["C1 claim/1: F1"]),
        ]
        for (day, expected) in days {
            #expect(try await world.once(day).sent == expected, "\(day)")
        }
        try world.pay("F1")
        #expect(try await world.once("2026-12-03").sent == ["C1 thanks/1: F1"])
        #expect(try await world.once("2026-12-04").sent == [])
        try world.expectSoundRecords()
        #expect(try world.noteRows().count == 5)
    }

    @Test func `letters with documents go into the outbox a few at a time, for they are large`() throws {
        let documents = try TemporaryFolder()
        let world = try World("[Mail]\nAttachDocuments=yes\nDocumentRoot=\(documents.url.path)\n")
        try world.clients(20, due: "2026-11-21")
        let now = try world.instant("2026-11-24")
        let workspace = try world.workspace()
        var counts = [0]
        _ = try workspace.cycle.run(at: world.zone.local(now), present: now, inbox: Inbox(), report: { _ in }) {
            counts.append((try? workspace.ledger.plannedCount()) ?? 0)
        }
        #expect(counts.last == 20)
        #expect(zip(counts, counts.dropFirst()).allSatisfy { $1 - $0 <= 8 })
    }

    @Test func `what a person gave up is not planned anew, and the ladder goes on by date`() async throws {
        let world = try World("[Reminders]\nBurstLimit=0\nFirstRunLimit=0\n")
        world.mailer.answer(Verdict(.deferred, reply: "451 later"))
        try world.clients(1, due: "2026-11-21")
        try await world.once("2026-11-24")
        let time = world.zone.local(try world.instant("2026-11-24T11:00"))
        let ledger = try world.ledger()
        try ledger.transaction { () throws(StorageError) in
            let waiting = try ledger.messages(Ledger.Filter()).map(\.id)
            for id in waiting { try ledger.cancel(id, reason: .cancelledByOperator, at: time) }
        }
        world.mailer.answer(accepted)
        for day in ["2026-11-24T12:00", "2026-11-25", "2026-11-30"] {
            #expect(try await world.once(day).sent == [], "\(day)")
        }
        #expect(try await world.once("2026-12-01").sent == ["C1 claim/1: F1"])
    }

    @Test func `with ThankYou=all whoever pays long before the due date is thanked too`() async throws {
        let world = try World("[Reminders]\nThankYou=all\n")
        try world.client("C1")
        try world.invoice("F1", due: "2026-12-15")
        #expect(try await world.once("2026-11-21").sent == [])
        try world.pay("F1")
        #expect(try await world.once("2026-11-22").sent == ["C1 thanks/1: F1"])
    }

    @Test func `a second run of the same day sends nothing`() async throws {
        let world = try World()
        try world.clients(3, due: "2026-11-21")
        #expect(try await world.once("2026-11-21").delivery.sent == 3)
        let again = try await world.once("2026-11-21T17:00")
        var nothing = PlanningSummary()
        (nothing.looked, nothing.thanks) = (again.planning.looked, again.planning.thanks)
        #expect(again.planning == nothing && again.delivery == DeliverySummary())
        #expect(world.mailer.parcels.count == 3)
    }

    @Test func `a run earlier than the last one is refused, and changes nothing`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-21")
        try await world.once("2026-11-24")
        let before = try world.messages()
        await #expect(throws: EarlierThanLastCycle.self) { try await world.once("2026-11-23") }
        #expect(try world.messages() == before)
    }
}

import Dunning
import Foundation
import Service
import Storage
import TestSupport
import Testing

/// A clock that jumps under the running service.
@Suite struct ClockStepTests {
    private func setBacks(_ events: [Event]) -> Int {
        events.count { if case .clockSetBack = $0 { true } else { false } }
    }

    @Test func `a jump of a month brings the furthest stage alone, once`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-27")
        let events = try await world.serve(["2026-11-24", "2026-12-24", "2026-12-24T11:00"])
        #expect(try world.messages() == ["C1 upcoming/3: F1 sent", "C1 overdue/1: F1 sent"])
        #expect(setBacks(events) == 0)
        try world.expectSoundRecords()
    }

    @Test(arguments: [
        ["2026-11-24", "2026-11-24T09:00", "2026-11-24T10:00"],
        ["2026-11-24", "2026-11-23", "2026-11-24"],
        ["2026-11-24", "2025-11-24", "2026-11-24"], ["2026-11-24T00:03", "2026-11-23T23:57", "2026-11-24T00:04"],
    ])
    func `a clock that is set back repeats nothing, and is told of once`(moments: [String]) async throws {
        let world = try World()
        try world.clients(2, due: "2026-11-21")
        let events = try await world.serve(moments)
        #expect(try world.messages() == ["C1 overdue/1: F1 sent", "C2 overdue/1: F2 sent"])
        #expect(setBacks(events) == 1)
        try world.expectSoundRecords()
    }

    @Test func `a clock that is corrected by seconds is not worth a word`() async throws {
        let world = try World()
        #expect(try await setBacks(world.serve(["2026-11-24T10:05", "2026-11-24T10:00"])) == 0)
    }

    @Test func `what was put off while the clock was a year ahead does not wait for a year`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-21")
        world.mailer.answer { _, number in number == 1 ? deferred : accepted }
        try await world.serve(["2027-11-24", "2026-11-24", "2026-11-24T10:05"])
        #expect(try world.messages() == ["C1 overdue/1: F1 sent"])
    }

    @Test func `RetryFor= of what was put off while the clock was a year ahead counts from now`() async throws {
        let world = try World("[Mail]\nRetryFor=1h\n")
        try world.clients(1, due: "2026-11-21")
        world.mailer.answer(deferred)
        try await world.serve(["2027-11-24", "2026-11-24", "2026-11-24T10:05"])
        #expect(try world.messages() == ["C1 overdue/1: F1 deferred"])
        try await world.serve(["2026-11-24T11:30"])
        #expect(try world.messages() == ["C1 overdue/1: F1 failed"])
    }

    @Test func `a clock that is set back within a round does not keep it busy`() async throws {
        let world = try World()
        try world.clients(2, due: "2026-11-21")
        world.mailer.answer(deferred)
        try await world.once("2026-11-24")
        try world.set("F1", "currency", .text("???"))
        // The round began by a clock that was ahead.
        let began = try world.instant("2026-11-24T11:00")
        let clock = TurningClock(try world.instant("2026-11-24T10:06"))
        let workspace = try world.workspace()
        var postponed = 0
        _ = try await workspace.round(clock: clock.wallClock, isPatient: false).run(
            began: began, until: nil, inbox: Inbox(),
            report: { event in
                guard case .postponed = event else { return }
                postponed += 1
                if postponed > 3 { clock.turn(to: began) }
            }, breathe: {}, projector: nil)
        #expect(postponed == 1)
    }

    @Test func `data that was imported by a clock that was a year ahead does not hold back that of today`() async throws
    {
        let world = try World("[Store]\nMaxDataAge=36h\n")
        try world.synced(at: "2027-11-24T12:00:00Z")
        try await world.serve(["2027-11-24"])
        try world.clients(1, due: "2026-11-21")
        try world.synced(at: "2026-11-24T12:00:00Z")
        try await world.serve(["2026-11-24", "2026-11-24T10:05"])
        #expect(try world.messages() == ["C1 overdue/1: F1 sent"])
    }

    @Test func `after a clock that was in the next month the record of sent mail goes on there`() async throws {
        let world = try World()
        try world.client("C1")
        try world.invoice("F1", due: "2026-12-05")
        try await world.serve(["2026-12-05"])
        try world.client("C2")
        try world.invoice("F2", of: "C2", due: "2026-11-24")
        try await world.serve(["2026-11-24"])
        #expect(world.mailer.parcels.count == 2)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: world.folder.path("sent")).sorted() == [
                "2026-12.jsonl", "copies",
            ])
        try world.expectSoundRecords()
    }

    @Test func `a client written to while the clock was a year ahead can be written to now`() async throws {
        let world = try World()
        try world.clients(1, due: "2027-11-21")
        try await world.serve(["2027-11-21"])
        try world.invoice("F9", due: "2026-11-21")
        let events = try await world.serve(["2026-11-24"])
        #expect(try world.messages() == ["C1 due/1: F1 sent", "C1 overdue/1: F9 sent"])
        #expect(setBacks(events) == 1)
    }
}

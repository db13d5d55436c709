import Digest
import Dunning
import Foundation
import Records
import Service
import Settings
import Storage
import TestSupport
import Testing

/// Years of a small company: what `Keep=` removes, and what it must not lose (design 7.3).
@Suite struct PrunerTests {
    /// Every twenty days; F1 is never paid, F2 is paid when everything about it was pruned, F3 in time.
    @Test func `over four years nothing is sent twice, and who pays after three is thanked`() async throws {
        let world = try World("[Reminders]\nMaxResends=2\n")
        try world.clients(3, due: "2026-02-01")
        var sent: [String] = []
        for (count, day) in try world.days(from: "2026-02-04", to: "2030-02-20", every: 20).enumerated() {
            if count == 1 { try world.pay("F3") }
            if day >= "2030-01-20" { try world.pay("F2") }
            sent += try await world.once(day).sent
        }
        #expect(
            sent.sorted() == [
                "C1 claim/1: F1", "C1 claim/2: F1", "C1 overdue/1: F1",
                "C2 claim/1: F2", "C2 claim/2: F2", "C2 overdue/1: F2", "C2 thanks/1: F2",
                "C3 overdue/1: F3", "C3 thanks/1: F3",
            ])
        #expect(try world.messages() == ["C2 thanks/1: F2 sent"])
        #expect(try world.remains("sent/copies") == ["2030"])
        #expect(try world.remains("notes") == ["2030-02.csv"])
        let report = try world.verify()
        #expect((report.lines, report.copies, report.prunedCopies) == (9, 1, 8))
        #expect(report.findings.map(\.description) == [])
    }

    @Test func `a day is kept for as long as Keep= says, and not a day more`() async throws {
        let world = try await World.aged(until: "2029-02-03")
        // Sent on 2026-02-04.
        #expect(try world.remains("sent/copies") == ["2026"])
        try await world.once("2029-02-04")
        #expect(try world.remains("sent/copies") == ["2026"])
        try await world.once("2029-02-05")
        #expect(try world.remains("sent/copies") == [])
    }

    @Test(arguments: ["forever", "0"])
    func `nothing goes`(keep: String) async throws {
        let world = try await World.aged(until: "2036-02-04", "[Ledger]\nKeep=\(keep)\n")
        #expect(try world.messages().count == 4)
        try world.expectSoundRecords()
    }

    @Test(arguments: 0...6)
    func `a death after that many steps is made good by the next time`(steps: Int) async throws {
        let world = try await World.aged(until: "2029-01-20")
        let now = try world.instant("2029-02-06")
        var left = steps
        try world.workspace().pruner.run(at: now) {
            left -= 1
            return left >= 0
        }
        #expect(try world.verify().findings.map(\.description) == [])
        try await world.expectPruned(after: "2029-02-06")
    }

    @Test func `a death between a file and the ledger is made good by the next time`() async throws {
        let world = try await World.aged(until: "2029-01-20")
        let ledger = try world.ledger()
        try ledger.transaction { () throws(StorageError) in try ledger.set(.copiesPrunedBefore, "2026-02-06") }
        #expect(try CopyStore.prune(before: "2026-02-06".date, in: world.folder.path("sent"), limit: 1) == 1)
        try NotesFile.remove("2026-02.csv", in: world.folder.path("notes"))
        #expect(try world.verify().findings.map(\.description) == [])
        try await world.expectPruned(after: "2029-02-06")
    }

    @Test func `an open note is never too old, and one done late counts from then`() async throws {
        let world = try await World.aged(until: "2028-12-20", closingNotes: false)
        let ledger = try world.ledger()
        let notes = try world.notes()
        #expect(notes.count == 4)
        #expect(try ledger.complete(note: notes[0].id, by: "ana", at: world.instant("2026-02-05")))
        #expect(try ledger.complete(note: notes[1].id, by: "ana", at: world.instant("2027-02-04")))
        for day in ["2029-01-19", "2029-02-10"] { try await world.once(day) }
        #expect(try world.notes().map(\.id) == notes.dropFirst().map(\.id))
        #expect(try world.remains("notes") == ["2026-02.csv"])
        try await world.once("2029-03-04")
        #expect(try world.remains("notes") == [])
    }

    @Test func `a clock that is ahead by years removes nothing until it has run on for a month`() async throws {
        let world = try await World.aged(until: "2026-03-20")
        for day in try world.days(from: "2040-01-01", to: "2040-01-31", every: 10) { try await world.once(day) }
        #expect(try world.messages().count == 4)
        try await world.once("2040-02-01")
        try world.expectAllPruned()
    }

    @Test func `what is missing or edited is found all the same`() async throws {
        let world = try await World.aged(until: "2029-02-06")
        try world.clients(2, due: "2029-02-01", from: 11)
        try await world.once("2029-02-07")
        try #require(world.verify().isSound)
        let harm = "rm copies/2029/02/07/*; sed -i 1s/C1/C9/ 2026-02.jsonl"
        try #require(try run("sh", ["-ec", harm], in: world.sent).status == 0)
        #expect(
            try world.verify().findings.map { $0.description.prefix(15) } == [
                "2026-02.jsonl:1", "2029-02.jsonl:1", "2029-02.jsonl:2",
            ])
    }
}

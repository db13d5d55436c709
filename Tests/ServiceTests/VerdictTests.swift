import Delivery
import Dunning
import Service
import Storage
import TestSupport
import Testing

/// What becomes of the server's verdicts (design 7; 4.2, rules 10 and 11).
@Suite struct VerdictTests {
    @Test func `a message refused for good fails with its note, and the next stage is a new chance`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-21")
        world.mailer.answer(failed)
        #expect(try await world.once("2026-11-24").delivery.failed == 1)
        #expect(try world.notes().map(\.result) == [.failed])
        #expect(try world.notes()[0].detail == failed.reply)
        world.mailer.answer(accepted)
        #expect(try await world.once("2026-11-30").sent == [])
        #expect(try await world.once("2026-12-01").sent == ["C1 claim/1: F1"])
        try world.expectSoundRecords()
    }

    @Test func `the words of a refused address stand in the note once`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-21")
        let address = try #require(EmailAddress("c1@example.org"))
        world.mailer.answer(
            Verdict(.failed, reply: failed.reply, refused: [.init(address: address, reply: failed.reply)]))
        try await world.once("2026-11-24")
        #expect(try world.notes().map(\.detail) == ["c1@example.org: \(failed.reply)"])
    }

    @Test func `a message that the server defers fails after RetryFor, with one note`() async throws {
        let world = try World("[Mail]\nRetryFor=1h\n")
        try world.clients(1, due: "2026-11-21")
        world.mailer.answer(deferred)
        for time in ["10:00", "10:05", "10:20", "10:45"] {
            #expect(try await world.once("2026-11-24T\(time)").delivery.deferred == 1, "\(time)")
        }
        #expect(try world.notes() == [])
        #expect(try await world.once("2026-11-24T11:30").delivery.failed == 1)
        #expect(try world.notes().map(\.result) == [.failed])
        #expect(try world.message().reason == .retriesExpired)
        #expect(try world.attempts(of: 1).map(\.verdict) == Array(repeating: "deferred", count: 5))
    }

    @Test func `a recipient refused for good is named in note and audit, and written to again with another email`()
        async throws
    {
        let world = try World()
        try world.client("C1", email: "a@example.org, b@example.org")
        try world.invoice("F1", due: "2026-11-21")
        let a = try #require(EmailAddress("a@example.org"))
        world.mailer.answer(
            Verdict(.accepted, reply: "250 ok", refused: [.init(address: a, reply: "550 no such user")]))
        try await world.once("2026-11-24")
        let note = try #require(try world.notes().first)
        #expect(note.recipients.map(\.value) == ["b@example.org"])
        #expect(note.detail == "a@example.org: 550 no such user")
        #expect(try world.ledger().message(id: 1)?.refused == [a])
        world.mailer.answer(accepted)
        try await world.once("2026-12-01")
        #expect(try world.auditLines().map { $0["refused"] as? [String] } == [["a@example.org"], []])
        try world.set(client: "C1", "email", .text("a@example.org"))
        try await world.once("2026-12-08")
        #expect(
            world.mailer.parcels.map { $0.envelope.recipients.map(\.value) }
                == [["a@example.org", "b@example.org"], ["b@example.org"], ["a@example.org"]])
        try world.expectSoundRecords()
    }

    @Test func `a client without an address gets one note until the address changes`() async throws {
        let world = try World()
        try world.client("C1", email: "")
        try world.invoice("F1", due: "2026-11-21")
        for time in ["2026-11-24T10:00", "2026-11-24T11:00", "2026-12-02"] { try await world.once(time) }
        #expect(try world.notes().map(\.result) == [.noAddress])
        try world.set(client: "C1", "email", .text("no es una dirección"))
        for time in ["2026-12-02T11:00", "2026-12-03"] { try await world.once(time) }
        #expect(try world.notes().map(\.result) == [.noAddress, .noAddress])
        try world.set(client: "C1", "email", .text("c1@example.org"))
        #expect(try await world.once("2026-12-04").sent == ["C1 overdue/1: F1"])
        try world.set(client: "C1", "email", .text("no es una dirección"))
        try await world.once("2026-12-11")
        #expect(try world.notes().map(\.result) == [.noAddress, .noAddress, .sent, .noAddress])
        try world.expectSoundRecords()
    }

    @Test func `a missing address is told of once, not at every poll`() async throws {
        let world = try World()
        try world.client("C1", email: "")
        try world.invoice("F1", due: "2026-11-21")
        func isTold(_ day: Day) -> Bool { day.events.contains { if case .addressMissing = $0 { true } else { false } } }
        #expect(isTold(try await world.once("2026-11-24")))
        let again = try await world.once("2026-11-24T10:05")
        #expect(!isTold(again) && again.planning.unreachable == 1)
    }

    @Test func `a message refused after an uncertain attempt stays uncertain`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-21")
        world.mailer.answer(uncertain)
        try await world.once("2026-11-24")
        world.mailer.answer(failed)
        try await world.once("2026-11-24T10:05")
        let message = try world.message()
        #expect(message.state == .uncertain && message.nextAttempt == nil)
        #expect(try world.notes() == [])
    }

    @Test func `notes and audit of a batch over the turn of a month go to their months`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-27")
        try await world.once("2026-11-30T23:59")
        try world.client("C2")
        try world.invoice("F2", of: "C2", due: "2026-11-28")
        try await world.once("2026-12-01T00:00")
        #expect(try world.folder.read("notes/2026-11.csv").contains("C1"))
        #expect(try world.folder.read("notes/2026-12.csv").contains("C2"))
        #expect(try world.auditLines().map { $0["seq"] as? Int } == [1, 2])
        try world.expectSoundRecords()
    }

    @Test func `a failed message that a person retries has RetryFor again, and its addresses are asked once more`()
        async throws
    {
        let world = try World()
        try world.client("C1", email: "a@example.org")
        try world.invoice("F1", due: "2026-11-21")
        let a = try #require(EmailAddress("a@example.org"))
        world.mailer.answer(
            Verdict(.failed, reply: "550 no such user", refused: [.init(address: a, reply: "550 no such user")]))
        try await world.once("2026-11-24")
        let failed = try world.message()
        #expect(failed.state == .failed)
        let ledger = try world.ledger()
        try ledger.transaction { () throws(StorageError) in try ledger.revive(failed, next: failed.createdAt) }
        world.mailer.answer(Verdict(.deferred, reply: "451 later"))
        try await world.once("2026-11-30")
        #expect(try world.message().state == .deferred)
        world.mailer.answer(accepted)
        try await world.once("2026-11-30T12:00")
        #expect(try world.message().state == .sent)
    }

    @Test func `no address of a message gets into the log`() async throws {
        let world = try World()
        try world.client("C1", email: "Ana@Example.org")
        try world.invoice("F1", due: "2026-11-21")
        world.mailer.answer(
            Verdict(.deferred, reply: "450 4.1.1 <ana@example.org>: was 'Ana@Example.org', now box@inside"))
        let events = try await world.once("2026-11-24").events
        let told = events.compactMap { event in
            if case .deferred(_, _, let reply, _) = event { reply } else { nil }
        }
        #expect(told == ["450 4.1.1 <address>: was 'address', now address"])
        #expect(try world.message().reply.contains("ana@example.org"))
    }
}

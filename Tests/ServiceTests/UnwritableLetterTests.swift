import Delivery
import Dunning
import Foundation
import Service
import Storage
import TestSupport
import Testing

/// A letter that cannot be written is its client's fault and keeps nobody else's (rule 12).
@Suite struct UnwritableLetterTests {
    /// Each of the client's invoices as often as it has pairs of them: sixty are too many, three are not.
    private static let cubic =
        "{{#invoices}}{{#invoices}}{{#invoices}}{{number}} {{/invoices}}{{/invoices}}{{/invoices}}"
    private static let good = "{{#invoices}}{{number}} {{/invoices}}"

    /// C1 owes sixty invoices, and C2 three.
    private func world(_ lines: String = "", template: String = cubic) throws -> World {
        let world = try World(lines)
        try debtor("C1", owing: 60, in: world)
        try debtor("C2", owing: 3, in: world)
        try write(template, in: world)
        return world
    }

    private func debtor(_ id: String, owing count: Int, due: String = "2026-11-21", in world: World) throws {
        try world.store.transaction { () throws(StorageError) in
            try world.client(id)
            for number in 1...count { try world.invoice("\(id)-\(number)", of: id, due: due) }
        }
    }

    private func write(_ template: String, in world: World) throws {
        let folder = world.folder.url.appending(path: "templates/es")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(template.utf8).write(to: folder.appending(path: "overdue.txt"))
    }

    private func complaint(in world: World) -> String {
        "\(world.folder.path("templates/es/overdue.txt")):1: filled, it is longer than any message; expected no section of "
            + "a list inside itself, or fewer items"
    }

    private func broken(_ day: Day) -> [BrokenRecord] {
        day.events.compactMap { if case .broken(let record) = $0 { record } else { nil } }
    }

    private let ofC2 = ["C2 overdue/1: C2-1, C2-2, C2-3"]

    @Test func `its client is skipped and named, the others get theirs, and it goes once the template is mended`()
        async throws
    {
        let world = try world()
        let day = try await world.once("2026-11-24")
        #expect(day.sent == ofC2)
        #expect(day.planning.broken == 1 && !day.planning.isBroken)
        let fault = RecordFault.unwritable(complaint: complaint(in: world))
        #expect(broken(day) == [BrokenRecord(clientID: "C1", invoiceID: nil, fault: fault)])
        try write(Self.good, in: world)
        let mended = try await world.once("2026-11-24T11:00")
        #expect(mended.delivery.sent == 1 && mended.planning.broken == 0)
        try world.expectSoundRecords()
    }

    /// Its debts are older, so its turn comes first.
    @Test func `it takes no other client's turn at a mailbox that both have`() async throws {
        let world = try World("[Contact]\nMaxPerDay=1\n")
        try debtor("C1", owing: 60, due: "2026-11-20", in: world)
        try debtor("C2", owing: 3, in: world)
        try world.set(client: "C1", "email", .text("c2@example.org"))
        try write(Self.cubic, in: world)
        let day = try await world.once("2026-11-24")
        #expect(day.sent == ofC2)
        #expect(day.planning.limited == 0)
    }

    @Test(arguments: [(2, false), (1, true)])
    func `more of them than MaxBadRecords= allows are the template's fault, and nothing is sent`(
        allowed: Int, isBroken: Bool
    ) async throws {
        let world = try world("[Reminders]\nMaxBadRecords=\(allowed)\n")
        try debtor("C3", owing: 60, in: world)
        let day = try await world.once("2026-11-24")
        #expect(day.planning.isBroken == isBroken)
        #expect(day.sent == (isBroken ? [] : ofC2))
        let told = isBroken ? "nothing sent: the letters to 2 of 3 clients cannot be written" : "2 broken records"
        #expect(day.line.hasSuffix(told))
        let now = try world.instant("2026-11-24")
        let plan = try Inquiry(world.settings).plan(from: world.zone.local(now).date, days: 1, now: now)
        #expect(plan[0].isBroken == isBroken)
        try write(Self.good, in: world)
        #expect(try await world.once("2026-11-24T11:00").delivery.sent == (isBroken ? 3 : 2))
    }

    @Test func `one that must be written again waits at the door with the reason, and goes once it can be`()
        async throws
    {
        let world = try world(template: Self.good)
        world.mailer.answer(deferred)
        #expect(try await world.once("2026-11-24").delivery.deferred == 2)
        world.mailer.answer(accepted)
        try world.set("C1-1", "balance", .integer(700))
        try write(Self.cubic, in: world)
        let day = try await world.once("2026-11-24T11:00")
        #expect(day.sent == ofC2)
        #expect(day.delivery.postponed == 1)
        let waiting = try world.ledger().messages(Ledger.Filter(states: [.deferred]))
        #expect(waiting.map(\.reason) == [.fault(.unwritable(complaint: complaint(in: world)))])
        try write(Self.good, in: world)
        #expect(try await world.once("2026-11-24T11:05").delivery.sent == 1)
        try world.expectSoundRecords()
    }

    @Test func `plan, explain, preview and simulate tell of it`() async throws {
        let world = try world()
        let now = try world.instant("2026-11-24")
        let today = world.zone.local(now).date
        let fault = RecordFault.unwritable(complaint: complaint(in: world))
        let inquiry = try Inquiry(world.settings)

        let day = try inquiry.plan(from: today, days: 1, now: now)[0]
        #expect(day.messages.map(\.client.id.value) == ["C2"])
        #expect(day.broken == [BrokenRecord(clientID: "C1", invoiceID: nil, fault: fault)])
        #expect(day.unsent.count == 60)

        let explained = try inquiry.explain("C1-7", asOf: today, now: now)
        #expect(explained.flatMap(\.explanation.lines).contains { $0.fate == .held(.fault(fault)) })
        #expect(
            try inquiry.explain("C2-1", asOf: today, now: now).flatMap(\.explanation.lines).contains {
                $0.fate == .today
            })

        #expect {
            try inquiry.preview("C1-7", stage: nil, at: world.zone.local(now), present: now)
        } throws: { error in
            "\(error)" == "client 'C1' is skipped: \(fault)"
        }

        let folder = world.folder.path("simulation")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let report = try await Simulation(world.settings, days: today...today, folder: folder).run(inbox: Inbox())
        #expect(report.brokenCount == 1)
        for reminder in report.reminders {
            let isSent = reminder.client.id.value == "C2"
            #expect((reminder.sending != nil) == isSent, "\(reminder.number)")
            #expect(reminder.obstacle == (isSent ? nil : .fault(fault)), "\(reminder.number)")
        }
        #expect(report.reminders.count == 63)
    }

    @Test func `where nothing else is sent, the silence begins with it`() async throws {
        let world = try World()
        try debtor("C1", owing: 60, in: world)
        try write(Self.cubic, in: world)
        try await world.once("2026-11-24")
        #expect(try world.ledger().silentSince() == (try world.instant("2026-11-24")))
    }
}

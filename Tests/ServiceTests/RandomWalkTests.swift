import Delivery
import Dunning
import Service
import Storage
import Testing

/// Weeks of anything that can happen, in any order, and what must be true all the same.
@Suite struct RandomWalkTests {
    @Test(arguments: [1, 2, 3, 48, 91] as [UInt64])
    func `nothing is sent twice, lost, or demanded of who has paid`(seed: UInt64) async throws {
        let walk = try Walk(seed: seed)
        for step in 1...30 {
            try await walk.step()
            try walk.expectTruth("seed \(seed), step \(step)")
        }
        try await walk.calmDown()
        try walk.expectTruth("seed \(seed), at the end")
        try walk.world.expectSoundRecords()
        #expect(walk.delivered >= 10, "seed \(seed): a walk of nothing shows nothing")
    }
}

/// A company to which everything happens, by the numbers of a seed.
private final class Walk {
    let world: World
    private let dice: Dice
    private var now: Instant
    private var invoices = 0
    /// The bytes that may have reached a client, by the Message-ID, and the Message-ID by what it reminded of.
    private var bytes: [MessageID: [UInt8]] = [:]
    private var carrier: [ReminderIdentity: MessageID] = [:]
    private var seen = 0

    var delivered: Int { bytes.count }

    init(seed: UInt64) throws {
        dice = Dice(seed: seed)
        world = try World(
            """
            [Reminders]
            Group=\(seed.isMultiple(of: 2) ? "client" : "invoice")
            DaysBefore=5,2
            ThankYou=\(seed.isMultiple(of: 3) ? "all" : "reminded")
            [Mail]
            Uncertain=\(seed.isMultiple(of: 5) ? "hold" : "resend")
            RetryFor=1d
            """, mailer: ScriptedMailer(capacity: Int(seed % 3) + 1))
        now = try world.instant("2026-11-21")
        for client in 1...4 { try world.client("C\(client)") }
        for _ in 1...10 { try addInvoice() }
    }

    private func addInvoice() throws {
        invoices += 1
        let due = world.zone.local(now).date.adding(days: dice.number(-5...12))
        try world.invoice(
            "F\(invoices)", of: "C\(dice.number(1...4))", due: due.description, balance: Int64(dice.number(1...9)))
    }

    func step() async throws {
        now = now.adding(seconds: Int64(dice.number(1...30 * 3600)))
        for _ in 0..<dice.number(0...3) { try change() }
        try await run(faults: true)
    }

    /// Days without any trouble, so that what waits comes to its end.
    func calmDown() async throws {
        for _ in 1...3 {
            now = now.adding(seconds: 86_400)
            try await run(faults: false)
        }
    }

    private func change() throws {
        let id = "F\(dice.number(1...invoices))"
        let client = "C\(dice.number(1...4))"
        switch dice.number(1...10) {
        case 1...3: try world.pay(id)
        case 4: try world.set(id, "status", .text("open"))
        case 5: try world.set(id, "status", .text("disputed"))
        case 6: try world.set(id, "balance", .integer(Int64(dice.number(0...9))))
        case 7: try world.set(id, "client_id", .text(client))
        case 8:
            try world.set(
                client: client, "email", .text(dice.happens(30) ? "" : "\(client)x\(dice.number(1...3))@example.org"))
        case 9:
            try world.set(id, "due_on", .text(world.zone.local(now).date.adding(days: dice.number(-9...9)).description))
        default: try addInvoice()
        }
    }

    private func run(faults: Bool) async throws {
        let inbox = Inbox()
        let death = Flag()
        world.mailer.answer { [dice, path = world.ledgerPath] _, _ in
            guard faults else { return accepted }
            switch dice.number(1...100) {
            case 1...12: return deferred
            case 13...18: return failed
            case 19...26: return uncertain
            case 27...30:
                inbox.stop()
                return accepted
            case 31...36:
                death.raise()
                World.block(ledger: path)
                return accepted
            default: return accepted
            }
        }
        do {
            try await world.once(try world.workspace(), at: now, inbox: inbox)
            #expect(!death.isUp, "a dead run has no end")
        } catch {
            guard death.isUp else { throw error }
        }
        World.unblock(ledger: world.ledgerPath)
    }

    func expectTruth(_ place: Comment) throws {
        let ledger = try world.ledger()
        let messages = try ledger.messages(Ledger.Filter())
        try expectOnce(ledger, place)
        for message in messages where [.queued, .deferred].contains(message.state) {
            #expect(message.nextAttempt != nil, place)
        }
        let ended = messages.count { $0.state == .sent || $0.state == .failed }
        let notes = try world.notes()
        #expect(notes.count { $0.result != .noAddress } == ended, place)
        #expect(try ledger.auditHead()?.sequence ?? 0 == messages.count { $0.state == .sent }, place)
    }

    /// Looks at what was sent since it last looked.
    private func expectOnce(_ ledger: Ledger, _ place: Comment) throws {
        let parcels = world.mailer.parcels
        defer { seen = parcels.count }
        for parcel in parcels[seen...] {
            let message = try #require(try ledger.message(parcel.messageID), place)
            let reminders = try ledger.reminders(of: message.id).filter { $0.dropped == nil }
            for reminder in reminders { try expectOwed(reminder.identity, place) }
            // Refused, or put off: nobody has it.
            guard message.state == .sent || message.state == .sending || message.wasUncertain else { continue }
            #expect(bytes[parcel.messageID].map { $0 == parcel.bytes } != false, place)
            bytes[parcel.messageID] = parcel.bytes
            for reminder in reminders {
                #expect(carrier[reminder.identity].map { $0 == parcel.messageID } != false, place)
                carrier[reminder.identity] = parcel.messageID
            }
        }
    }

    /// The store does not change while a run goes on.
    private func expectOwed(_ identity: ReminderIdentity, _ place: Comment) throws {
        let open = try world.store.query(
            "SELECT status = 'open' AND balance > 0, status = 'paid' OR status = 'open' AND balance <= 0 "
                + "FROM invoice WHERE id = ?", [.text(identity.invoiceID.value)]
        ) { $0.int64(identity.rung.stage.isDemand ? 0 : 1) }
        #expect(open == [1], place)
    }
}

import Dunning
import Testing

/// Rule 9: what the store, read again immediately before an attempt, makes of a message in the outbox.
@Suite struct DoorTests {
    /// The message planned on `day`, still in the outbox when the day after begins; earlier ones were accepted.
    private static func waiting(_ life: Life, since day: Int) throws -> (Life, Life.Letter) {
        var life = life
        life.live(through: day - 1)
        life.delivery = .pending
        life.live(through: day)
        life.delivery = .accepted
        return (life, try #require(life.letters.last { $0.day == day }))
    }

    struct Change: CustomTestStringConvertible {
        let testDescription: String
        let reason: Reason
        let change: @Sendable (inout Life) -> Void
    }

    static let cancellations = [
        Change(testDescription: "paid", reason: .paid) { $0.pay() },
        Change(testDescription: "nothing left to pay", reason: .paid) { $0["A"].balance = 0 },
        Change(testDescription: "paid, and thanks are off", reason: .paid) {
            $0.pay()
            $0.policy.thanks = .no
        },
        Change(testDescription: "disputed", reason: .disputed(because: "falta guía")) {
            $0["A"].status = "disputed"
            $0["A"].reason = "falta guía"
        },
        Change(testDescription: "rejected", reason: .rejected(because: nil)) { $0["A"].status = "rejected" },
        Change(testDescription: "void", reason: .void(because: nil)) { $0["A"].status = "void" },
        Change(testDescription: "cash after all", reason: .cash) { $0["A"].terms = "cash" },
        Change(testDescription: "reminders off", reason: .remindersOff) { $0.client.reminders = 0 },
        Change(testDescription: "row gone", reason: .invoiceGone) { $0.invoices = [] },
        Change(testDescription: "due date moved", reason: .dueDateChanged(to: Life.date(60))) {
            $0.moveDueDate(to: 60)
        },
        Change(testDescription: "owed in another currency", reason: .currencyChanged) { $0["A"].currency = "USD" },
        Change(testDescription: "issued later", reason: .notIssuedYet(Life.date(50))) {
            $0["A"].issuedOn = Life.date(50).description
        },
        Change(testDescription: "the start moved", reason: .dueBeforeStart(from: Life.date(31))) {
            $0.policy.pastInvoicesFrom = Life.date(31)
        },
        Change(testDescription: "no address any more", reason: .noAddress) { $0.client.email = "" },
        Change(testDescription: "stage turned off", reason: .settingsChanged) { $0.policy.remindsOnDueDate = false },
        Change(testDescription: "the next stage's date came", reason: .superseded(by: Rung(.overdue))) {
            $0.sleep(until: 33)
        },
        Change(testDescription: "the next stage's date came with stale data", reason: .superseded(by: Rung(.overdue))) {
            $0.sleep(until: 33)
            $0.freshness = .stale(.unknownAge)
        },
    ]

    /// For an invoice that was reminded before, and for one that was not: the reason is the same.
    @Test(arguments: cancellations, [[3], []]) func `is cancelled, with the reason`(change: Change, before: [Int])
        throws
    {
        var start = Life(Life.invoice("A"))
        start.policy.daysBefore = before
        var (life, letter) = try Self.waiting(start, since: 30)
        change.change(&life)
        guard case .cancel(let dropped) = life.door(letter) else {
            Issue.record("\(life.door(letter))")
            return
        }
        #expect(dropped.map(\.identity) == letter.identities)
        #expect(dropped.map(\.reason) == [change.reason])
    }

    @Test func `unchanged, it goes as of the day`() throws {
        let (life, letter) = try Self.waiting(Life(Life.invoice("A")), since: 30)
        let message = try #require(life.door(letter).message)
        #expect(message.reminders.map(\.identity) == letter.identities)
        #expect(message.day == Life.date(31))
    }

    @Test func `a changed amount and address are written as they are now`() throws {
        var (life, letter) = try Self.waiting(Life(Life.invoice("A")), since: 30)
        life["A"].balance = 250
        life.client.email = "caja@acme.example"
        let message = try #require(life.door(letter).message)
        #expect(message.balance.decimal == "250")
        #expect(message.recipients.map(\.value) == ["caja@acme.example"])
    }

    @Test func `an early stage ends the day before the due date`() throws {
        var start = Life(Life.invoice("A"))
        start.policy.remindsOnDueDate = false
        let (life, letter) = try Self.waiting(start, since: 27)
        var later = life
        later.sleep(until: 29)
        #expect(later.door(letter).message != nil)
        later.sleep(until: 30)
        #expect(later.door(letter).reasons == [.stageEnded(on: Life.date(29))])
    }

    @Test func `an early stage that ends after another was sent says the same`() throws {
        var start = Life(Life.invoice("A"))
        start.policy.remindsOnDueDate = false
        start.policy.daysBefore = [10, 3]
        var (life, letter) = try Self.waiting(start, since: 27)
        life.sleep(until: 30)
        #expect(life.door(letter).reasons == [.stageEnded(on: Life.date(29))])
    }

    @Test func `an issue notice survives a new due date and gives way to the next stage`() throws {
        var start = Life(Life.invoice("A"))
        start.policy.newInvoicesFrom = Life.date(0)
        var (life, letter) = try Self.waiting(start, since: 0)
        life.moveDueDate(to: 60)
        #expect(life.door(letter).message != nil)
        life.sleep(until: 57)
        #expect(life.door(letter).reasons == [.superseded(by: Rung(.upcoming, 3))])
    }

    @Test func `a claim does not age into the next one`() throws {
        var (life, letter) = try Self.waiting(Life(Life.invoice("A")), since: 40)
        life.sleep(until: 90)
        #expect(life.door(letter).message?.rung == Rung(.claim, 1))
    }

    @Test func `a claim beyond MaxResends is not asked for any more`() throws {
        var (life, letter) = try Self.waiting(Life(Life.invoice("A")), since: 47)
        life.policy.maximumResends = 1
        #expect(life.door(letter).reasons == [.ladderFinished(claims: 1)])
    }

    @Test func `a longer tolerance takes overdue back`() throws {
        var (life, letter) = try Self.waiting(Life(Life.invoice("A")), since: 33)
        life.policy.toleranceDays = 10
        #expect(life.door(letter).reasons == [.settingsChanged])
    }

    @Test(arguments: [33, 40]) func `stale data makes overdue and claims wait`(day: Int) throws {
        var (life, letter) = try Self.waiting(Life(Life.invoice("A")), since: day)
        life.freshness = .stale(.unknownAge)
        #expect(life.door(letter) == .postpone(.staleData(.unknownAge)))
    }

    @Test func `a broken record makes its message wait, and only its own`() throws {
        var (life, letter) = try Self.waiting(Life(Life.invoice("A"), Life.invoice("B", due: 200)), since: 30)
        let fault = RecordFault.missing(field: "invoice.number")
        let invoiceA = BrokenRecord(clientID: "ACME", invoiceID: "A", fault: fault)
        let invoiceB = BrokenRecord(clientID: "ACME", invoiceID: "B", fault: fault)
        let client = BrokenRecord(clientID: "ACME", invoiceID: nil, fault: fault)
        #expect(life.door(letter, broken: [invoiceB]).message != nil)
        #expect(life.door(letter, broken: [client]) == .postpone(.fault(fault)))
        life.invoices.removeFirst()
        #expect(life.door(letter, broken: [invoiceA]) == .postpone(.fault(fault)))
    }

    @Test func `part of a group leaves it and the rest goes`() throws {
        let start = Life(Life.invoice("A"), Life.invoice("B", due: 33), Life.invoice("C", due: 27))
        var (life, letter) = try Self.waiting(start, since: 30)
        #expect(life.story.last == "30 C overdue, A due, B upcoming 3")
        life.pay("C")
        life.moveDueDate(of: "B", to: 31)
        let verdict = life.door(letter)
        #expect(verdict.message?.reminders.map(\.invoice.id.value) == ["A"])
        #expect(verdict.message?.stage == .due)
        #expect(verdict.reasons == [.paid, .dueDateChanged(to: Life.date(31))])
    }

    @Test func `a message to the same client on the same day is no obstacle`() throws {
        let start = Life(Life.invoice("A"), Life.invoice("B", currency: "USD"))
        var (life, _) = try Self.waiting(start, since: 30)
        life.letters[life.letters.count - 2].state = .sent
        let letter = try #require(life.letters.last)
        life.sleep(until: 30)
        #expect(life.door(letter).message?.currency.code == "USD")
    }

    @Test func `a group stays one when grouping is turned off`() throws {
        var (life, letter) = try Self.waiting(Life(Life.invoice("A"), Life.invoice("B")), since: 30)
        life.policy.grouping = .invoice
        #expect(life.door(letter).message?.reminders.count == 2)
    }

    @Test func `by invoice, a stage already overtaken in the outbox is superseded`() throws {
        var start = Life(Life.invoice("A"))
        start.policy.grouping = .invoice
        start.policy.maximumResends = 0
        var (life, letter) = try Self.waiting(start, since: 30)
        life.live(through: 33)
        #expect(life.story.suffix(2) == ["30 A due", "33 A overdue"])
        #expect(life.door(letter).reasons == [.superseded(by: Rung(.overdue))])
    }

    static let lostThanks = [
        Change(testDescription: "reopened", reason: .notPaidYet) { $0.reopen() },
        Change(testDescription: "reopened, and the next stage is due", reason: .notPaidYet) {
            $0.reopen()
            $0.sleep(until: 33)
        },
        Change(testDescription: "void", reason: .void(because: nil)) { $0["A"].status = "void" },
        Change(testDescription: "thanks turned off", reason: .settingsChanged) { $0.policy.thanks = .no },
        Change(testDescription: "reminders off", reason: .remindersOff) { $0.client.reminders = 0 },
    ]

    @Test(arguments: lostThanks) func `thanks that are no longer due are cancelled`(change: Change) throws {
        var start = Life(Life.invoice("A"))
        start.live(through: 30)
        start.pay()
        var (life, letter) = try Self.waiting(start, since: 31)
        #expect(life.door(letter).message?.stage == .thanks)
        change.change(&life)
        #expect(life.door(letter).reasons == [change.reason])
    }
}

extension DoorVerdict {
    /// What is left to be sent; `nil` when nothing may go now.
    var message: PlannedMessage? {
        if case .proceed(let message, _) = self { message } else { nil }
    }

    /// Why reminders leave the message, in its order.
    var reasons: [Reason] {
        switch self {
        case .proceed(_, let dropped), .cancel(let dropped): dropped.map(\.reason)
        case .postpone: []
        }
    }
}

import Dunning

/// A client to whom anything may happen: what people, banks, clerks and mail servers do in some hundred days.
struct RandomWorld {
    var life: Life
    private var chance: Chance

    init(seed: Int) {
        chance = Chance(seed: seed)
        life = Life(policy: Self.policy(&chance))
        life.policy.pastInvoicesFrom = Life.date(chance.number(-40...10))
        for _ in 0..<chance.number(1...5) { addInvoice() }
    }

    private static func policy(_ chance: inout Chance) -> Policy {
        Policy(
            pastInvoicesFrom: Life.date(0), newInvoicesFrom: chance.one(of: nil, Life.date(0), Life.date(-20)),
            termDays: chance.number(1...40), daysBefore: chance.one(of: [], [3], [10, 3], [7, 5, 1]),
            remindsOnDueDate: chance.one(of: true, false), toleranceDays: chance.number(0...8),
            resendDays: chance.number(1...9), maximumResends: chance.one(of: nil, 0, 1, 4),
            thanks: chance.one(of: .reminded, .all, .no), grouping: chance.one(of: .client, .client, .invoice))
    }

    /// What happens in the store and in the configuration before the day's cycle.
    mutating func change() {
        if chance.once(in: 12) { addInvoice() }
        if chance.once(in: 15) { life.sleep(until: life.day + chance.number(1...20)) }
        if chance.once(in: 20) {
            let start = life.policy.pastInvoicesFrom
            life.policy = Self.policy(&chance)
            life.policy.pastInvoicesFrom = start
        }
        if chance.once(in: 60) { life.policy.pastInvoicesFrom = Life.date(life.day - chance.number(0...40)) }
        if chance.once(in: 10) { life.freshness = chance.one(of: .fresh, .fresh, .stale(.unknownAge)) }
        changeClient()
        for index in life.invoices.indices { changeInvoice(index) }
        if chance.once(in: 50), !life.invoices.isEmpty {
            life.invoices.remove(at: chance.number(0...life.invoices.count - 1))
        }
    }

    private mutating func changeClient() {
        guard chance.once(in: 15) else { return }
        life.client.toleranceDays = chance.one(of: nil, 0, 5, 20)
        life.client.resendDays = chance.one(of: nil, 1, 10)
        life.client.daysBefore = chance.one(of: nil, "none", "20,2")
        life.client.termDays = chance.one(of: nil, 5, 30)
        life.client.email = chance.one(of: "", "a@acme.example", "a@acme.example,b@acme.example")
        life.client.reminders = chance.one(of: 0, 1, 1, 1, 1, 1)
        life.refused = Set([EmailAddress("a@acme.example")].compactMap { chance.one(of: $0, nil) })
    }

    private mutating func addInvoice() {
        let issued = life.day + chance.number(-30...15)
        let due = chance.one(of: nil, issued + chance.number(-5...35), life.day + chance.number(-60...20))
        life.invoices.append(
            Life.invoice(
                "I\(life.letters.count)-\(life.invoices.count)-\(chance.number(0...999_999))", issued: issued,
                due: due, currency: chance.one(of: "CLP", "CLP", "USD")))
    }

    private mutating func changeInvoice(_ index: Int) {
        guard chance.once(in: 20) else { return }
        life.seenOpen.insert(InvoiceID(life.invoices[index].id))
        switch chance.number(0...9) {
        case 0...2: life.invoices[index].status = "paid"
        case 3: life.invoices[index].balance = chance.one(of: 0, -1, 500, 1000)
        case 4: life.invoices[index].status = chance.one(of: "disputed", "rejected", "void")
        case 5, 6: life.invoices[index].status = "open"
        case 7: life.invoices[index].terms = chance.one(of: "cash", "credit", "credit")
        // A few days to choose from, so that due dates also come back.
        case 8: life.invoices[index].dueOn = Life.date(life.day / 30 * 30 + chance.one(of: 0, 10, 20)).description
        default: life.invoices[index].dueOn = nil
        }
    }

    /// What is in the outbox meets the door and then, perhaps, the server. Gives the reminders that passed the door.
    mutating func attemptOutbox() -> [Reminder] {
        var passed: [Reminder] = []
        for index in life.letters.indices where life.letters[index].state.isPending {
            switch life.door(life.letters[index]) {
            case .cancel:
                life.letters[index].state = .cancelled
            case .postpone:
                continue
            case .proceed(let message, _):
                passed += message.reminders
                life.letters[index].identities = message.reminders.map(\.identity)
                life.letters[index].state = chance.one(of: .sent, .failed, .uncertain, .deferred)
                life.letters[index].day = life.day
            }
        }
        return passed
    }

    mutating func send(_ messages: [PlannedMessage]) {
        for message in messages {
            life.delivery = chance.one(of: .accepted, .accepted, .accepted, .failed, .uncertain, .pending)
            life.send([message])
        }
        life.sleep(until: life.day + 1)
    }

    /// The same client with its invoices in another order.
    mutating func shuffled() -> ClientCase {
        let sorted = life.clientCase()
        return ClientCase(
            client: sorted.client, invoices: sorted.invoices.shuffled(using: &chance), history: sorted.history)
    }
}

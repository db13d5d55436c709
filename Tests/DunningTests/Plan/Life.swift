import Dunning

/// One client's life told in days, for rules that unfold over time.
///
/// Day 0 is 2026-01-01. Each day the planner is asked, its messages meet `delivery`, and what became of them is the
/// history of the next day.
struct Life {
    /// What the mail server does with the messages of a day; `pending` leaves them in the outbox.
    enum Delivery: CaseIterable { case accepted, failed, uncertain, pending }

    /// A message that the planner asked for.
    struct Letter {
        let id: MessageID
        var identities: [ReminderIdentity]
        let currency: Currency
        var state: MessageState
        var day: Int
    }

    var policy: Policy
    var contact = ContactPolicy.unlimited
    var client = ClientRecord(id: "ACME", name: "Acme Ltda.", email: "pagos@acme.example")
    var invoices: [InvoiceRecord]
    var freshness = Planner.Freshness.fresh
    var refused: Set<EmailAddress> = []
    /// Of other clients.
    var contacts: [PastContact] = []
    var seenOpen: Set<InvoiceID> = []
    /// What `ThankYou=` was in the last cycle.
    var thanksBefore: Policy.Thanks?
    var waived: [InvoiceID: CivilDate] = [:]
    var delivery = Delivery.accepted
    /// The day to be lived next.
    private(set) var day = 0
    var letters: [Letter] = []
    /// A line for each message, `33 A overdue, B upcoming 3`.
    private(set) var story: [String] = []

    init(policy: Policy = Life.policy, _ invoices: InvoiceRecord...) {
        self.policy = policy
        self.invoices = invoices
    }

    static let policy = Policy(pastInvoicesFrom: date(0))

    static func date(_ day: Int) -> CivilDate { CivilDate(daysSince1970: 20_454 + day) }

    /// A credit invoice of 1000 that is open; without a due date, the store does not give one.
    static func invoice(_ id: String, issued: Int = 0, due: Int? = 30, currency: String = "CLP") -> InvoiceRecord {
        InvoiceRecord(
            id: id, number: "N-\(id)", clientID: "ACME", issuedOn: date(issued).description,
            dueOn: due.map { date($0).description }, currency: currency, total: 1000, balance: 1000)
    }

    /// The invoice of that id, which must be there.
    subscript(id: String) -> InvoiceRecord {
        get { invoices[index(of: id)] }
        set { invoices[index(of: id)] = newValue }
    }

    private func index(of id: String) -> Int {
        guard let index = invoices.firstIndex(where: { $0.id == id }) else { preconditionFailure("no invoice \(id)") }
        return index
    }

    mutating func moveDueDate(of id: String = "A", to day: Int) { self[id].dueOn = Self.date(day).description }

    mutating func pay(_ id: String = "A") { self[id].status = "paid" }

    mutating func reopen(_ id: String = "A") { self[id].status = "open" }
}

extension Life {
    /// Lives each day up to and with `last`.
    mutating func live(through last: Int) {
        while day <= last {
            send(plan().messages)
            day += 1
        }
    }

    /// The service is down until that day.
    mutating func sleep(until next: Int) { day = next }

    /// Messages in the outbox meet the server on the day before the one to be lived next.
    mutating func settle(_ delivery: Delivery) {
        for index in letters.indices where letters[index].state.isPending {
            letters[index].state = delivery.state
            letters[index].day = day - 1
        }
    }

    mutating func send(_ messages: [PlannedMessage]) {
        for message in messages {
            let told = message.reminders.map { "\($0.invoice.id) \($0.rung.words)" }
            story.append("\(day) " + told.joined(separator: ", "))
            letters.append(
                Letter(
                    id: MessageID("\(letters.count)@recordad.example"), identities: message.reminders.map(\.identity),
                    currency: message.currency, state: delivery.state, day: day))
        }
    }

    var planner: Planner {
        Planner(policy: policy, contact: contact, at: contactTime, freshness: freshness)
    }

    /// At ten in the morning of the day, by the company's clock, which shows UTC.
    private var contactTime: LocalTime {
        LocalTime(date: Self.date(day), hour: 10, minute: 0, second: 0, secondsFromUTC: 0)
    }

    func plan() -> ClientPlan { planner.plan(clientCase()) }

    func decision(_ id: String = "A") -> Decision? {
        plan().decisions.first { $0.invoice.id.value == id }?.decision
    }

    func explain(_ id: String = "A") -> Explanation? { planner.explain(InvoiceID(id), in: clientCase()) }

    /// What the planner would say of a letter now, as the store stands.
    func door(_ letter: Letter, broken: [BrokenRecord] = []) -> DoorVerdict {
        planner.door(
            letter.identities, currency: letter.currency, clientCase: clientCase(without: letter.id), broken: broken)
    }

    func clientCase(without excluded: MessageID? = nil) -> ClientCase {
        let believed = ClientCase.validating(
            client: client, id: client.id, invoices: invoices, history: history(without: excluded))
        guard let clientCase = believed.case else { preconditionFailure("the client of a life must be sound") }
        return clientCase
    }

    /// As the ledger tells it: every message that was not cancelled.
    private func history(without excluded: MessageID?) -> ClientHistory {
        var history = ClientHistory(refused: refused, seenOpen: seenOpen, contacts: contacts)
        history.thanksBefore = thanksBefore
        history.waived = waived
        for letter in letters where letter.id != excluded && letter.state != .cancelled {
            let date = Self.date(letter.day)
            history.contacts.append(contact(letter))
            for identity in letter.identities {
                history.reminders[identity.invoiceID, default: []].append(
                    PastReminder(identity: identity, messageID: letter.id, state: letter.state, day: date))
                guard identity.rung.stage != .thanks else { continue }
                history.lastDemandOn = max(history.lastDemandOn ?? date, date)
                if letter.state.isPending { history.hasPendingDemand = true }
            }
        }
        return history
    }
}

extension Life {
    /// At ten of its day, to the client's addresses.
    private func contact(_ letter: Letter) -> PastContact {
        let reached = Instant(secondsSince1970: Int64(Self.date(letter.day).dayNumber) * 86_400 + 36_000)
        return PastContact(
            messageID: letter.id, clientID: ClientID(client.id), addresses: EmailAddress.list(client.email).addresses,
            when: letter.state.countsAsSent ? .reached(reached) : .pending)
    }
}

extension Life.Delivery {
    var state: MessageState {
        switch self {
        case .accepted: .sent
        case .failed: .failed
        case .uncertain: .uncertain
        case .pending: .deferred
        }
    }
}

extension Rung {
    /// `due`, `upcoming 3`, `claim 2`.
    var words: String { stage == .upcoming || stage == .claim ? "\(stage.rawValue) \(occurrence)" : stage.rawValue }
}

extension ContactPolicy {
    /// Monday to Friday, of a country without holidays.
    static let officeDays: ContactPolicy = {
        let rules = ContactRules(hours: WeeklyHours([(Array(1...5), 480..<1140)]), keepsHolidays: false)
        return ContactPolicy(rules: rules, businessRules: rules, zone: .utc)
    }()
}

import Dunning
import Testing

/// How often one client is written to. Its invoices have due dates that ask for a message nearly each day.
@Suite struct ContactLimitTests {
    private static func rules(_ day: Int?, _ week: Int?, _ gap: Int?) -> ContactPolicy {
        .rules(
            ContactRules(
                hours: .always, keepsHolidays: false, maximumPerDay: day, maximumPerWeek: week, minimumGap: gap))
    }

    private func crowded(_ contact: ContactPolicy, policy: Policy = Life.policy) -> Life {
        var life = Life(policy: policy)
        life.contact = contact
        life.invoices = (0..<12).map { Life.invoice("F\($0 + 10)", issued: 0, due: 5 + 2 * $0) }
        return life
    }

    @Test(
        arguments: [(1, nil, nil), (nil, 2, nil), (nil, nil, 2), (1, 2, 2), (nil, 3, 4), (2, 5, nil)]
            as [(
                Int?, Int?, Int?
            )], [Policy.Grouping.client, .invoice])
    func `no limit is broken on any day, and nothing is lost`(
        limits: (day: Int?, week: Int?, gap: Int?), grouping: Policy.Grouping
    ) {
        var policy = Life.policy
        policy.grouping = grouping
        policy.maximumResends = 0
        var life = crowded(Self.rules(limits.day, limits.week, limits.gap), policy: policy)
        life.live(through: 120)
        let days = life.letters.map(\.day)
        for day in 0...120 {
            #expect(days.count { $0 == day } <= limits.day ?? .max)
            #expect(days.count { (day - 6...day).contains($0) } <= limits.week ?? .max)
        }
        if let gap = limits.gap { #expect(zip(days, days.dropFirst()).allSatisfy { $1 - $0 >= gap }) }
        let reminded = Set(life.letters.flatMap(\.identities).filter { $0.rung.stage == .overdue }.map(\.invoiceID))
        #expect(reminded == Set(life.invoices.map { InvoiceID($0.id) }))
    }

    @Test(arguments: ContactProfile.allCases, [Policy.Grouping.client, .invoice])
    func `under any profile nothing goes on a closed day, and everybody is reminded`(
        profile: ContactProfile, grouping: Policy.Grouping
    ) throws {
        var policy = Life.policy
        policy.grouping = grouping
        var life = crowded(.profile(profile), policy: policy)
        life.live(through: 150)
        // New Year, Good Friday with the day after it, Labour Day and Navy Day.
        let holidays = ["2026-01-01", "2026-04-03", "2026-04-04", "2026-05-01", "2026-05-21"].compactMap {
            CivilDate($0)
        }
        let rules = profile.rules
        for day in life.letters.map({ Life.date($0.day) }) {
            #expect(!rules.keepsHolidays || !holidays.contains(day))
            #expect(!rules.hours.windows(on: day.weekday).isEmpty)
        }
        let reminded = Set(life.letters.flatMap(\.identities).filter { $0.rung.stage == .claim }.map(\.invoiceID))
        #expect(reminded == Set(life.invoices.map { InvoiceID($0.id) }))
    }

    @Test func `what waits travels with the next message`() {
        var life = crowded(Self.rules(nil, nil, 4))
        life.live(through: 12)
        // F10 is due on day 5 and overdue on 8, F11 two days later, and so on.
        #expect(
            life.story == [
                "2 F10 upcoming 3", "6 F10 due, F11 upcoming 3, F12 upcoming 3",
                "10 F10 overdue, F11 overdue, F12 due, F13 upcoming 3, F14 upcoming 3",
            ])
    }

    @Test func `the reason names the limit and the day from which it can be`() {
        var life = crowded(Self.rules(nil, 2, nil))
        life.live(through: 5)
        #expect(life.letters.map(\.day) == [2, 4])
        life.sleep(until: 6)
        let reasons = life.plan().decisions.compactMap { decision -> Reason? in
            if case .hold(_, let reason) = decision.decision { reason } else { nil }
        }
        #expect(!reasons.isEmpty)
        #expect(Set(reasons) == [.contactLimit(.perWeek(2), sharing: nil, until: Life.date(9))])
    }

    @Test func `reminders that may not go apart go together, a message a currency, the longest waiting first`() {
        var policy = Life.policy
        policy.grouping = .invoice
        var life = Life(
            policy: policy, Life.invoice("A", due: 5), Life.invoice("B", due: 5),
            Life.invoice("C", due: 4, currency: "USD"), Life.invoice("D", due: 4, currency: "USD"))
        life.contact = Self.rules(1, nil, nil)
        life.sleep(until: 2)
        life.live(through: 3)
        // USD has waited since day 1.
        #expect(life.story == ["2 C upcoming 3, D upcoming 3", "3 A upcoming 3, B upcoming 3"])
    }

    @Test func `thanks count, and give way to what is asked for`() {
        var life = Life(Life.invoice("A", due: 5), Life.invoice("B", due: 8))
        life.contact = Self.rules(1, nil, nil)
        life.live(through: 4)
        life.pay("A")
        life.live(through: 6)
        #expect(life.story == ["2 A upcoming 3", "5 B upcoming 3", "6 A thanks"])
    }

    @Test func `thanks do not give way for ever`() {
        var life = Life(Life.invoice("A", due: 3))
        life.invoices += (0..<30).map { Life.invoice("B\($0)", issued: 0, due: 6 + 2 * $0) }
        life.contact = Self.rules(nil, 2, 2)
        life.live(through: 4)
        life.pay("A")
        life.live(through: 60)
        let thanked = life.letters.first { $0.identities.contains { $0.rung.stage == .thanks } }
        #expect(thanked.map { (7...21).contains($0.day) } == true, "\(life.story)")
    }

    @Test func `another client's messages to the same address count, whatever the letter case`() throws {
        var life = Life(Life.invoice("A", due: 5))
        life.contact = Self.rules(nil, nil, 2)
        life.sleep(until: 2)
        let address = try #require(EmailAddress("PAGOS@acme.example"))
        let noon = Instant(secondsSince1970: Int64(Life.date(1).dayNumber) * 86_400 + 43_200)
        life.contacts = [
            PastContact(
                messageID: MessageID("x"), clientID: ClientID("OTHER"), addresses: [address], when: .reached(noon))
        ]
        guard case .hold(_, .contactLimit(.gap(2), sharing: let shared?, until: Life.date(3)))? = life.decision() else {
            Issue.record("\(String(describing: life.decision()))")
            return
        }
        #expect(shared.value == "pagos@acme.example")
        life.live(through: 3)
        #expect(life.story == ["3 A upcoming 3"])
    }
}

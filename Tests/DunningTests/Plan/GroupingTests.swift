import Dunning
import Testing

/// Rule 8: what travels together, in which order, and what waits.
@Suite struct GroupingTests {
    @Test func `one message a client and day, the most urgent first`() {
        var life = Life(Life.invoice("A", due: 33), Life.invoice("B", due: 27), Life.invoice("C", due: 30))
        life.sleep(until: 30)
        let messages = life.plan().messages
        #expect(messages.map(\.stage) == [.overdue])
        life.live(through: 30)
        #expect(life.story == ["30 B overdue, C due, A upcoming 3"])
    }

    @Test func `of one stage the oldest due date comes first, then the invoice's id`() {
        var life = Life(
            Life.invoice("C", due: 20), Life.invoice("B", due: 20), Life.invoice("A", due: 25),
            Life.invoice("D", due: 9))
        life.sleep(until: 40)
        life.live(through: 40)
        #expect(life.story == ["40 D overdue, B overdue, C overdue, A overdue"])
    }

    @Test func `of two early stages the nearer to the due date is more urgent`() {
        var life = Life(Life.invoice("A", due: 40), Life.invoice("B", due: 33))
        life.policy.daysBefore = [10, 3]
        life.sleep(until: 30)
        life.live(through: 30)
        #expect(life.story == ["30 B upcoming 3, A upcoming 10"])
    }

    @Test func `currencies never share a message`() {
        var life = Life(
            Life.invoice("A", due: 30), Life.invoice("B", due: 30, currency: "USD"), Life.invoice("C", due: 33))
        life.sleep(until: 30)
        let messages = life.plan().messages
        #expect(messages.map(\.currency.code) == ["CLP", "USD"])
        #expect(messages.map { $0.reminders.map(\.invoice.id.value) } == [["A", "C"], ["B"]])
        #expect(messages.map(\.balance.decimal) == ["2000", "10.00"])
        #expect(messages.map(\.namesCurrency) == [true, true])
    }

    @Test func `a client of one currency need not name it`() {
        var life = Life(Life.invoice("A"), Life.invoice("B", due: 90))
        life.sleep(until: 30)
        #expect(life.plan().messages.map(\.namesCurrency) == [false])
    }

    @Test func `thanks in one currency to who owes in another name theirs`() {
        var life = Life(Life.invoice("A"), Life.invoice("B", due: 90, currency: "USD"))
        life.sleep(until: 30)
        life.live(through: 30)
        life.pay()
        #expect(life.plan().messages.map(\.stage) == [.thanks])
        #expect(life.plan().messages.map(\.namesCurrency) == [true])
    }

    @Test func `thanks travel apart from demands`() {
        var life = Life(Life.invoice("A", due: 27), Life.invoice("B", due: 27), Life.invoice("C", due: 31))
        life.sleep(until: 27)
        life.live(through: 27)
        life.pay("A")
        life.pay("B")
        life.live(through: 28)
        #expect(life.story == ["27 A due, B due", "28 A thanks, B thanks", "28 C upcoming 3"])
    }

    @Test func `by invoice each travels alone`() {
        var life = Life(Life.invoice("B"), Life.invoice("A"), Life.invoice("C", due: 27))
        life.policy.grouping = .invoice
        life.sleep(until: 30)
        life.live(through: 30)
        #expect(life.story == ["30 C overdue", "30 A due", "30 B due"])
    }

    @Test func `a client already written to waits until tomorrow`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 30)
        life.invoices.append(Life.invoice("B", due: 30))
        life.invoices.append(Life.invoice("C", due: 30, currency: "USD"))
        life.sleep(until: 30)
        #expect(life.decision("B")?.holdReason == .writtenToday)
        #expect(life.decision("C")?.holdReason == .writtenToday)
        life.live(through: 31)
        #expect(life.story == ["27 A upcoming 3", "30 A due", "31 B due", "31 C due"])
    }

    @Test func `by invoice nobody waits for tomorrow`() {
        var life = Life(Life.invoice("A"))
        life.policy.grouping = .invoice
        life.live(through: 30)
        life.invoices.append(Life.invoice("B", due: 30))
        life.sleep(until: 30)
        life.live(through: 30)
        #expect(life.story.suffix(2) == ["30 A due", "30 B due"])
    }

    @Test func `another client is another matter`() {
        let history = ClientHistory(lastDemandOn: Life.date(29), hasPendingDemand: false)
        var life = Life(Life.invoice("A"))
        life.sleep(until: 30)
        let old = life.clientCase()
        let plan = life.planner.plan(ClientCase(client: old.client, invoices: old.invoices, history: history))
        #expect(plan.messages.count == 1)
    }
}

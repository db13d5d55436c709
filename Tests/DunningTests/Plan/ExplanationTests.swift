import Dunning
import Testing

/// What `explain` tells of typical lives: every stage with its day and its fate.
@Suite struct ExplanationTests {
    @Test func `a new invoice waits`() throws {
        var life = Life(Life.invoice("A"))
        life.live(through: 5)
        #expect(
            life.lines() == [
                "issued: stage-off", "upcoming 3 on 27: waiting", "due on 30: waiting", "overdue on 33: waiting",
                "claim 1: awaits-overdue", "thanks: not-paid-yet",
            ])
    }

    @Test func `an invoice in the middle of its life`() {
        var life = Life(Life.invoice("A"))
        life.policy.newInvoicesFrom = Life.date(0)
        life.policy.daysBefore = [10, 3]
        life.live(through: 29)
        #expect(
            life.lines() == [
                "issued on 0: sent 0", "upcoming 10 on 20: sent 20", "upcoming 3 on 27: sent 27", "due on 30: today",
                "overdue on 33: waiting", "claim 1: awaits-overdue", "thanks: not-paid-yet",
            ])
    }

    @Test func `after downtime the stages passed over say which took their place`() {
        var life = Life(Life.invoice("A"))
        life.sleep(until: 33)
        let passed = ["upcoming 3 on 27: superseded overdue/1", "due on 30: superseded overdue/1"]
        #expect(
            life.lines() == ["issued: stage-off"] + passed + [
                "overdue on 33: today", "claim 1: awaits-overdue", "thanks: not-paid-yet",
            ])
        life.live(through: 33)
        #expect(
            life.lines() == ["issued: stage-off"] + passed + [
                "overdue on 33: sent 33", "claim 1 on 40: waiting", "thanks: not-paid-yet",
            ])
    }

    @Test func `a stage passed over keeps the name of what was sent in its place, however many claims follow`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 29)
        life.sleep(until: 33)
        life.live(through: 55)
        #expect(
            life.lines().prefix(4).suffix(3) == [
                "upcoming 3 on 27: sent 27", "due on 30: superseded overdue/1", "overdue on 33: sent 33",
            ])
        #expect(life.lines().contains("claim 2 on 47: sent 47"))
    }

    @Test func `a finished ladder`() {
        var life = Life(Life.invoice("A"))
        life.policy.maximumResends = 1
        life.live(through: 80)
        #expect(
            life.lines().suffix(3) == ["overdue on 33: sent 33", "claim 1 on 40: sent 40", "thanks: not-paid-yet"])
        #expect(life.decision() == .never(.ladderFinished(claims: 1)))
    }

    @Test func `without claims there is no line for them`() {
        var life = Life(Life.invoice("A"))
        life.policy.maximumResends = 0
        life.live(through: 80)
        #expect(life.lines().suffix(2) == ["overdue on 33: sent 33", "thanks: not-paid-yet"])
    }

    @Test func `a paid invoice waits for nothing but its thanks`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 30)
        life.pay()
        let sent = ["issued: stage-off", "upcoming 3 on 27: sent 27", "due on 30: sent 30"]
        #expect(life.lines() == sent + ["overdue on 33: paid", "claim 1: paid", "thanks: today"])
        life.live(through: 60)
        #expect(life.lines() == sent + ["overdue on 33: paid", "claim 1: paid", "thanks on 31: sent 31"])
    }

    @Test func `paid before any reminder`() {
        var life = Life(Life.invoice("A"))
        life.pay()
        life.sleep(until: 60)
        #expect(
            life.lines() == [
                "issued: stage-off", "upcoming 3 on 27: paid", "due on 30: paid", "overdue on 33: paid",
                "claim 1: paid",
                "thanks: never-reminded",
            ])
    }

    @Test(arguments: [("void", "void", "void"), ("disputed", "disputed", "not-paid-yet")])
    func `what bars an invoice is said of each stage`(status: String, demands: String, thanks: String) {
        var life = Life(Life.invoice("A"))
        life.live(through: 27)
        life["A"].status = status
        life.live(through: 40)
        #expect(
            life.lines() == [
                "issued: stage-off", "upcoming 3 on 27: sent 27", "due on 30: \(demands)",
                "overdue on 33: \(demands)", "claim 1: \(demands)", "thanks: \(thanks)",
            ])
    }

    @Test(arguments: [false, true]) func `reminders off are off for thanks too`(isPaid: Bool) {
        var life = Life(Life.invoice("A"))
        life.client.reminders = 0
        if isPaid { life.pay() }
        #expect(life.lines().last == "thanks: reminders-off")
    }

    @Test func `an invoice issued before the announcements began says so`() {
        var life = Life(Life.invoice("A"))
        life.policy.newInvoicesFrom = Life.date(1)
        life.live(through: 5)
        #expect(life.lines().first == "issued: issued-before-start 2026-01-02")
    }

    @Test func `what is due before the start gets no stage`() {
        var life = Life(Life.invoice("A"))
        life.policy.pastInvoicesFrom = Life.date(31)
        life.policy.newInvoicesFrom = Life.date(0)
        life.sleep(until: 40)
        #expect(Set(life.lines().compactMap { $0.split(separator: ": ").last }) == ["due-before-start 2026-02-01"])
    }

    @Test func `a held stage says why`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 32)
        life.freshness = .stale(.unknownAge)
        #expect(life.lines()[3] == "overdue on 33: held stale-data")
        life.freshness = .fresh
        life.client.email = ""
        #expect(life.lines()[3] == "overdue on 33: held no-address")
    }

    @Test(arguments: [(Life.Delivery.failed, "failed"), (.uncertain, "uncertain"), (.pending, "deferred")])
    func `what became of a message is told`(delivery: Life.Delivery, word: String) {
        var life = Life(Life.invoice("A"))
        life.live(through: 32)
        life.delivery = delivery
        life.live(through: 33)
        let claim = delivery == .pending ? "claim 1: awaits-overdue" : "claim 1 on 40: waiting"
        #expect(life.lines().suffix(3) == ["overdue on 33: \(word) 33", claim, "thanks: not-paid-yet"])
    }

    @Test func `an early stage that ran out of days`() {
        var life = Life(Life.invoice("A"))
        life.policy.remindsOnDueDate = false
        life.sleep(until: 31)
        #expect(
            life.lines().prefix(4) == [
                "issued: stage-off", "upcoming 3 on 27: stage-ended 2026-01-30", "due: stage-off",
                "overdue on 33: waiting",
            ])
    }

    @Test func `a stage that can have no day does not wait for one`() {
        var life = Life(Life.invoice("A", issued: 10, due: 10))
        life.policy.remindsOnDueDate = false
        #expect(life.lines()[1] == "upcoming 3 on 10: stage-ended 2026-01-10")
    }

    @Test func `a stage that another overtakes on its first day does not wait for it`() {
        var life = Life(Life.invoice("A", issued: 26))
        life.policy.daysBefore = [10, 5]
        life.policy.toleranceDays = 0
        life.sleep(until: 20)
        #expect(
            life.lines().prefix(5) == [
                "issued: stage-off", "upcoming 10 on 26: superseded upcoming/5", "upcoming 5 on 26: waiting",
                "due on 30: superseded overdue/1", "overdue on 30: waiting",
            ])
    }

    @Test func `former due dates are told apart`() {
        var life = Life(Life.invoice("A", due: nil))
        life.live(through: 33)
        life.policy.termDays = 60
        life.live(through: 40)
        let explanation = life.explain()
        #expect(explanation?.computedFromTerm == 60)
        #expect(explanation?.formerDueDates.map(\.rung.words) == ["upcoming 3", "due", "overdue"])
        #expect(life.lines().contains("upcoming 3 on 57: waiting"))
    }

    @Test func `an invoice the case does not hold has no explanation`() {
        #expect(Life(Life.invoice("A")).explain("B") == nil)
    }
}

extension Life {
    /// The lines of `explain` as of today, `due on 30: sent 30`.
    fileprivate func lines(_ id: String = "A") -> [String] {
        explain(id).map { $0.lines.map(Self.words) } ?? []
    }

    private static func words(_ line: Explanation.Line) -> String {
        let day = line.date.map { " on \($0.days(since: date(0)))" } ?? ""
        let code = { (reason: Reason) in reason.code.split(separator: "\u{1F}").joined(separator: " ") }
        let fate =
            switch line.fate {
            case .recorded(let past): "\(past.state.rawValue) \(past.day.days(since: date(0)))"
            case .today: "today"
            case .held(let reason): "held \(code(reason))"
            case .waiting: "waiting"
            case .skipped(let reason): code(reason)
            }
        return "\(line.rung.words)\(day): \(fate)"
    }
}

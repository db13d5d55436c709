import Dunning
import Testing

/// Rule 1 and `reminders=0`: who is never written to.
@Suite struct EligibilityTests {
    struct Bar: CustomTestStringConvertible {
        let testDescription: String
        let reason: Reason
        let change: @Sendable (inout Life) -> Void
    }

    static let bars = [
        Bar(testDescription: "cash", reason: .cash) { $0["A"].terms = "cash" },
        Bar(testDescription: "disputed", reason: .disputed(because: "no llegó")) {
            $0["A"].status = "disputed"
            $0["A"].reason = "no llegó"
        },
        Bar(testDescription: "disputed, the store does not say why", reason: .disputed(because: nil)) {
            $0["A"].status = "disputed"
            $0["A"].reason = ""
        },
        Bar(testDescription: "rejected", reason: .rejected(because: nil)) { $0["A"].status = "rejected" },
        Bar(testDescription: "void", reason: .void(because: nil)) { $0["A"].status = "void" },
        Bar(testDescription: "reminders off", reason: .remindersOff) { $0.client.reminders = 0 },
        Bar(testDescription: "reminders off and paid", reason: .remindersOff) {
            $0.client.reminders = 0
            $0.pay()
        },
    ]

    @Test(arguments: bars) func `is told nothing, and why`(bar: Bar) {
        var life = Life(Life.invoice("A"))
        life.live(through: 30)
        bar.change(&life)
        life.live(through: 60)
        #expect(life.story == ["27 A upcoming 3", "30 A due"])
        #expect(life.decision() == .never(bar.reason))
    }

    @Test func `a dispute that ends lets the ladder go on`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 30)
        life["A"].status = "disputed"
        life.live(through: 60)
        life.reopen()
        life.live(through: 61)
        #expect(life.story.last == "61 A overdue")
    }

    @Test func `nothing before the issue date`() {
        var life = Life(Life.invoice("A", issued: 50, due: 30))
        life.live(through: 49)
        #expect(life.story.isEmpty)
        life.sleep(until: 49)
        #expect(life.decision()?.waitReason == .notIssuedYet(Life.date(50)))
        life.live(through: 50)
        #expect(life.story == ["50 A overdue"])
    }
}

extension Decision {
    var waitReason: Reason? {
        if case .wait(let reason, _) = self { reason } else { nil }
    }
}

import Dunning
import Testing

/// Rule 4: the furthest stage whose date has come, once; nothing in a burst, nothing backwards.
@Suite struct CatchUpTests {
    /// First day awake after the issue date, and what it sends.
    @Test(arguments: [
        (26, "26 A issued"), (27, "27 A upcoming 3"), (29, "29 A upcoming 3"), (30, "30 A due"), (32, "32 A due"),
        (33, "33 A overdue"), (100, "100 A overdue"), (3000, "3000 A overdue"),
    ])
    func `after downtime only the stage of the day goes`(awake: Int, line: String) {
        var life = Life(Life.invoice("A"))
        life.policy.newInvoicesFrom = Life.date(0)
        life.sleep(until: awake)
        life.live(through: awake)
        #expect(life.story == [line])
    }

    @Test func `a claim follows the late overdue, not the due date`() {
        var life = Life(Life.invoice("A"))
        life.sleep(until: 100)
        life.live(through: 115)
        #expect(life.story == ["100 A overdue", "107 A claim 1", "114 A claim 2"])
    }

    @Test func `weeks of downtime cost one claim, not several`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 33)
        life.sleep(until: 90)
        life.live(through: 97)
        #expect(life.story.suffix(3) == ["33 A overdue", "90 A claim 1", "97 A claim 2"])
    }

    /// With `OnDueDate=no` nothing holds between the due date and the end of the tolerance.
    @Test func `early stages end the day before the due date`() {
        var life = Life(Life.invoice("A"))
        life.policy.newInvoicesFrom = Life.date(0)
        life.policy.remindsOnDueDate = false
        life.sleep(until: 30)
        life.live(through: 31)
        #expect(life.story.isEmpty)
        #expect(life.decision()?.comingRung == Rung(.overdue))
    }

    @Test func `an unsent issue notice goes until the day before the due date`() {
        var life = Life(Life.invoice("A"))
        life.policy.newInvoicesFrom = Life.date(0)
        life.policy.daysBefore = []
        life.sleep(until: 29)
        life.live(through: 29)
        #expect(life.story == ["29 A issued"])
    }

    @Test func `a longer tolerance after overdue does not go back to due`() {
        var life = Life(Life.invoice("A"))
        life.policy.remindsOnDueDate = false
        life.live(through: 33)
        life.policy.toleranceDays = 60
        life.policy.remindsOnDueDate = true
        life.live(through: 41)
        #expect(life.story == ["27 A upcoming 3", "33 A overdue", "40 A claim 1"])
    }

    @Test func `a shorter tolerance brings overdue at once`() {
        var life = Life(Life.invoice("A"))
        life.policy.toleranceDays = 20
        life.live(through: 35)
        life.policy.toleranceDays = 2
        life.live(through: 36)
        #expect(life.story == ["27 A upcoming 3", "30 A due", "36 A overdue"])
    }

    @Test func `new days before are only for what is still ahead`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 27)
        life.policy.daysBefore = [10, 5, 1]
        life.live(through: 30)
        #expect(life.story == ["27 A upcoming 3", "29 A upcoming 1", "30 A due"])
    }

    @Test func `announcing new invoices does not reach back behind a sent stage`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 27)
        life.policy.newInvoicesFrom = Life.date(0)
        life.live(through: 29)
        #expect(life.story == ["27 A upcoming 3"])
    }

    @Test(arguments: [(4, "37 A claim 1"), (1, "35 A claim 1"), (10, "43 A claim 1")])
    func `other resend days hold for the claim to come`(days: Int, claim: String) {
        var life = Life(Life.invoice("A"))
        life.live(through: 34)
        life.policy.resendDays = days
        life.live(through: 44)
        #expect(life.story.first { $0.contains("claim") } == claim)
    }

    @Test func `fewer resends end the ladder where it is`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 50)
        life.policy.maximumResends = 2
        life.live(through: 100)
        #expect(life.story.last == "47 A claim 2")
        #expect(life.decision() == .never(.ladderFinished(claims: 2)))
    }

    @Test func `nothing goes twice on one day`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 30)
        life.sleep(until: 30)
        life.live(through: 30)
        #expect(life.story == ["27 A upcoming 3", "30 A due"])
    }
}

extension Decision {
    /// The stage that a waiting invoice waits for.
    var comingRung: Rung? {
        if case .wait(_, let next) = self { next?.rung } else { nil }
    }
}

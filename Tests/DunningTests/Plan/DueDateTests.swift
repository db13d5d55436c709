import Dunning
import Testing

/// Rules 2, 3 and 6: due dates that are computed, that lie before the start, and that move.
@Suite struct DueDateTests {
    @Test(arguments: [(nil, 30), (10, 10), (365, 365)])
    func `a missing due date is the issue date and the term`(clientTerm: Int64?, due: Int) {
        var life = Life(Life.invoice("A", due: nil))
        life.client.termDays = clientTerm
        life.sleep(until: due)
        life.live(through: due)
        #expect(life.story == ["\(due) A due"])
    }

    @Test func `empty text is no due date`() {
        var life = Life(Life.invoice("A"))
        life["A"].dueOn = ""
        life.policy.termDays = 15
        #expect(life.plan().decisions.map(\.dueOn) == [Life.date(15)])
    }

    @Test func `a due date written as it was computed starts nothing again`() {
        var life = Life(Life.invoice("A", due: nil))
        life.live(through: 30)
        life.moveDueDate(to: 30)
        life.live(through: 33)
        #expect(life.story == ["27 A upcoming 3", "30 A due", "33 A overdue"])
    }

    @Test(arguments: [(29, [String]()), (30, ["30 A due", "33 A overdue"]), (31, ["31 A due", "34 A overdue"])])
    func `what is due before the start gets nothing`(due: Int, story: [String]) {
        for written in [true, false] {
            var life = Life(Life.invoice("A", due: written ? due : nil))
            life.policy.pastInvoicesFrom = Life.date(30)
            life.policy.termDays = due
            life.policy.daysBefore = []
            life.policy.maximumResends = 0
            life.live(through: 60)
            #expect(life.story == story, "written: \(written)")
        }
    }

    @Test func `the start is about due dates, not issue dates`() {
        var life = Life(Life.invoice("A", issued: -400, due: 30))
        life.live(through: 30)
        #expect(life.story == ["27 A upcoming 3", "30 A due"])
    }

    @Test func `a due date moved before the start ends everything`() {
        var life = Life(Life.invoice("A"))
        life.policy.pastInvoicesFrom = Life.date(20)
        life.live(through: 31)
        life.moveDueDate(to: 10)
        life.live(through: 50)
        #expect(life.story == ["27 A upcoming 3", "30 A due"])
        #expect(life.decision() == .never(.dueBeforeStart(from: Life.date(20))))
    }

    @Test func `a later due date starts the stages again`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 33)
        life.moveDueDate(to: 60)
        life.live(through: 70)
        #expect(
            life.story == [
                "27 A upcoming 3", "30 A due", "33 A overdue", "57 A upcoming 3", "60 A due", "63 A overdue",
                "70 A claim 1",
            ])
    }

    @Test func `going back to a former due date repeats nothing`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 33)
        life.moveDueDate(to: 60)
        life.live(through: 38)
        life.moveDueDate(to: 30)
        life.live(through: 47)
        #expect(
            life.story == ["27 A upcoming 3", "30 A due", "33 A overdue", "40 A claim 1", "47 A claim 2"])
    }

    @Test func `an earlier due date catches up with one stage`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 12)
        life.moveDueDate(to: 5)
        life.live(through: 14)
        #expect(life.story == ["13 A overdue"])
    }

    @Test func `a new due date does not announce the invoice again`() {
        var life = Life(Life.invoice("A"))
        life.policy.newInvoicesFrom = Life.date(0)
        life.live(through: 31)
        life.moveDueDate(to: 60)
        life.live(through: 57)
        #expect(life.story == ["0 A issued", "27 A upcoming 3", "30 A due", "57 A upcoming 3"])
    }

    /// "Nothing goes backwards, even when dates change": it was asked for already, so it is not announced after that.
    @Test func `an invoice asked for under a former due date is not announced later`() {
        var life = Life(Life.invoice("A"))
        life.policy.newInvoicesFrom = Life.date(0)
        life.sleep(until: 33)
        life.live(through: 33)
        life.moveDueDate(to: 60)
        life.live(through: 57)
        #expect(life.story == ["33 A overdue", "57 A upcoming 3"])
    }

    @Test func `a changed amount repeats nothing`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 30)
        life["A"].balance = 400
        life["A"].total = 900
        life.live(through: 33)
        #expect(life.story == ["27 A upcoming 3", "30 A due", "33 A overdue"])
    }
}

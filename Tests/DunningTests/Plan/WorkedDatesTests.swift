import Dunning
import Testing

/// What `check` promises of an invoice is what the planner does with it.
@Suite struct WorkedDatesTests {
    @Test(arguments: 0..<200) func `worked dates are those of a life in which all goes well`(seed: Int) {
        var chance = Chance(seed: seed)
        let policy = Policy(
            pastInvoicesFrom: Life.date(-1), newInvoicesFrom: chance.one(of: nil, Life.date(0), Life.date(1)),
            termDays: chance.one(of: 1, 3, 10, 30), daysBefore: chance.one(of: [], [3], [10, 3], [40, 2]),
            remindsOnDueDate: chance.one(of: true, false), toleranceDays: chance.number(0...4),
            resendDays: chance.number(1...9), maximumResends: chance.one(of: nil, 0, 1, 4))
        var life = Life(policy: policy, Life.invoice("A", due: nil))
        life.contact = chance.one(of: .unlimited, .officeDays)
        life.live(through: 90)
        let calendar = life.contact.calendar(kind: .unknown)
        let worked = policy.workedSteps(issuedOn: Life.date(0), calendar: calendar).map { step, day in
            "\(day.days(since: Life.date(0))) A \(step.rung.words)"
        }
        #expect(worked == Array(life.story.prefix(worked.count)))
        #expect(worked.count == life.story.count || policy.maximumResends == nil)
        #expect(policy.maximumResends != nil || worked.last?.hasSuffix("claim 4") == true)
    }
}

import Dunning
import Testing

/// Where a stage goes whose day is closed. Day 0 is Thursday 2026-01-01; 2 and 3, 9 and 10, … are weekends.
@Suite struct ClosedDayTests {
    private func story(
        _ contact: ContactPolicy = .officeDays, due: Int, issued: Int = 0, policy: Policy = Life.policy,
        through last: Int
    ) -> [String] {
        var life = Life.under(contact, policy: policy, Life.invoice("A", issued: issued, due: due))
        life.live(through: last)
        return life.story
    }

    @Test func `what announces goes before a closed day, what demands after it`() {
        // Due on a Sunday, day 31: upcoming on Wednesday, due on Monday, overdue on Tuesday as tolerance is three days.
        #expect(story(due: 31, through: 40) == ["28 A upcoming 3", "32 A due", "34 A overdue"])
        // Due on a Tuesday, day 33: three days before is Saturday, day 30, so Friday.
        #expect(story(due: 33, through: 33) == ["29 A upcoming 3", "33 A due"])
        // Due on a Wednesday, day 34: overdue on Saturday, day 37, so Monday.
        #expect(story(due: 34, through: 40) == ["29 A upcoming 3", "34 A due", "39 A overdue"])
    }

    @Test func `stages that come to one day give way to the furthest`() {
        let hasty = Policy(pastInvoicesFrom: Life.date(0), daysBefore: [4, 3], toleranceDays: 1)
        // Due on a Saturday, day 30: due and overdue both on Monday. Due on Wednesday, 34: both before it on Friday, 29.
        #expect(story(due: 30, policy: hasty, through: 36) == ["26 A upcoming 4", "27 A upcoming 3", "32 A overdue"])
        #expect(story(due: 34, policy: hasty, through: 33) == ["29 A upcoming 3"])
    }

    @Test func `nothing goes before the issue date for a closed day's sake`() {
        let announcing = Policy(pastInvoicesFrom: Life.date(0), newInvoicesFrom: Life.date(0))
        // Issued on Saturday, day 30, due on Tuesday, 33: three days before is the issue date itself. On Monday, 32, the
        // reminder catches up.
        #expect(story(due: 33, issued: 30, policy: announcing, through: 33) == ["32 A upcoming 3", "33 A due"])
        // Issued on Saturday, due much later: announced on Monday.
        #expect(story(due: 60, issued: 30, policy: announcing, through: 40) == ["32 A issued"])
    }

    @Test func `the claims count from the days on which the stages went`() {
        let policy = Policy(pastInvoicesFrom: Life.date(0), resendDays: 2, maximumResends: 3)
        // Overdue on Monday, 39; claims on Wednesday; on Friday; two days later is Sunday, so Monday.
        #expect(
            story(due: 34, policy: policy, through: 60).suffix(4)
                == ["39 A overdue", "41 A claim 1", "43 A claim 2", "46 A claim 3"])
    }

    @Test func `holidays count as weekends do, and say their name`() throws {
        // 18 September 2026, day 260, is a Friday and Chile's Independence Day, and the 19th the Army's.
        let patient = Policy(pastInvoicesFrom: Life.date(0), toleranceDays: 5)
        var life = Life.under(.profile(.business), policy: patient, Life.invoice("A", issued: 230, due: 260))
        life.sleep(until: 255)
        life.live(through: 259)
        #expect(life.story == ["257 A upcoming 3"])
        let explained = try #require(life.explain())
        let due = try #require(explained.lines.first { $0.rung == Rung(.due) })
        #expect(due.date == Life.date(263))
        #expect(due.move?.day == Life.date(260))
        guard case .holiday = due.move?.cause else {
            Issue.record("\(String(describing: due.move))")
            return
        }
        life.live(through: 261)
        #expect(life.story.count == 1)
        guard case .wait(.closedDay(.weekday, until: Life.date(263)), _)? = life.decision() else {
            Issue.record("\(String(describing: life.decision()))")
            return
        }
        life.live(through: 265)
        #expect(life.story.suffix(2) == ["263 A due", "265 A overdue"])
    }

    @Test func `identities stay those of the due date, so that a new calendar repeats nothing`() {
        var life = Life.under(.officeDays, Life.invoice("A", due: 31))
        life.live(through: 32)
        #expect(life.letters.last?.identities.first?.dueOn == Life.date(31))
        life.contact = .unlimited
        life.live(through: 33)
        #expect(life.story == ["28 A upcoming 3", "32 A due"])
    }
}

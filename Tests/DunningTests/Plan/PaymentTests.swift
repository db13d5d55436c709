import Dunning
import Testing

/// Rules 1 and 6: who pays hears thanks, once; a bounced cheque goes on where it stopped.
@Suite struct PaymentTests {
    @Test(arguments: [Policy.Thanks.reminded, .all, .no]) func `a payment ends the demands`(thanks: Policy.Thanks) {
        var life = Life(Life.invoice("A"))
        life.policy.thanks = thanks
        life.live(through: 31)
        life.pay()
        life.live(through: 60)
        #expect(life.story == ["27 A upcoming 3", "30 A due"] + (thanks == .no ? [] : ["32 A thanks"]))
    }

    @Test(arguments: [0, -500]) func `an open invoice with nothing left to pay is paid`(balance: Int64) {
        var life = Life(Life.invoice("A"))
        life.live(through: 31)
        life["A"].balance = balance
        life.live(through: 60)
        #expect(life.story.last == "32 A thanks")
    }

    @Test(arguments: [(Policy.Thanks.reminded, false), (.all, true), (.no, false)])
    func `paid before any reminder`(thanks: Policy.Thanks, isThanked: Bool) {
        var life = Life(Life.invoice("A"))
        life.policy.thanks = thanks
        life.seenOpen = [InvoiceID("A")]
        life.pay()
        life.live(through: 5)
        #expect(life.story == (isThanked ? ["0 A thanks"] : []))
    }

    @Test func `paid before anyone saw it open`() {
        var life = Life(Life.invoice("A"))
        life.policy.thanks = .all
        life.pay()
        life.live(through: 5)
        #expect(life.story.isEmpty)
    }

    @Test func `paid, open again and paid again`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 33)
        life.pay()
        life.live(through: 36)
        life.reopen()
        life.live(through: 48)
        life.pay()
        life.live(through: 90)
        #expect(
            life.story == [
                "27 A upcoming 3", "30 A due", "33 A overdue", "34 A thanks", "40 A claim 1", "47 A claim 2",
            ])
    }

    @Test func `reopened long after, the ladder goes on with one claim`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 33)
        life.pay()
        life.live(through: 99)
        life.reopen()
        life.live(through: 107)
        #expect(life.story.suffix(2) == ["100 A claim 1", "107 A claim 2"])
    }

    @Test func `thanks go to who was reminded of a former due date`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 30)
        life.moveDueDate(to: 60)
        life.pay()
        life.live(through: 33)
        #expect(life.story.last == "31 A thanks")
    }

    @Test func `thanks do not wait for a demand of the same day`() {
        var life = Life(Life.invoice("A", due: 27), Life.invoice("B", due: 30))
        life.sleep(until: 27)
        life.live(through: 27)
        life.pay("A")
        life.live(through: 28)
        #expect(life.story == ["27 A due, B upcoming 3", "28 A thanks"])
    }

    /// Rule 2: nothing at all, thanks included.
    @Test func `no thanks for what was due before the start`() {
        var life = Life(Life.invoice("A", issued: -60, due: -30))
        life.policy.thanks = .all
        life.seenOpen = [InvoiceID("A")]
        life.live(through: 1)
        life.pay()
        life.live(through: 5)
        #expect(life.story.isEmpty)
        #expect(life.decision() == .never(.dueBeforeStart(from: Life.date(0))))
    }

    @Test func `no thanks before the issue date`() {
        var life = Life(Life.invoice("A", issued: 10))
        life.policy.thanks = .all
        life.seenOpen = [InvoiceID("A")]
        life.pay()
        life.live(through: 12)
        #expect(life.story == ["10 A thanks"])
    }

    static let widenings: [(before: Policy.Thanks?, now: Policy.Thanks, reminded: Bool, isThanked: Bool)] = [
        (.no, .reminded, true, false), (.no, .all, true, false), (.no, .all, false, false),
        (.reminded, .all, false, false), (.reminded, .all, true, true), (.reminded, .reminded, true, true),
        (.all, .reminded, true, true), (.all, .all, false, true), (nil, .reminded, true, true),
    ]

    @Test(arguments: widenings)
    func `what was paid before thanks were turned on is not thanked for`(
        before: Policy.Thanks?, now: Policy.Thanks, reminded: Bool, isThanked: Bool
    ) {
        var life = Life(Life.invoice("A"))
        life.policy.thanks = now
        life.thanksBefore = before
        life.seenOpen = [InvoiceID("A")]
        if reminded { life.live(through: 30) }
        life.pay()
        life.live(through: 40)
        #expect(life.story.contains { $0.hasSuffix("A thanks") } == isThanked)
        if !isThanked { #expect(life.decision() == .never(.paidBeforeThanks)) }
    }

    @Test func `thanks that were waived come back with a later reminder`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 33)
        life.waived = [InvoiceID("A"): Life.date(35)]
        life.pay()
        life.live(through: 36)
        #expect(life.decision() == .never(.paidBeforeThanks))
        life.reopen()
        life.live(through: 40)
        life.pay()
        life.live(through: 41)
        #expect(life.story.suffix(2) == ["40 A claim 1", "41 A thanks"])
    }

    @Test func `no thanks for cash`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 30)
        life["A"].terms = "cash"
        life.pay()
        life.live(through: 33)
        #expect(life.story == ["27 A upcoming 3", "30 A due"])
    }
}

import Dunning
import Testing

/// What becomes of a message decides what follows it (rules 8 and 11, and claims from acceptance).
@Suite struct DeliveryTests {
    @Test(arguments: [Life.Delivery.accepted, .failed, .uncertain])
    func `an end of any kind counts as that day's stage`(delivery: Life.Delivery) {
        var life = Life(Life.invoice("A"))
        life.delivery = delivery
        life.live(through: 61)
        #expect(
            life.story == [
                "27 A upcoming 3", "30 A due", "33 A overdue", "40 A claim 1", "47 A claim 2", "54 A claim 3",
                "61 A claim 4",
            ])
    }

    @Test func `claims count from acceptance, not from planning`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 32)
        life.delivery = .pending
        life.live(through: 35)
        life.settle(.accepted)
        life.delivery = .accepted
        life.live(through: 50)
        #expect(life.story == ["27 A upcoming 3", "30 A due", "33 A overdue", "42 A claim 1", "49 A claim 2"])
    }

    @Test func `nothing follows while a message is in the outbox`() {
        var life = Life(Life.invoice("A"), Life.invoice("B", due: 35))
        life.live(through: 32)
        life.delivery = .pending
        life.live(through: 45)
        #expect(life.story == ["27 A upcoming 3", "30 A due", "32 B upcoming 3", "33 A overdue"])
        #expect(life.decision("A") == .wait(.inOutbox(Rung(.overdue)), next: nil))
        #expect(life.decision("B")?.holdReason == .messagePending)
    }

    @Test func `with Group=invoice another invoice does not wait for the outbox`() {
        var life = Life(Life.invoice("A"), Life.invoice("B", due: 34))
        life.policy.grouping = .invoice
        life.sleep(until: 33)
        life.delivery = .pending
        life.live(through: 34)
        #expect(life.story == ["33 A overdue", "33 B upcoming 3", "34 B due"])
    }

    @Test func `a failed message leaves no thanks to give`() {
        var life = Life(Life.invoice("A"))
        life.sleep(until: 30)
        life.delivery = .failed
        life.live(through: 30)
        life.pay()
        life.live(through: 40)
        #expect(life.story == ["30 A due"])
        #expect(life.decision() == .never(.neverReminded))
    }

    @Test func `an uncertain message is thanked for`() {
        var life = Life(Life.invoice("A"))
        life.sleep(until: 30)
        life.delivery = .uncertain
        life.live(through: 30)
        life.pay()
        life.live(through: 40)
        #expect(life.story == ["30 A due", "31 A thanks"])
    }

    @Test func `a cancelled message leaves its identity free`() {
        var life = Life(Life.invoice("A"))
        life.sleep(until: 30)
        life.live(through: 30)
        life.letters[0].state = .cancelled
        life.live(through: 31)
        #expect(life.story == ["30 A due", "31 A due"])
    }
}

extension Decision {
    /// Why a reminder that is due is held back.
    var holdReason: Reason? {
        if case .hold(_, let reason) = self { reason } else { nil }
    }
}

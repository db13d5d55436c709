import Dunning
import Testing

/// Rule 10: without an address nothing is sent, and nothing is used up.
@Suite struct AddressTests {
    @Test(arguments: ["", " ", "nobody", "a@b@c", "ventas@,@example.com"])
    func `an email that holds no address uses up no stage`(email: String) {
        var life = Life(Life.invoice("A"))
        life.client.email = email
        life.client.cc = "jefe@acme.example"
        life.live(through: 32)
        #expect(life.story.isEmpty)
        life.client.email = "pagos@acme.example"
        life.live(through: 32)
        life.live(through: 33)
        #expect(life.story == ["33 A overdue"])
    }

    @Test func `staff learn of it only when something is due`() {
        var life = Life(Life.invoice("A"))
        life.client.email = ""
        life.sleep(until: 26)
        #expect(!life.plan().lacksAddress)
        life.sleep(until: 27)
        #expect(life.plan().lacksAddress)
        #expect(life.decision()?.holdReason == .noAddress)
    }

    @Test func `a refused address is left out, all refused is no address`() throws {
        var life = Life(Life.invoice("A"))
        life.client.email = "uno@acme.example; dos@acme.example"
        let one = try #require(EmailAddress("uno@acme.example"))
        let two = try #require(EmailAddress("dos@acme.example"))
        life.sleep(until: 30)
        #expect(life.plan().messages.map(\.recipients) == [[one, two]])
        life.refused = [one]
        #expect(life.plan().messages.map(\.recipients) == [[two]])
        #expect(!life.plan().lacksAddress)
        life.refused = [one, two]
        #expect(life.plan().messages.isEmpty)
        #expect(life.plan().lacksAddress)
        #expect(life.decision()?.holdReason == .addressesRefused)
    }

    @Test func `thanks need an address too`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 30)
        life.pay()
        life.client.email = ""
        life.live(through: 35)
        life.client.email = "pagos@acme.example"
        life.live(through: 36)
        #expect(life.story.last == "36 A thanks")
    }

    @Test func `a client whose reminders are off needs no address`() {
        var life = Life(Life.invoice("A"))
        life.client.email = ""
        life.client.reminders = 0
        life.sleep(until: 30)
        #expect(!life.plan().lacksAddress)
    }
}

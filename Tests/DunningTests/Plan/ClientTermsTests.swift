import Dunning
import Testing

/// Rule 7: what a client was granted in place of the company's policy.
@Suite struct ClientTermsTests {
    @Test func `a client's own days take the place of the policy's`() {
        var life = Life(Life.invoice("A", due: nil))
        life.client.termDays = 20
        life.client.daysBefore = "5,10"
        life.client.toleranceDays = 0
        life.client.resendDays = 3
        life.policy.maximumResends = 1
        life.live(through: 60)
        #expect(life.story == ["10 A upcoming 10", "15 A upcoming 5", "20 A overdue", "23 A claim 1"])
    }

    @Test(arguments: [
        ("none", ["30 A due"]), ("", ["27 A upcoming 3", "30 A due"]), ("1", ["29 A upcoming 1", "30 A due"]),
    ])
    func `days before: none is none, empty is the policy's`(text: String, story: [String]) {
        var life = Life(Life.invoice("A"))
        life.client.daysBefore = text
        life.live(through: 30)
        #expect(life.story == story)
    }

    @Test func `a tolerance granted later holds what has not gone`() {
        var life = Life(Life.invoice("A"))
        life.live(through: 32)
        life.client.toleranceDays = 15
        life.live(through: 45)
        #expect(life.story == ["27 A upcoming 3", "30 A due", "45 A overdue"])
    }

    @Test func `another term moves a computed due date and leaves a written one`() {
        var life = Life(Life.invoice("A", due: nil), Life.invoice("B", due: 30))
        life.client.termDays = 45
        #expect(life.plan().decisions.map(\.dueOn) == [Life.date(45), Life.date(30)])
    }

    struct Fault: CustomTestStringConvertible {
        let testDescription: String
        let field: String
        let change: @Sendable (inout ClientRecord) -> Void
    }

    static let faults = [
        Fault(testDescription: "term 0", field: "client.term_days") { $0.termDays = 0 },
        Fault(testDescription: "term 366", field: "client.term_days") { $0.termDays = 366 },
        Fault(testDescription: "tolerance -1", field: "client.tolerance_days") { $0.toleranceDays = -1 },
        Fault(testDescription: "resend 0", field: "client.resend_days") { $0.resendDays = 0 },
        Fault(testDescription: "resend beyond 64 bits of sense", field: "client.resend_days") { $0.resendDays = .max },
        Fault(testDescription: "days before 0", field: "client.days_before") { $0.daysBefore = "0" },
        Fault(testDescription: "days before in words", field: "client.days_before") { $0.daysBefore = "tres" },
        Fault(testDescription: "reminders 2", field: "client.reminders") { $0.reminders = 2 },
        Fault(testDescription: "reminders -1", field: "client.reminders") { $0.reminders = -1 },
    ]

    @Test(arguments: faults) func `a value out of range breaks the client`(fault: Fault) throws {
        var record = ClientRecord(id: "ACME", name: "Acme")
        fault.change(&record)
        let error = try #require(throws: RecordFault.self) { try Client(record) }
        guard case .invalid(let field, _, _) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(field == fault.field)
    }

    @Test(arguments: [
        ("10,3", [10, 3]), ("3,10", [10, 3]), (" 3 , 10 ", [10, 3]), ("3,3", [3]), ("none", []), ("365", [365]),
        ("1", [1]), ("007", [7]),
    ]) func `reads days before`(text: String, days: [Int]) {
        #expect(Policy.daysBefore(text) == days)
    }

    @Test(arguments: [
        "", ",", " ", "0", "366", "-3", "+3", "3.5", "3;10", "none,3", "3,none", "tres", "٣", "99999999999999999999",
    ])
    func `refuses other days before`(text: String) {
        #expect(Policy.daysBefore(text) == nil)
    }
}

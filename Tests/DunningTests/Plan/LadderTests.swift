import Dunning
import Testing

/// Each stage on its date (the table of design 4.2) and what settings make of it.
@Suite struct LadderTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let policy: Policy
        let story: [String]
    }

    private static func policy(
        newFrom: Int? = nil, before: [Int] = [3], onDueDate: Bool = true, tolerance: Int = 3, resend: Int = 7,
        resends: Int? = 4
    ) -> Policy {
        Policy(
            pastInvoicesFrom: Life.date(0), newInvoicesFrom: newFrom.map(Life.date), daysBefore: before,
            remindsOnDueDate: onDueDate, toleranceDays: tolerance, resendDays: resend, maximumResends: resends)
    }

    static let cases = [
        Case(
            testDescription: "the defaults", policy: policy(),
            story: [
                "27 A upcoming 3", "30 A due", "33 A overdue", "40 A claim 1", "47 A claim 2", "54 A claim 3",
                "61 A claim 4",
            ]),
        Case(
            testDescription: "days before 10 and 3", policy: policy(before: [10, 3], resends: 0),
            story: ["20 A upcoming 10", "27 A upcoming 3", "30 A due", "33 A overdue"]),
        Case(
            testDescription: "no days before", policy: policy(before: [], resends: 0),
            story: ["30 A due", "33 A overdue"]),
        Case(
            testDescription: "not on the due date", policy: policy(onDueDate: false, resends: 0),
            story: ["27 A upcoming 3", "33 A overdue"]),
        Case(
            testDescription: "no tolerance: overdue takes the place of due", policy: policy(tolerance: 0, resends: 1),
            story: ["27 A upcoming 3", "30 A overdue", "37 A claim 1"]),
        Case(
            testDescription: "claims without end",
            policy: policy(before: [], onDueDate: false, resend: 14, resends: nil),
            story: ["33 A overdue", "47 A claim 1", "61 A claim 2", "75 A claim 3", "89 A claim 4", "103 A claim 5"]),
        Case(
            testDescription: "invoices announced from day 0", policy: policy(newFrom: 0, resends: 0),
            story: ["0 A issued", "27 A upcoming 3", "30 A due", "33 A overdue"]),
        Case(
            testDescription: "invoices announced from day 1: this one is older", policy: policy(newFrom: 1, resends: 0),
            story: ["27 A upcoming 3", "30 A due", "33 A overdue"]),
    ]

    @Test(arguments: cases) func `each stage goes on its date`(example: Case) {
        var life = Life(policy: example.policy, Life.invoice("A"))
        life.live(through: 109)
        #expect(life.story == example.story)
    }

    struct ShortTerm: CustomTestStringConvertible {
        var testDescription: String { "issued day \(issued), due day \(due), on due date: \(onDueDate)" }
        let issued: Int
        let due: Int
        let onDueDate: Bool
        let story: [String]
    }

    static let shortTerms = [
        ShortTerm(
            issued: 10, due: 14, onDueDate: true, story: ["10 A issued", "11 A upcoming 3", "14 A due", "17 A overdue"]),
        // The date of `upcoming` is the issue date, or would be before it: it is further along than `issued`.
        ShortTerm(issued: 10, due: 13, onDueDate: true, story: ["10 A upcoming 3", "13 A due", "16 A overdue"]),
        ShortTerm(issued: 10, due: 11, onDueDate: true, story: ["10 A upcoming 3", "11 A due", "14 A overdue"]),
        ShortTerm(issued: 10, due: 10, onDueDate: true, story: ["10 A due", "13 A overdue"]),
        // On the issue date itself `issued` still holds, and `upcoming` ended before it began.
        ShortTerm(issued: 10, due: 10, onDueDate: false, story: ["10 A issued", "13 A overdue"]),
        ShortTerm(issued: 10, due: 9, onDueDate: false, story: ["10 A issued", "12 A overdue"]),
        // Due long before it was issued: late from the first day, and never a word before the issue date.
        ShortTerm(issued: 10, due: 2, onDueDate: true, story: ["10 A overdue"]),
    ]

    @Test(arguments: shortTerms) func `short terms leave no stage before the issue date`(example: ShortTerm) {
        let policy = Self.policy(newFrom: 0, onDueDate: example.onDueDate, resends: 0)
        var life = Life(policy: policy, Life.invoice("A", issued: example.issued, due: example.due))
        life.live(through: 60)
        #expect(life.story == example.story)
    }

    @Test func `of two early stages that an issue date cuts short only the later goes`() {
        var life = Life(policy: Self.policy(before: [10, 3], resends: 0), Life.invoice("A", issued: 5, due: 7))
        life.live(through: 6)
        #expect(life.story == ["5 A upcoming 3"])
    }
}

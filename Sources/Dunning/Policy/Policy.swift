/// The company's rules of reminding, validated; a client's own terms may replace some of them.
package struct Policy: Hashable, Sendable {
    /// Invoices due before this day get nothing.
    package var pastInvoicesFrom: CivilDate
    /// The `issued` stage is for invoices issued on or after this day; `nil` turns it off.
    package var newInvoicesFrom: CivilDate?
    /// Days from issue to due, where the store gives no due date.
    package var termDays: Int
    /// Days before the due date of the `upcoming` stages, most first; empty turns them off.
    package var daysBefore: [Int]
    package var remindsOnDueDate: Bool
    /// Days from the due date to `overdue`.
    package var toleranceDays: Int
    /// Days from the answer to an `overdue` or `claim`, whatever it was, to the next `claim`.
    package var resendDays: Int
    /// How many claims; `nil` is without end, 0 is none.
    package var maximumResends: Int?
    package var thanks: Thanks
    package var grouping: Grouping

    package enum Thanks: String, Sendable {
        /// Paid invoices of which a reminder had been sent.
        case reminded
        /// Also invoices that an earlier cycle saw open.
        case all
        case no

        /// Whether the payment of such an invoice is thanked for.
        func covers(reminded: Bool, seenOpen: Bool) -> Bool {
            switch self {
            case .no: false
            case .reminded: reminded
            case .all: reminded || seenOpen
            }
        }
    }

    package enum Grouping: String, Sendable {
        /// One message a client, day and currency.
        case client
        /// One message an invoice.
        case invoice
    }

    package static let termDaysRange = 1...365
    package static let daysBeforeRange = 1...365
    package static let toleranceDaysRange = 0...365
    package static let resendDaysRange = 1...365
    package static let maximumResendsRange = 0...1000

    package init(
        pastInvoicesFrom: CivilDate, newInvoicesFrom: CivilDate? = nil, termDays: Int = 30, daysBefore: [Int] = [3],
        remindsOnDueDate: Bool = true, toleranceDays: Int = 3, resendDays: Int = 7, maximumResends: Int? = 4,
        thanks: Thanks = .reminded, grouping: Grouping = .client
    ) {
        self.pastInvoicesFrom = pastInvoicesFrom
        self.newInvoicesFrom = newInvoicesFrom
        self.termDays = termDays
        self.daysBefore = daysBefore.sorted(by: >)
        self.remindsOnDueDate = remindsOnDueDate
        self.toleranceDays = toleranceDays
        self.resendDays = resendDays
        self.maximumResends = maximumResends
        self.thanks = thanks
        self.grouping = grouping
    }

    /// This policy with what the client was granted in its place (rule 7).
    package func with(_ terms: ClientTerms) -> Policy {
        var policy = self
        policy.termDays = terms.termDays ?? termDays
        policy.daysBefore = terms.daysBefore ?? daysBefore
        policy.toleranceDays = terms.toleranceDays ?? toleranceDays
        policy.resendDays = terms.resendDays ?? resendDays
        return policy
    }

    /// The written due date, else the issue date and the term (rule 3).
    package func dueDate(of invoice: Invoice) -> CivilDate {
        invoice.writtenDueOn ?? invoice.issuedOn.adding(days: termDays)
    }

    /// The first day of a rung that is counted from the due date; `nil` for the others.
    ///
    /// Of a claim, the day it has if all before it are accepted on theirs: in truth it counts from the answer to the
    /// one before, see `Ladder`.
    func firstDay(of rung: Rung, dueOn: CivilDate) -> CivilDate? {
        switch rung.stage {
        case .issued, .thanks: nil
        case .upcoming: dueOn.adding(days: -rung.occurrence)
        case .due: dueOn
        case .overdue: dueOn.adding(days: toleranceDays)
        case .claim: dueOn.adding(days: toleranceDays + resendDays * rung.occurrence)
        }
    }

    /// Reads days before the due date, as in `10,3`; `none` is the empty list, most days come first, repeats go.
    package static func daysBefore(_ text: some StringProtocol) -> [Int]? {
        let words = text.split(whereSeparator: { $0 == "," || $0 == " " || $0 == "\t" })
        if words == ["none"] { return [] }
        guard !words.isEmpty else { return nil }
        var days: Set<Int> = []
        for word in words {
            guard word.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let day = Int(word),
                daysBeforeRange.contains(day)
            else { return nil }
            days.insert(day)
        }
        return days.sorted(by: >)
    }
}

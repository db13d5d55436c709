import Dunning

/// Whom staff should phone: clients who were written to in vain, or could not be, and still owe.
struct CallList {
    /// One a client and currency; the client with the oldest debt first.
    private(set) var calls: [Call] = []

    /// What a client is to be phoned about in one currency.
    struct Call: Equatable {
        let client: Client
        /// The open ones that ask for it, oldest first; never empty.
        let notes: [Note]
        /// What was written about the client by hand last, of whatever currency.
        let comment: Note?
        /// All that is unpaid, whether a note asks for it or not, oldest first; never empty.
        let owed: [Debt]
        /// Invoices that the client contests: nobody asks for them, but they will be talked of.
        let disputed: [Invoice]

        struct Debt: Equatable {
            let invoice: Invoice
            /// Negative before it is due.
            let daysPastDue: Int
        }

        var currency: Currency { owed[0].invoice.balance.currency }
        /// Everything that is owed, due or not.
        var balance: Money { Money.sum(owed.lazy.map(\.invoice.balance), in: currency) }
        var pastDue: [Invoice] { owed.filter { $0.daysPastDue > 0 }.map(\.invoice) }
        var overdue: Money { Money.sum(pastDue.lazy.map(\.balance), in: currency) }
        /// Of the oldest invoice; negative before it is due.
        var daysPastDue: Int { owed[0].daysPastDue }
        /// `nil` before the due date.
        var daysOverdue: Int? { daysPastDue < 0 ? nil : daysPastDue }
        /// When the first of the notes was written.
        var since: CivilDate { notes[0].time.date }
        /// The newest of the notes: what the client was told, or should have been.
        var letter: Note { notes[notes.count - 1] }
    }

    /// What is known of a client: as the store has it with its invoices, and the last comment on it.
    typealias Debtor = (client: Client, invoices: [Invoice], comment: Note?)

    /// - Parameters:
    ///   - notes: All open ones, oldest first.
    ///   - collector: Whose clients; `nil` means everybody's, empty those who have none.
    ///   - debtor: `nil` when the client is gone from the store.
    init(
        _ notes: [Note], policy: Policy, today: CivilDate, collector: String? = nil,
        debtor: (ClientID) throws -> Debtor?
    ) rethrows {
        let waiting = Dictionary(grouping: notes.filter(\.asksForCall), by: \.clientID)
        let clients = try waiting.compactMap { id, notes -> [Call]? in
            guard let debtor = try debtor(id),
                collector.map({ $0.lowercased() == (debtor.client.collector ?? "").lowercased() }) != false
            else { return nil }
            let calls = Self.calls(to: debtor, about: notes, policy: policy, today: today)
            return calls.isEmpty ? nil : calls
        }
        calls = clients.sorted { left, right in
            let (mine, others) = (left.map(\.daysPastDue).max() ?? 0, right.map(\.daysPastDue).max() ?? 0)
            return (mine, right[0].client.id) > (others, left[0].client.id)
        }.flatMap(\.self)
    }

    /// In the order of the currencies' codes.
    private static func calls(
        to debtor: Debtor, about notes: [Note], policy: Policy, today: CivilDate
    ) -> [Call] {
        let terms = policy.with(debtor.client.overrides)
        let onCredit = debtor.invoices.filter { $0.terms == .credit }
            .sorted { (terms.dueDate(of: $0), $0.number) < (terms.dueDate(of: $1), $1.number) }
        let owed = onCredit.filter(\.isUnpaid).map {
            Call.Debt(invoice: $0, daysPastDue: today.days(since: terms.dueDate(of: $0)))
        }
        let byCurrency = Dictionary(grouping: owed, by: \.invoice.balance.currency)
        let unpaid = byCurrency.mapValues { Set($0.map(\.invoice.number)) }
        return byCurrency.sorted { $0.key.code < $1.key.code }.compactMap { currency, owed in
            let open = notes.filter { $0.asks(forCallIn: currency, unpaid: unpaid) }
            guard !open.isEmpty else { return nil }
            return Call(
                client: debtor.client, notes: open, comment: debtor.comment, owed: owed,
                disputed: onCredit.filter { $0.status == .disputed && $0.balance.currency == currency })
        }
    }
}

extension Note {
    /// An open demand that no mail carried, or that a firm mail has carried already.
    fileprivate var asksForCall: Bool {
        guard state == .open, let stage = rung?.stage, stage.isDemand else { return false }
        switch result {
        case .failed, .noAddress: return true
        case .sent: return stage == .overdue || stage == .claim
        case .shadow, nil: return false
        }
    }

    /// Whether an invoice of it is owed in this currency. What was paid, disputed or withdrawn since is no matter for a
    /// call; what the note knows in another currency is, unless a namesake is still owed in that: the store was corrected.
    ///
    /// - Parameter unpaid: The numbers that are owed, by currency.
    fileprivate func asks(forCallIn currency: Currency, unpaid: [Currency: Set<String>]) -> Bool {
        let inOwn = balance.flatMap { $0.currency == currency ? nil : unpaid[$0.currency] } ?? []
        return invoices.contains { unpaid[currency]?.contains($0) == true && !inOwn.contains($0) }
    }
}

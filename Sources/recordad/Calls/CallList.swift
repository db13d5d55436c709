import Dunning

/// Whom staff should phone: clients who were written to in vain, or could not be, and still owe.
struct CallList {
    /// One a client and currency; the client with the oldest debt first.
    private(set) var calls: [Call] = []

    /// What a client is to be phoned about in one currency.
    struct Call: Equatable {
        /// Numbers of the open notes that ask for it, oldest first.
        let notes: [Int64]
        let client: Client
        /// Printed numbers of what is unpaid, oldest first.
        let invoices: [String]
        /// Owed on them.
        let balance: Money
        /// Of the oldest invoice; negative before it is due.
        let daysPastDue: Int
        /// When the first of the notes was written.
        let since: CivilDate
        /// Of the newest note.
        let lastResult: Note.Result

        /// `nil` before the due date.
        var daysOverdue: Int? { daysPastDue < 0 ? nil : daysPastDue }
    }

    /// - Parameters:
    ///   - notes: All open ones, oldest first.
    ///   - collector: Whose clients; `nil` means everybody's, empty those who have none.
    ///   - debtor: The client as the store has it with its invoices; `nil` when it is gone.
    init(
        _ notes: [Note], policy: Policy, today: CivilDate, collector: String? = nil,
        debtor: (ClientID) throws -> (client: Client, invoices: [Invoice])?
    ) rethrows {
        let waiting = Dictionary(grouping: notes.filter(\.asksForCall), by: \.clientID)
        let clients = try waiting.compactMap { id, notes -> [Call]? in
            guard let (client, invoices) = try debtor(id),
                collector.map({ $0.lowercased() == (client.collector ?? "").lowercased() }) != false
            else { return nil }
            let calls = Self.calls(about: client, invoices, notes, policy: policy, today: today)
            return calls.isEmpty ? nil : calls
        }
        calls = clients.sorted { left, right in
            let (mine, others) = (left.map(\.daysPastDue).max() ?? 0, right.map(\.daysPastDue).max() ?? 0)
            return (mine, right[0].client.id) > (others, left[0].client.id)
        }.flatMap(\.self)
    }

    /// In the order of the currencies' codes.
    private static func calls(
        about client: Client, _ invoices: [Invoice], _ notes: [Note], policy: Policy, today: CivilDate
    ) -> [Call] {
        let terms = policy.with(client.overrides)
        let owed = invoices.filter { $0.terms == .credit && $0.isUnpaid }
            .sorted { (terms.dueDate(of: $0), $0.number) < (terms.dueDate(of: $1), $1.number) }
        return Set(owed.map(\.balance.currency)).sorted { $0.code < $1.code }.compactMap { currency in
            let notes = notes.filter { $0.balance == nil || $0.balance?.currency == currency }
            // What was paid, disputed or withdrawn since the note was written is no matter for a call.
            let numbers = Set(notes.flatMap(\.invoices))
            let unpaid = owed.filter { $0.balance.currency == currency && numbers.contains($0.number) }
            let open = notes.filter { note in unpaid.contains { note.invoices.contains($0.number) } }
            guard let oldest = unpaid.first, let first = open.first, let result = open.last?.result else { return nil }
            return Call(
                notes: open.map(\.id), client: client, invoices: unpaid.map(\.number),
                balance: Money.sum(unpaid.lazy.map(\.balance), in: currency),
                daysPastDue: today.days(since: terms.dueDate(of: oldest)), since: first.time.date, lastResult: result)
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
}

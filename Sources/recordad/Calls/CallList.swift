import Dunning

/// Whom staff should phone: clients who were written to in vain, or could not be, and still owe.
struct CallList {
    /// Most overdue first.
    private(set) var calls: [Call] = []

    /// A client to be phoned.
    struct Call: Equatable {
        let client: Client
        /// One amount a currency, in the order of their codes.
        let balances: [Money]
        /// Of the oldest invoice; negative before it is due.
        let daysPastDue: Int
        /// When the first of the open notes was written.
        let since: CivilDate
        /// Of the newest note.
        let lastResult: Note.Result
    }

    /// - Parameters:
    ///   - notes: All open ones, oldest first.
    ///   - debtor: The client as the store has it with its invoices; `nil` when it is gone.
    init(
        _ notes: [Note], policy: Policy, today: CivilDate,
        debtor: (ClientID) throws -> (client: Client, invoices: [Invoice])?
    ) rethrows {
        let waiting = Dictionary(grouping: notes.filter(\.asksForCall), by: \.clientID)
        calls = try waiting.compactMap { id, notes in
            guard let (client, invoices) = try debtor(id), let first = notes.first,
                let result = notes.last?.result
            else { return nil }
            // What was paid, disputed or withdrawn since the note was written is no matter for a call.
            let numbers = Set(notes.flatMap(\.invoices))
            let unpaid = invoices.filter { $0.terms == .credit && $0.isUnpaid && numbers.contains($0.number) }
            let terms = policy.with(client.overrides)
            guard let days = unpaid.map({ today.days(since: terms.dueDate(of: $0)) }).max() else { return nil }
            let balances = Dictionary(grouping: unpaid.map(\.balance), by: \.currency)
                .map { Money.sum($1, in: $0) }.sorted { $0.currency.code < $1.currency.code }
            return Call(
                client: client, balances: balances, daysPastDue: days, since: first.time.date, lastResult: result)
        }.sorted { ($0.daysPastDue, $1.client.id) > ($1.daysPastDue, $0.client.id) }
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

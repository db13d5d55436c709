import Dunning
import Storage

/// Looks at every invoice that may be due on a day, client by client, without keeping any of them.
struct PlanningPass {
    let planner: Planner
    let cases: CaseFile

    /// What the whole day amounts to, before anything of it is written.
    struct Findings {
        var looked = 0
        var broken: [BrokenRecord] = []
        var brokenCount = 0
        var messages = 0
        var stale = 0
        /// Clients with a message or a note to come.
        var clients: [ClientID] = []

        /// How many broken records are named; the rest are counted.
        static let namedLimit = 20
    }

    func findings(
        in snapshot: borrowing InvoiceSnapshot, seenOpen: (InvoiceID, ClientID) throws -> Void
    ) throws -> Findings {
        var findings = Findings()
        var followed = Set(try cases.ledger?.clientsWithOpenThanks(mode: cases.mode) ?? [])
        let furthest = try furthestDaysBefore(in: snapshot)
        try snapshot.forEachCandidate(
            from: planner.policy.pastInvoicesFrom, through: planner.today.adding(days: furthest),
            issuedFrom: planner.policy.newInvoicesFrom
        ) { client, id, invoices in
            followed.remove(id)
            let joined = try cases.join(client, id: id, invoices: invoices, from: snapshot)
            try take(joined, id: id, into: &findings, seenOpen: seenOpen)
        }
        for id in followed.sorted() {
            try take(try cases.read(id, from: snapshot), id: id, into: &findings, seenOpen: seenOpen)
        }
        return findings
    }

    /// Every client with an invoice that may be due, or that could be thanked.
    func clients(in snapshot: borrowing InvoiceSnapshot) throws -> [ClientID] {
        var clients = Set(try cases.ledger?.clientsWithOpenThanks(mode: cases.mode) ?? [])
        try snapshot.forEachCandidate(
            from: planner.policy.pastInvoicesFrom,
            through: planner.today.adding(days: try furthestDaysBefore(in: snapshot)),
            issuedFrom: planner.policy.newInvoicesFrom
        ) { _, id, _ in clients.insert(id) }
        return clients.sorted()
    }

    private func take(
        _ joined: (case: ClientCase?, broken: [BrokenRecord]), id: ClientID, into findings: inout Findings,
        seenOpen: (InvoiceID, ClientID) throws -> Void
    ) throws {
        findings.looked += joined.broken.count + (joined.case?.invoices.count ?? 0)
        findings.brokenCount += joined.broken.count
        findings.broken += joined.broken.prefix(max(0, Findings.namedLimit - findings.broken.count))
        guard let clientCase = joined.case else { return }
        let plan = planner.plan(clientCase)
        findings.messages += plan.messages.count
        findings.stale += plan.decisions.count { $0.decision.isStale }
        if !plan.messages.isEmpty || plan.lacksAddress { findings.clients.append(id) }
        guard planner.policy.thanks == .all else { return }
        for invoice in clientCase.invoices
        where invoice.isUnpaid && !clientCase.history.seenOpen.contains(invoice.id) {
            try seenOpen(invoice.id, id)
        }
    }

    /// The most days before a due date at which any client may be written to.
    private func furthestDaysBefore(in snapshot: borrowing InvoiceSnapshot) throws -> Int {
        let granted = try snapshot.grantedDaysBefore().compactMap { Policy.daysBefore($0)?.first }
        return max(planner.policy.daysBefore.first ?? 0, granted.max() ?? 0)
    }
}

extension Decision {
    fileprivate var isStale: Bool {
        if case .hold(_, .staleData) = self { true } else { false }
    }
}

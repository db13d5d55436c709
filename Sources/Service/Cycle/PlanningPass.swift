import Dunning
import Storage

/// Looks at every invoice that may be due on a day, client by client, without keeping any of them.
struct PlanningPass {
    let planner: Planner
    let cases: CaseFile
    /// Sees what is decided for clients that get no message; the others are decided once more, all together.
    var watch: ((ClientPlan) -> Void)?

    /// What the whole day amounts to, before anything of it is written.
    struct Findings {
        var looked = 0
        var clientsLooked = 0
        var broken: [BrokenRecord] = []
        var brokenCount = 0
        var messages = 0
        var stale = 0
        var closed = 0
        var limited = 0
        var opening: Instant?
        var waived: [ThanksStanding.Waiver] = []
        /// With a message or a note to come.
        var clients: [Candidate] = []

        struct Candidate {
            let id: ClientID
            let waitingSince: CivilDate
            /// Reminders that wait by a limit, as long as no other client's message is planned.
            let limited: Int
        }

        /// In the order in which they are planned.
        var clientsInTurn: [Candidate] {
            clients.sorted { ($0.waitingSince, $0.id) < ($1.waitingSince, $1.id) }
        }

        /// How many broken records are named; the rest are counted.
        static let namedLimit = 20
    }

    /// How many invoices may wait to be remembered as open.
    private static let seenOpenBatch = 1000
    /// Of how many invoices the ledger is asked at once.
    private static let invoicesPerBatch = 1000
    /// How many clients are looked at between two signs of life.
    private static let clientsPerBreath = 1000

    /// - Parameter seenOpen: Takes the invoices that are seen open for the first time, where that is asked for.
    func findings(
        in snapshot: borrowing InvoiceSnapshot, breathe: () -> Void,
        seenOpen: ([(InvoiceID, ClientID)]) throws -> Void
    ) throws -> Findings {
        var findings = Findings()
        var opened: [(InvoiceID, ClientID)] = []
        var clients = 0
        func take(_ joined: (case: ClientCase?, broken: [BrokenRecord]), id: ClientID) throws {
            self.take(joined, id: id, into: &findings)
            if planner.policy.thanks == .all { opened += joined.case?.newlyOpen ?? [] }
            if opened.count >= Self.seenOpenBatch {
                try seenOpen(opened)
                opened.removeAll(keepingCapacity: true)
            }
            clients += 1
            if clients.isMultiple(of: Self.clientsPerBreath) { breathe() }
        }
        var batch: [CaseFile.Candidate] = []
        var invoicesInBatch = 0
        func takeBatch() throws {
            try cases.join(batch, from: snapshot) { id, joined in try take(joined, id: id) }
            batch.removeAll(keepingCapacity: true)
            invoicesInBatch = 0
        }
        var followed = try followedClients()
        // Whoever pays long before the due date is to be thanked too, so every open invoice has to be seen.
        let through =
            planner.policy.thanks == .all
            ? CivilDate.latest : planner.today.adding(days: try furthestAhead(in: snapshot))
        try snapshot.forEachCandidate(
            from: planner.policy.pastInvoicesFrom, through: through,
            issuedFrom: planner.policy.newInvoicesFrom
        ) { client, id, invoices in
            followed.remove(id)
            batch.append(CaseFile.Candidate(id: id, client: client, invoices: invoices))
            invoicesInBatch += invoices.count
            if invoicesInBatch >= Self.invoicesPerBatch { try takeBatch() }
        }
        try takeBatch()
        for id in followed.sorted() { try take(try cases.read(id, from: snapshot), id: id) }
        if !opened.isEmpty { try seenOpen(opened) }
        return findings
    }

    /// Clients to look at though none of their invoices may be due: they may have paid one.
    private func followedClients() throws -> Set<ClientID> {
        guard planner.policy.thanks != .no, let ledger = cases.ledger else { return [] }
        return Set(try ledger.clientsWithOpenThanks(mode: cases.mode))
    }

    /// Every client with an invoice that may be due, or that could be thanked.
    func clients(in snapshot: borrowing InvoiceSnapshot) throws -> [ClientID] {
        var clients = try followedClients()
        try snapshot.forEachDebtor(
            from: planner.policy.pastInvoicesFrom,
            through: planner.today.adding(days: try furthestAhead(in: snapshot)),
            issuedFrom: planner.policy.newInvoicesFrom
        ) { id, _ in clients.insert(id) }
        return clients.sorted()
    }

    private func take(
        _ joined: (case: ClientCase?, broken: [BrokenRecord]), id: ClientID, into findings: inout Findings
    ) {
        findings.looked += joined.broken.count + (joined.case?.invoices.count ?? 0)
        findings.brokenCount += joined.broken.count
        findings.broken += joined.broken.prefix(max(0, Findings.namedLimit - findings.broken.count))
        guard let clientCase = joined.case else { return }
        if !clientCase.invoices.isEmpty { findings.clientsLooked += 1 }
        let plan = planner.plan(clientCase)
        if plan.messages.isEmpty { watch?(plan) }
        findings.messages += plan.messages.count
        for case .hold(_, let reason) in plan.decisions.lazy.map(\.decision) {
            switch reason {
            case .staleData: findings.stale += 1
            case .outsideHours, .closedDay: findings.closed += 1
            default: break
            }
        }
        findings.waived += plan.waivers(after: clientCase.history)
        findings.limited += plan.limitedCount
        findings.opening = [findings.opening, plan.opening].compactMap(\.self).min()
        if !plan.messages.isEmpty || plan.lacksAddress {
            findings.clients.append(
                Findings.Candidate(id: id, waitingSince: plan.waitingSince, limited: plan.limitedCount))
        }
    }

    /// The most days before a due date at which any client may be written to today: what falls on the closed days
    /// ahead goes before them.
    private func furthestAhead(in snapshot: borrowing InvoiceSnapshot) throws -> Int {
        let granted = try snapshot.grantedDaysBefore().compactMap { Policy.daysBefore($0)?.first }
        return max(planner.policy.daysBefore.first ?? 0, granted.max() ?? 0)
            + planner.contact.longestClosedRun(after: planner.today)
    }
}

extension ClientCase {
    /// Unpaid invoices that no earlier cycle saw.
    fileprivate var newlyOpen: [(InvoiceID, ClientID)] {
        invoices.filter { $0.isUnpaid && !history.seenOpen.contains($0.id) }.map { ($0.id, client.id) }
    }
}

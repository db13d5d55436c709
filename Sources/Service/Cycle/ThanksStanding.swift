import Dunning

/// What `ThankYou=` asks for in a cycle, to be told from what it asked for before.
package struct ThanksStanding: Hashable, Sendable {
    let asked: Policy.Thanks
    let mode: DeliveryMode
    let day: CivilDate
    /// Paid before thanks were turned on, as far as no earlier cycle knew.
    var waived: [Waiver] = []

    struct Waiver: Hashable, Sendable {
        let client: ClientID
        let invoice: InvoiceID
    }
}

extension ClientPlan {
    /// Invoices whose thanks are waived from today on.
    func waivers(after history: ClientHistory) -> [ThanksStanding.Waiver] {
        decisions.lazy.filter { $0.decision == .never(.paidBeforeThanks) && history.waived[$0.invoice.id] == nil }
            .map { ThanksStanding.Waiver(client: client.id, invoice: $0.invoice.id) }
    }
}

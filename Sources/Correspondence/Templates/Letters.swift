import Dunning

/// All letters of one language; a language that lacks one does not compile.
struct Letters: Sendable {
    let labels: Labels
    let notice: Notice
    let issued: Letter
    let upcoming: Letter
    let due: Letter
    let overdue: Letter
    let claim: Letter
    let thanks: Letter

    /// The words around the sentences, the same in every stage.
    struct Labels: Sendable {
        let greeting: String
        let farewell: String
        let client: String
        /// Above the invoices, with `today`, which is the day the balances are of.
        let unpaid: OneOrMany
        let paid: OneOrMany
        let invoice: String
        /// With `issued`, beside the number of the invoice.
        let issuedOn: String
        let dueDate: String
        /// What the invoice was issued for.
        let invoiceTotal: String
        /// What was paid of an invoice, where something is still owed.
        let paidPart: String
        let balance: String
        /// Of what is past due, due on the day, and due later, where more than one of them is listed.
        let totalOverdue: String
        let totalDueToday: String
        let totalUpcoming: String
        /// Of the invoices in the message: the client may owe others.
        let totalOwed: String
        /// With `number`; on a button, so it says what will be paid.
        let pay: String
        let howToPay: String
        /// Asks for the numbers of the invoices in the payment.
        let reference: OneOrMany
    }

    /// What the law of some countries wants said of a debt past due (`RequiredWording.notice`).
    struct Notice: Sendable {
        /// Who is owed, and for what, which is past due. A name may end with a full stop, as in S.A., so no sentence ends with one.
        let origin: OneOrMany
        /// What this message is, and what it is not.
        let nature: String
        let rights: String
    }

    subscript(stage: Stage) -> Letter {
        switch stage {
        case .issued: issued
        case .upcoming: upcoming
        case .due: due
        case .overdue: overdue.onDueDate(due)
        case .claim: claim.onDueDate(due)
        case .thanks: thanks
        }
    }
}

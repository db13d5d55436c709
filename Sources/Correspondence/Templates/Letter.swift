import Dunning

/// What one stage says, in Mustache; its text and its HTML are both made of it, so that they say the same.
struct Letter: Sendable {
    let subject: OneOrMany
    let opening: OneOrMany
    /// Before the invoices; what the client is asked for besides the payment.
    var request: String?
    /// After the invoices and how to pay them.
    let closing: String

    /// The partials between its words: what is still owed and how to pay it, or what was paid.
    static func partials(of stage: Stage) -> [String] {
        guard stage.isDemand else { return ["paid"] }
        return ["unpaid", "payment"] + (stage.mayBePastDue ? ["notice"] : [])
    }

    /// Says of a message with nothing past due what `letter` does.
    func onDueDate(_ letter: Letter) -> Letter {
        Letter(
            subject: subject.onDueDate(letter.subject), opening: opening.onDueDate(letter.opening), request: request,
            closing: closing)
    }
}

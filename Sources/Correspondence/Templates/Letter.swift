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
}

/// A sentence for a message with one invoice, and for one with several.
struct OneOrMany: Sendable {
    /// Inside the invoice: `number`, `due`, `balance` are its own, and `total` is what it was issued for.
    let one: String
    /// Outside of the invoices: `count`, and `total` is what is owed on all.
    let many: String

    /// For a subject, or inside an element of HTML.
    var inOneLine: String {
        "{{#single}}{{#invoices}}\(one){{/invoices}}{{/single}}{{^single}}\(many){{/single}}"
    }

    /// For text: tags that stand alone in a line leave no line behind.
    var inLines: String {
        """
        {{#single}}
        {{#invoices}}
        \(one)
        {{/invoices}}
        {{/single}}
        {{^single}}
        \(many)
        {{/single}}
        """
    }
}

/// One name that a template may use.
package struct TemplateVariable: Hashable, Sendable {
    /// In full, `invoices.number`.
    package let name: String
    /// A line of the manual.
    package let meaning: String

    /// Every variable there is, in the order of the manual (recordad-templates(7)).
    package static let all: [TemplateVariable] =
        named(LetterVariables.company, under: "company.") + named(LetterVariables.client, under: "client.")
        + named(LetterVariables.message) + [
            TemplateVariable(name: "invoices", meaning: LetterVariables.invoicesMeaning)
        ]
        + named(LetterVariables.invoice, under: "invoices.")
        + [TemplateVariable(name: "payment_lines", meaning: LetterVariables.paymentLinesMeaning)]
        + named(LetterVariables.paymentLine, under: "payment_lines.")

    private static func named<Subject>(
        _ variables: [LetterVariable<Subject>], under prefix: String = ""
    ) -> [TemplateVariable] {
        variables.map { TemplateVariable(name: prefix + $0.name, meaning: $0.meaning) }
    }
}

/// A variable with the way to its value.
struct LetterVariable<Subject>: Sendable {
    let name: String
    let meaning: String
    let value: @Sendable (Subject) -> MustacheValue

    init(_ name: String, _ meaning: String, _ value: @escaping @Sendable (Subject) -> MustacheValue) {
        self.name = name
        self.meaning = meaning
        self.value = value
    }

    /// The record that a template sees.
    static func record(_ variables: [LetterVariable], of subject: Subject) -> [String: MustacheValue] {
        Dictionary(uniqueKeysWithValues: variables.map { ($0.name, $0.value(subject)) })
    }
}

import Dunning

/// Everything that recordad says in one language; a language that lacks a word does not compile.
struct Words: Sendable {
    /// ISO 639-1, two letters.
    let tag: String

    /// Where no country is named.
    let amounts: AmountStyle
    /// By ISO 3166-1 code, or the UN M.49 number of a part of the world.
    let amountsByRegion: [String: AmountStyle]

    /// Twelve, from January, as they stand in a date.
    let months: [String]
    let shortMonths: [String]
    let longDate: @Sendable (_ day: Int, _ month: String, _ year: Int) -> String
    let shortDate: @Sendable (_ day: Int, _ month: String, _ year: Int) -> String
    let dayAndMonth: @Sendable (_ day: Int, _ month: String) -> String
    /// Takes days past due, negative before the due date.
    let distance: @Sendable (Int) -> String

    let stage: @Sendable (Stage) -> String
    /// Of an `upcoming` reminder: `3 días antes`.
    let daysBefore: @Sendable (Int) -> String
    /// Eighteen, as in design 7.1. The first is never `ID`: spreadsheets take a file that begins so for SYLK.
    let noteHeadings: [String]
    /// Twenty, as `Language.callHeadings` names them.
    let callHeadings: [String]
    /// Days past due, over a narrow column.
    let late: String
    /// The last that was written to a client, or that it said.
    let latest: String
    let result: @Sendable (Note.Result) -> String
    let state: @Sendable (Note.State) -> String
    let channel: @Sendable (Note.Channel) -> String
    /// Of an invoice that a complete import did not hold; the day of the import follows, as `2026-11-22`.
    let absence: String
    /// Dates in it are written as the language given writes them.
    let reason: @Sendable (Reason, Language) -> String
    let contact: ContactWords
    let explanation: ExplanationWords
    let outbox: OutboxWords
    /// Of a plan with nothing in it.
    let nothingDue: String

    let letters: Letters
}

package import Dunning
package import Formats

extension Note {
    /// The columns of the notes file as keys, for programs: English words, lists, amounts as decimal strings.
    package var json: JSON {
        .object([
            ("id", .integer(id)),
            ("date", .string(time.date.description)),
            ("time", .string(time.clock)),
            ("client_id", .string(clientID.value)),
            ("client", .string(clientName)),
            ("title", .string(fullTitle)),
            ("stage", .init(rung?.stage.rawValue)),
            ("occurrence", rung.map { .integer(Int64($0.occurrence)) } ?? .null),
            ("invoices", .array(invoices.map(JSON.string))),
            ("currency", .init(balance?.currency.code)),
            ("balance", .init(balance?.decimal)),
            ("days_overdue", daysOverdue.map { .integer(Int64($0)) } ?? .null),
            ("recipients", .array(recipients.map { .string($0.value) })),
            ("channel", .string(channel.rawValue)),
            ("result", .init(result?.word)),
            ("message_id", .init(messageID?.value)),
            ("author", .string(author)),
            ("state", .string(state.rawValue)),
        ])
    }
}

extension Note.Result {
    fileprivate var word: String {
        switch self {
        case .sent: "sent"
        case .failed: "failed"
        case .shadow: "shadow"
        case .noAddress: "no address"
        }
    }
}

extension JSON {
    init(_ text: String?) { self = text.map(JSON.string) ?? .null }
}

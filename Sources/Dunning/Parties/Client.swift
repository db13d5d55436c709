/// Who owes, as the store describes it today.
package struct Client: Hashable, Sendable {
    package let id: ClientID
    package let name: String
    package let taxID: String?
    /// The store's `email` text; when it changes, addresses refused before get another chance.
    package let email: String
    /// The well-formed addresses of `email`, in its order.
    package let recipients: [EmailAddress]
    package let cc: [EmailAddress]
    package let phone: String?
    /// A language tag such as `es-CL`; `nil` means the company's.
    package let language: String?
    package let kind: Kind
    /// ISO 3166-1 alpha-2.
    package let country: String?
    package let collector: String?
    package let overrides: ClientTerms
    /// False: nothing is ever written to this client, thanks included.
    package let wantsReminders: Bool

    /// Whose law and manners apply; unknown clients are treated as the more protected kind.
    package enum Kind: String, Sendable { case business, consumer, unknown }

    /// Believes the record, or says what is wrong with it.
    package init(_ record: ClientRecord) throws(RecordFault) {
        if let fault = record.unreadable { throw fault }
        guard !record.id.isEmpty else { throw .missing(field: "client.id") }
        try RecordFault.checkKey("client.id", record.id)
        try RecordFault.checkLengths(
            sum: record.textBytes,
            [
                ("client.id", record.id), ("client.name", record.name), ("client.tax_id", record.taxID),
                ("client.email", record.email), ("client.cc", record.cc), ("client.phone", record.phone),
                ("client.language", record.language), ("client.kind", record.kind), ("client.country", record.country),
                ("client.collector", record.collector), ("client.days_before", record.daysBefore),
            ])
        guard let kind = Kind(rawValue: record.kind) else {
            throw .invalid(field: "client.kind", value: record.kind, expected: "business, consumer or unknown")
        }
        guard record.reminders == 0 || record.reminders == 1 else {
            throw .invalid(field: "client.reminders", value: String(record.reminders), expected: "0 or 1")
        }
        self.id = ClientID(record.id)
        self.name = record.name
        self.taxID = record.taxID.presence
        self.email = record.email
        self.recipients = EmailAddress.list(record.email).addresses
        self.cc = EmailAddress.list(record.cc).addresses
        self.phone = record.phone.presence
        self.language = record.language.presence
        self.kind = kind
        self.country = record.country.presence
        self.collector = record.collector.presence
        self.overrides = try ClientTerms(record)
        self.wantsReminders = record.reminders == 1
    }
}

extension Optional where Wrapped == String {
    /// The text, or `nil` when it is empty: the store means the same by both.
    package var presence: String? {
        guard let text = self, !text.isEmpty else { return nil }
        return text
    }
}

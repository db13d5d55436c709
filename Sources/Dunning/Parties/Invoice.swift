/// A claim on a client, as the store describes it today.
package struct Invoice: Hashable, Sendable {
    package let id: InvoiceID
    package let number: String
    package let clientID: ClientID
    package let issuedOn: CivilDate
    /// As written in the store; `Policy.dueDate(of:)` computes it when it is missing.
    package let writtenDueOn: CivilDate?
    package let total: Money
    package let balance: Money
    package let terms: Terms
    package let status: Status
    /// The store's words on why it is disputed or rejected.
    package let reason: String?
    package let paymentURL: String?
    /// A file under the document root.
    package let document: String?

    package enum Terms: String, Sendable { case credit, cash }

    package enum Status: String, Sendable { case open, paid, disputed, rejected, void }

    /// Status `paid`, or `open` with nothing left to pay.
    package var isPaid: Bool { status == .paid || (status == .open && balance.minorUnits <= 0) }

    /// Status `open` with something left to pay.
    package var isUnpaid: Bool { status == .open && balance.minorUnits > 0 }

    /// Believes the record, or says what is wrong with it.
    package init(_ record: InvoiceRecord) throws(RecordFault) {
        if let fault = record.unreadable { throw fault }
        guard !record.id.isEmpty else { throw .missing(field: "invoice.id") }
        guard !record.number.isEmpty else { throw .missing(field: "invoice.number") }
        guard !record.clientID.isEmpty else { throw .missing(field: "invoice.client_id") }
        try RecordFault.checkKey("invoice.id", record.id)
        try RecordFault.checkKey("invoice.client_id", record.clientID)
        try RecordFault.checkLengths(
            sum: record.textBytes,
            [
                ("invoice.id", record.id), ("invoice.number", record.number), ("invoice.client_id", record.clientID),
                ("invoice.issued_on", record.issuedOn), ("invoice.due_on", record.dueOn),
                ("invoice.currency", record.currency), ("invoice.terms", record.terms),
                ("invoice.status", record.status), ("invoice.reason", record.reason),
                ("invoice.payment_url", record.paymentURL), ("invoice.document", record.document),
            ])
        guard let issuedOn = CivilDate(record.issuedOn) else {
            throw .invalid(
                field: "invoice.issued_on", value: record.issuedOn, expected: "an existing day as YYYY-MM-DD")
        }
        if let text = record.dueOn.presence {
            guard let dueOn = CivilDate(text) else {
                throw .invalid(field: "invoice.due_on", value: text, expected: "an existing day as YYYY-MM-DD")
            }
            self.writtenDueOn = dueOn
        } else {
            self.writtenDueOn = nil
        }
        guard let currency = Currency(record.currency) else {
            throw .invalid(field: "invoice.currency", value: record.currency, expected: "a code of ISO 4217")
        }
        for (field, amount) in [("invoice.total", record.total), ("invoice.balance", record.balance)]
        where amount.magnitude > UInt64(Money.limit) {
            throw .invalid(field: field, value: String(amount), expected: "at most \(Money.limit) minor units")
        }
        guard let terms = Terms(rawValue: record.terms) else {
            throw .invalid(field: "invoice.terms", value: record.terms, expected: "credit or cash")
        }
        guard let status = Status(rawValue: record.status) else {
            throw .invalid(
                field: "invoice.status", value: record.status, expected: "open, paid, disputed, rejected or void")
        }
        self.id = InvoiceID(record.id)
        self.number = record.number
        self.clientID = ClientID(record.clientID)
        self.issuedOn = issuedOn
        self.total = Money(minorUnits: record.total, currency: currency)
        self.balance = Money(minorUnits: record.balance, currency: currency)
        self.terms = terms
        self.status = status
        self.reason = record.reason.presence
        self.paymentURL = record.paymentURL.presence
        self.document = record.document.presence
    }
}

/// A row of the store's `invoice` table as it was read, before anything in it is believed.
package struct InvoiceRecord: Hashable, Sendable {
    package var id: String
    package var number: String
    package var clientID: String
    /// `YYYY-MM-DD`, one hopes.
    package var issuedOn: String
    package var dueOn: String?
    package var currency: String
    /// Minor units.
    package var total: Int64
    package var balance: Int64
    package var terms: String
    package var status: String
    /// Why it is disputed or rejected.
    package var reason: String?
    package var paymentURL: String?
    package var document: String?
    /// Why the store could not give the row as it is: a text was too long, and is cut.
    package var unreadable: RecordFault?

    /// Of all its texts in UTF-8; one that is missing has none.
    var textBytes: Int {
        id.utf8.count + number.utf8.count + clientID.utf8.count + issuedOn.utf8.count + currency.utf8.count
            + terms.utf8.count + status.utf8.count + (dueOn?.utf8.count ?? 0) + (reason?.utf8.count ?? 0)
            + (paymentURL?.utf8.count ?? 0) + (document?.utf8.count ?? 0)
    }

    package init(
        id: String, number: String, clientID: String, issuedOn: String, dueOn: String? = nil, currency: String,
        total: Int64, balance: Int64, terms: String = "credit", status: String = "open", reason: String? = nil,
        paymentURL: String? = nil, document: String? = nil
    ) {
        self.id = id
        self.number = number
        self.clientID = clientID
        self.issuedOn = issuedOn
        self.dueOn = dueOn
        self.currency = currency
        self.total = total
        self.balance = balance
        self.terms = terms
        self.status = status
        self.reason = reason
        self.paymentURL = paymentURL
        self.document = document
    }
}

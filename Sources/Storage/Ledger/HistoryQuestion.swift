package import Dunning

/// What is asked of the ledger about one client.
package struct HistoryQuestion: Hashable, Sendable {
    package let client: ClientID
    /// The client's `email` now: addresses refused under another text get another chance.
    package let email: String
    /// The client's, beside those it was written to about: what another client was sent about one of them was sent all
    /// the same.
    package let invoices: [InvoiceID]
    /// `nil`: whom it was written to does not matter.
    package let contacts: Contacts?
    /// A message to be judged as if it were not there.
    package let excluding: Int64?

    /// Messages to the client, or to one of the addresses.
    package struct Contacts: Hashable, Sendable {
        package let addresses: [EmailAddress]
        package let since: Instant

        package init(addresses: [EmailAddress], since: Instant) {
            self.addresses = addresses
            self.since = since
        }
    }

    package init(
        client: ClientID, email: String, invoices: [InvoiceID], contacts: Contacts? = nil, excluding: Int64? = nil
    ) {
        self.client = client
        self.email = email
        self.invoices = invoices
        self.contacts = contacts
        self.excluding = excluding
    }
}

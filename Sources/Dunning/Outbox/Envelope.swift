/// Who a message is from and for as the server is told, apart from its headers (RFC 5321 section 2.3.1).
package struct Envelope: Hashable, Sendable {
    /// Where failures are reported to.
    package let sender: EmailAddress
    /// Those it is written to, then those who get a copy.
    package let recipients: [EmailAddress]
    /// How many of them it is written to. Without one of these nobody gets it: a copy alone reaches no debtor (rule 10).
    package let addressees: Int

    package init(sender: EmailAddress, to: [EmailAddress], copies: [EmailAddress] = []) {
        self.sender = sender
        recipients = to + copies
        addressees = to.count
    }
}

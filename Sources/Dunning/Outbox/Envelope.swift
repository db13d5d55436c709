/// Who a message is from and for as the server is told, apart from its headers (RFC 5321 section 2.3.1).
package struct Envelope: Hashable, Sendable {
    /// Where failures are reported to.
    package let sender: EmailAddress
    package let recipients: [EmailAddress]

    package init(sender: EmailAddress, recipients: [EmailAddress]) {
        self.sender = sender
        self.recipients = recipients
    }
}

/// Whom a message was for, and how to find it in a mailbox.
package struct Destination: Sendable {
    /// Copies included; empty when the message was pruned.
    package let addresses: [EmailAddress]
    /// `nil` when the message was pruned.
    package let messageID: MessageID?
    /// Where it is not the client that is asked about: its name, if known, and its id.
    package let client: (name: String?, id: ClientID)?

    package init(addresses: [EmailAddress], messageID: MessageID?, client: (name: String?, id: ClientID)?) {
        self.addresses = addresses
        self.messageID = messageID
        self.client = client
    }
}

package import Dunning

/// A finished message on its way out.
package struct Parcel: Sendable {
    package let messageID: MessageID
    package let envelope: Envelope
    /// The message as composed, lines ending in CRLF; delivered as it is.
    package let bytes: [UInt8]
    /// When what it says was found true.
    package let readyAt: ContinuousClock.Instant

    package init(
        messageID: MessageID, envelope: Envelope, bytes: [UInt8], readyAt: ContinuousClock.Instant = .now
    ) {
        self.messageID = messageID
        self.envelope = envelope
        self.bytes = bytes
        self.readyAt = readyAt
    }
}

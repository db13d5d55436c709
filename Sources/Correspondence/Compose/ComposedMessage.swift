package import Dunning

/// A message ready to be sent, and what the ledger and the audit say of it.
package struct ComposedMessage: Hashable, Sendable {
    package let envelope: Envelope
    /// As people read it, `Name <address>`.
    package let from: String
    package let to: [EmailAddress]
    package let cc: [EmailAddress]
    /// In the envelope only.
    package let bcc: [EmailAddress]
    /// Whom it is written to and who gets a copy, also where it goes to another address in their place.
    package let meantTo: [EmailAddress]
    package let meantCc: [EmailAddress]
    package let subject: String
    /// The message by RFC 5322: ASCII, lines ended by CRLF.
    package let bytes: [UInt8]
    let plainText: [UInt8]
    let hypertext: [UInt8]

    package var text: String { String(decoding: plainText, as: UTF8.self) }
    package var html: String { String(decoding: hypertext, as: UTF8.self) }
}

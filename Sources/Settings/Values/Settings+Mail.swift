package import Dunning

extension Settings {
    /// How messages leave.
    package struct Mail: Hashable, Sendable {
        package var from: Mailbox
        package var server: MailServer
        package var startTLS: StartTLS
        /// PEM certificates to trust in place of the system's.
        package var caFile: String?
        package var user: String?
        package var passwordFile: String?
        package var replyTo: [EmailAddress]
        package var cc: [EmailAddress]
        package var bcc: [EmailAddress]
        /// The envelope sender, which bounces go to.
        package var returnPath: EmailAddress
        /// Connections kept open to the server, within `connectionsRange`.
        package var connections: Int
        /// `nil` is no limit.
        package var maximumPerMinute: Int?
        /// Seconds to wait for each reply, at least 1.
        package var timeout: Int64
        /// Seconds from the first attempt in which a deferred message is tried again.
        package var retryFor: Int64
        package var mode: Mode
        package var uncertain: Uncertain
        /// The folder that attached documents are in; `nil`: none are attached.
        package var documentRoot: String?

        package static let connectionsRange = 1...64
    }

    /// Whether a plain connection becomes an encrypted one (RFC 3207).
    package enum StartTLS: String, Hashable, Sendable {
        case required
        /// If the server offers it; its certificate proves nothing then.
        case opportunistic
        case no
    }

    package enum Mode: Hashable, Sendable {
        case live
        /// Everything is real but the recipient.
        case shadow(EmailAddress)
    }

    /// What becomes of a message whose acceptance is not known.
    package enum Uncertain: String, Hashable, Sendable {
        case resend
        /// A person decides.
        case hold
    }
}

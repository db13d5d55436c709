/// What came of one attempt to hand a message to the server.
package struct Verdict: Hashable, Sendable {
    package let outcome: Outcome
    /// The server's own words with its code, or ours when the server said nothing.
    package let reply: String
    /// Recipients that the server refused at RCPT, with its words; see `Refusal.isForGood`.
    package let refused: [Refusal]

    package enum Outcome: CaseIterable, Hashable, Sendable {
        /// The server took responsibility for it, for at least one recipient.
        case accepted
        /// Certainly not accepted, and worth another try later.
        case deferred
        /// Refused for good (5xx at RCPT, DATA or the final dot).
        case failed
        /// The final dot may have been sent and got no valid answer.
        case uncertain
    }

    package struct Refusal: Hashable, Sendable {
        package let address: EmailAddress
        package let reply: String

        package init(address: EmailAddress, reply: String) {
            self.address = address
            self.reply = reply
        }

        /// 5xx: this address will not be taken later either. With 4xx it may.
        package var isForGood: Bool { reply.hasPrefix("5") }
    }

    package init(_ outcome: Outcome, reply: String, refused: [Refusal] = []) {
        self.outcome = outcome
        self.reply = reply
        self.refused = refused
    }
}

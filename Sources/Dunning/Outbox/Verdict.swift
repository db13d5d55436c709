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

        /// The server knows no such mailbox, so it will not take mail for it later either: 5.1.x, other than about the
        /// sender, and 5.2.1 (RFC 3463 sections 3.2 and 3.3), or, where it gives no such code, 550, 551 and 553 (RFC 5321
        /// section 4.2.3). What else it says with 5xx is about us or about its own affairs, such as "relay access denied",
        /// and passes.
        package var isForGood: Bool {
            let words = reply.split(separator: " ", maxSplits: 2)
            guard let code = words.first, code.hasPrefix("5") else { return false }
            let enhanced = words.count > 1 ? words[1].split(separator: ".", omittingEmptySubsequences: false) : []
            guard enhanced.count == 3, enhanced[0] == "5", enhanced.allSatisfy({ Int($0) != nil }) else {
                return ["550", "551", "553"].contains(code)
            }
            return enhanced[1] == "1" && !["7", "8"].contains(enhanced[2]) || enhanced[1...] == ["2", "1"]
        }
    }

    package init(_ outcome: Outcome, reply: String, refused: [Refusal] = []) {
        self.outcome = outcome
        self.reply = reply
        self.refused = refused
    }
}

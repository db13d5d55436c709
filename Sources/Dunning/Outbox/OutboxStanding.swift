/// How a message stands that has not come to its end, as people are told of it.
package struct OutboxStanding: Hashable, Sendable {
    package let state: MessageState
    package let attempt: Attempt
    /// By the company's clock; `nil` before the first attempt.
    package let lastAttempt: LocalTime?
    /// The server's last words, or why it was not reached; empty before the first attempt.
    package let reply: String
    /// What it waits for besides its time.
    package let reason: Reason?

    /// When it is tried next.
    package enum Attempt: Hashable, Sendable {
        case nextCycle
        /// By the company's clock.
        case at(LocalTime)
        /// Not before a person asks for it.
        case onRequest
    }

    package init(state: MessageState, attempt: Attempt, lastAttempt: LocalTime?, reply: String, reason: Reason?) {
        self.state = state
        self.attempt = attempt
        self.lastAttempt = lastAttempt
        self.reply = reply
        self.reason = reason
    }
}

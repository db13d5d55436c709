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
    /// `nil`: it goes out when its turn comes.
    package var withdrawal: Withdrawal?

    /// When it is tried next.
    package enum Attempt: Hashable, Sendable {
        case nextCycle
        /// By the company's clock.
        case at(LocalTime)
        /// Not before a person asks for it.
        case onRequest
    }

    /// What does not go out when its turn comes, as the store is now.
    package enum Withdrawal: Hashable, Sendable {
        /// The whole message is cancelled.
        case message(Reason)
        /// It goes without the reminder that is asked about.
        case reminder(Reason)

        package var reason: Reason {
            switch self {
            case .message(let reason), .reminder(let reason): reason
            }
        }
    }

    package init(
        state: MessageState, attempt: Attempt, lastAttempt: LocalTime?, reply: String, reason: Reason?,
        withdrawal: Withdrawal? = nil
    ) {
        self.state = state
        self.attempt = attempt
        self.lastAttempt = lastAttempt
        self.reply = reply
        self.reason = reason
        self.withdrawal = withdrawal
    }
}

/// What an attempt made of a message.
package struct Disposition: Hashable, Sendable {
    package let state: MessageState
    /// When it is tried again by itself; `nil`: not.
    package let nextAttempt: Instant?
    package let reason: Reason?

    package init(state: MessageState, nextAttempt: Instant? = nil, reason: Reason? = nil) {
        self.state = state
        self.nextAttempt = nextAttempt
        self.reason = reason
    }
}

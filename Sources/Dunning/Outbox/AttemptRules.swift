/// What is done about messages of which nobody knows whether the server took them.
package enum UncertainPolicy: String, Hashable, Sendable {
    /// The same bytes under the same Message-ID go again, as every mail server does.
    case resend
    /// A person decides.
    case hold
}

/// The rules by which attempts end.
package struct AttemptRules: Hashable, Sendable {
    package let schedule: RetrySchedule
    package let uncertain: UncertainPolicy

    package init(schedule: RetrySchedule, uncertain: UncertainPolicy) {
        self.schedule = schedule
        self.uncertain = uncertain
    }

    /// What the verdict of attempt number `attempts` makes of the message.
    ///
    /// - Parameter wasUncertain: An earlier attempt may have been accepted. Then only an acceptance settles it: a
    ///   refusal now says nothing about what the server did with the first copy.
    package func disposition(
        of verdict: Verdict.Outcome, attempts: Int, first: Instant, now: Instant, jitter: Int, wasUncertain: Bool
    ) -> Disposition {
        let next = schedule.next(after: attempts, first: first, now: now, jitter: jitter)
        switch verdict {
        case .accepted:
            return Disposition(state: .sent)
        case .failed:
            return wasUncertain ? Disposition(state: .uncertain) : Disposition(state: .failed)
        case .deferred where wasUncertain, .uncertain:
            guard uncertain == .resend else { return Disposition(state: .uncertain) }
            return Disposition(state: .uncertain, nextAttempt: next, reason: next == nil ? .retriesExpired : nil)
        case .deferred:
            guard let next else { return Disposition(state: .failed, reason: .retriesExpired) }
            return Disposition(state: .deferred, nextAttempt: next)
        }
    }
}

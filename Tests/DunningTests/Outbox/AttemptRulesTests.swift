import Dunning
import Testing

/// What a verdict makes of a message (design 7 and rule 11).
@Suite struct AttemptRulesTests {
    private static let first = Instant(secondsSince1970: 1_767_225_600)
    private static let hour: Int64 = 3600

    struct Case: CustomTestStringConvertible {
        var testDescription: String {
            "\(verdict), \(policy), \(wasUncertain ? "uncertain before" : "nothing before"), \(isLate ? "late" : "early")"
        }
        let verdict: Verdict.Outcome
        let policy: UncertainPolicy
        let wasUncertain: Bool
        let isLate: Bool
        let state: MessageState
        let retries: Bool
        let reason: Reason?

        init(
            _ verdict: Verdict.Outcome, _ policy: UncertainPolicy = .resend, wasUncertain: Bool = false,
            isLate: Bool = false, is state: MessageState, retries: Bool = false, reason: Reason? = nil
        ) {
            self.verdict = verdict
            self.policy = policy
            self.wasUncertain = wasUncertain
            self.isLate = isLate
            self.state = state
            self.retries = retries
            self.reason = reason
        }
    }

    static let cases = [
        Case(.accepted, is: .sent), Case(.accepted, isLate: true, is: .sent),
        Case(.accepted, wasUncertain: true, is: .sent), Case(.accepted, .hold, wasUncertain: true, is: .sent),
        Case(.deferred, is: .deferred, retries: true), Case(.deferred, .hold, is: .deferred, retries: true),
        Case(.deferred, isLate: true, is: .failed, reason: .retriesExpired),
        Case(.failed, is: .failed), Case(.failed, isLate: true, is: .failed),
        Case(.uncertain, is: .uncertain, retries: true), Case(.uncertain, .hold, is: .uncertain),
        Case(.uncertain, isLate: true, is: .uncertain, reason: .retriesExpired),
        // The first copy may have arrived: a later refusal does not take that back.
        Case(.deferred, wasUncertain: true, is: .uncertain, retries: true),
        Case(.deferred, .hold, wasUncertain: true, is: .uncertain),
        Case(.deferred, wasUncertain: true, isLate: true, is: .uncertain, reason: .retriesExpired),
        Case(.failed, wasUncertain: true, is: .uncertain), Case(.failed, .hold, wasUncertain: true, is: .uncertain),
    ]

    @Test(arguments: cases) func `a verdict makes this of a message`(example: Case) {
        let rules = AttemptRules(schedule: RetrySchedule(retryFor: Self.hour), uncertain: example.policy)
        let now = Self.first.adding(seconds: example.isLate ? Self.hour : 0)
        let disposition = rules.disposition(
            of: example.verdict, attempts: 1, first: Self.first, now: now, jitter: 0,
            wasUncertain: example.wasUncertain)
        let next = example.retries ? now.adding(seconds: 300) : nil
        #expect(disposition == Disposition(state: example.state, nextAttempt: next, reason: example.reason))
    }

    @Test func `a message is pending until its end, and counts as sent when it may have arrived`() {
        #expect(Set(MessageState.allCases.filter(\.isPending)) == [.queued, .sending, .deferred, .held])
        #expect(Set(MessageState.allCases.filter(\.countsAsSent)) == [.sent, .uncertain])
    }
}

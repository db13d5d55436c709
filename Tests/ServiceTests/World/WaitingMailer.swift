import Delivery
import Dunning
import Synchronization

/// Answers when it is told.
final class WaitingMailer: Mailer {
    let capacity: Int
    private let state = Mutex(State())

    private struct State {
        var answers: [@Sendable (Verdict?) -> Void] = []
        var count = 0
    }

    init(capacity: Int) { self.capacity = capacity }

    /// Something waits for its answer.
    var isBusy: Bool { state.withLock { !$0.answers.isEmpty } }
    /// Answers so far.
    var answered: Int { state.withLock { $0.count - $0.answers.count } }
    /// Parcels so far.
    var count: Int { state.withLock(\.count) }

    func send(_ parcel: Parcel, answer: @escaping @Sendable (Verdict?) -> Void) {
        state.withLock { state in
            state.answers.append(answer)
            state.count += 1
        }
    }

    /// The one that has waited longest.
    func answerFirst(_ verdict: Verdict) {
        let answer = state.withLock { $0.answers.isEmpty ? nil : $0.answers.removeFirst() }
        answer?(verdict)
    }

    func answerAll(_ verdict: Verdict) {
        let answers = state.withLock { state in
            defer { state.answers.removeAll() }
            return state.answers
        }
        for answer in answers { answer(verdict) }
    }

    func stop() {}
    func finish() async {}
}

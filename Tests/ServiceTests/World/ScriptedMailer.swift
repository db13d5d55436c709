import Delivery
import Dunning
import Synchronization

/// Keeps every parcel that it is handed, and answers by its script.
final class ScriptedMailer: Mailer {
    /// What comes of an attempt; `number` counts the attempts under one Message-ID from 1.
    typealias Script = @Sendable (_ parcel: Parcel, _ number: Int) -> Verdict?

    let capacity: Int
    private let state: Mutex<State>

    private struct State {
        var script: Script
        var parcels: [Parcel] = []
        var isStopped = false
    }

    init(capacity: Int = 2, script: @escaping Script = { _, _ in accepted }) {
        self.capacity = capacity
        state = Mutex(State(script: script))
    }

    /// What it answers from now on.
    func answer(_ script: @escaping Script) { state.withLock { $0.script = script } }

    func answer(_ verdict: Verdict?) { answer { _, _ in verdict } }

    /// Every parcel attempted, in order.
    var parcels: [Parcel] { state.withLock(\.parcels) }

    func send(_ parcel: Parcel, answer: @escaping @Sendable (Verdict?) -> Void) {
        let attempt = state.withLock { state -> (Script, Int)? in
            guard !state.isStopped else { return nil }
            state.parcels.append(parcel)
            return (state.script, state.parcels.count { $0.messageID == parcel.messageID })
        }
        // Later, as a server does: what it answers may wait for the sender's own next steps.
        Task { answer(attempt.flatMap { script, number in script(parcel, number) }) }
    }

    func stop() { state.withLock { $0.isStopped = true } }

    func finish() async {}

    /// Works again after a stop, as the mailer of a new process.
    func restart() { state.withLock { $0.isStopped = false } }
}

let accepted = Verdict(.accepted, reply: "250 2.0.0 taken")
let deferred = Verdict(.deferred, reply: "451 4.3.0 try later")
let failed = Verdict(.failed, reply: "550 5.1.1 no such user")
let uncertain = Verdict(.uncertain, reply: "the connection was lost after the final dot")

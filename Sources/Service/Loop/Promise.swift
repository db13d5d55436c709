import Synchronization

/// What a task will have come to, for one that looks from time to time.
package final class Promise<Value: Sendable, Failure: Error>: Sendable {
    private let state = Mutex<Result<Value, Failure>?>(nil)

    package init() {}

    package func fulfil(_ result: Result<Value, Failure>) { state.withLock { $0 = result } }

    /// `nil`: the task is at work.
    package var result: Result<Value, Failure>? { state.withLock(\.self) }
}

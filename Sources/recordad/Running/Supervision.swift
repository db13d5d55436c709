import Dispatch
import Glibc
import Service

/// Runs work off the main thread, turns signals into requests, and returns what the work returned.
///
/// The main thread only waits. An `async` main would leave it to libdispatch, which waits with every signal
/// unblocked, so that SIGTERM would kill the process however carefully it had been blocked. A second SIGTERM or
/// SIGINT ends the process at once: the ledger knows what was on the wire.
///
/// - Parameter stopping: Called when the first of them comes, on the main thread.
func supervise<Value: Sendable>(
    reloads: Bool, stopping: () -> Void = {}, _ work: @escaping @Sendable (Inbox) async throws -> Value
) throws -> Value {
    // A core would hold the password of the mail server and the data of clients.
    var none = rlimit()
    unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    let finished = SIGUSR1
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    let watched = [SIGTERM, SIGINT, finished] + (reloads ? [SIGHUP] : [])
    for signal in watched { unsafe sigaddset(&signals, signal) }
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)

    let inbox = Inbox()
    let promise = Promise<Value, any Error>()
    start(work, inbox: inbox, promise: promise, signal: finished)
    var wasAsked = false
    while true {
        var signal: CInt = 0
        unsafe sigwait(&signals, &signal)
        switch signal {
        case finished:
            if let result = promise.result { return try result.get() }
        case SIGHUP: inbox.reload()
        default:
            if wasAsked { _exit(ExitCode.tryAgain.rawValue) }
            wasAsked = true
            stopping()
            inbox.stop()
        }
    }
}

/// A task written inside a function of the main actor would inherit it, and never run while the main thread waits.
private func start<Value: Sendable>(
    _ work: @escaping @Sendable (Inbox) async throws -> Value, inbox: Inbox, promise: Promise<Value, any Error>,
    signal: CInt
) {
    Task(executorPreference: QueueExecutor(label: "recordad")) {
        do {
            promise.fulfil(.success(try await work(inbox)))
        } catch {
            promise.fulfil(.failure(error))
        }
        kill(getpid(), signal)
    }
}

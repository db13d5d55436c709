import Dunning
import Glibc
import Synchronization

/// Hands parcels to couriers, each on a thread of its own, started when there is work for it.
///
/// The courier that worked last is called first, so that a trickle of parcels keeps one connection busy rather than
/// opening them all.
final class CourierDesk: Sendable {
    private let limit: Int
    private let secondsUntilRest: Int?
    private let shelfLife: Duration
    private let hire: @Sendable () -> any Courier
    private let state = Mutex(State())

    private struct Job {
        let parcel: Parcel
        let answer: @Sendable (Verdict?) -> Void
    }

    private struct State {
        var waiting: [Job] = []
        /// The bells of couriers without work; the last one worked last.
        var idle: [Semaphore] = []
        var couriers = 0
        var isStopped = false
        var finishers: [CheckedContinuation<Void, Never>] = []
    }

    /// A parcel that nobody took up for so long since it was ready goes back: what was true of its client then may be so no
    /// more.
    static let shelfLife = Duration.seconds(3)

    /// - Parameter secondsUntilRest: how long a courier without work keeps what it holds; for ever when `nil`.
    init(
        couriers limit: Int, secondsUntilRest: Int? = nil, shelfLife: Duration = shelfLife,
        hire: @escaping @Sendable () -> any Courier
    ) {
        self.limit = limit
        self.secondsUntilRest = secondsUntilRest
        self.shelfLife = shelfLife
        self.hire = hire
    }

    func send(_ parcel: Parcel, answer: @escaping @Sendable (Verdict?) -> Void) {
        accept(Job(parcel: parcel, answer: answer))
    }

    func stop() {
        let (unsent, bells) = state.withLock { state in
            state.isStopped = true
            defer { (state.waiting, state.idle) = ([], []) }
            return (state.waiting, state.idle)
        }
        for job in unsent { job.answer(nil) }
        for bell in bells { bell.signal() }
    }

    func finish() async {
        stop()
        await withCheckedContinuation { finisher in
            let isOver = state.withLock { state in
                if state.couriers > 0 { state.finishers.append(finisher) }
                return state.couriers == 0
            }
            if isOver { finisher.resume() }
        }
    }

    private enum Step { case refuse, call(Semaphore), hire, wait }

    private func accept(_ job: Job) {
        let step = state.withLock { state -> Step in
            if state.isStopped { return .refuse }
            state.waiting.append(job)
            if let bell = state.idle.popLast() { return .call(bell) }
            if state.couriers == limit { return .wait }
            state.couriers += 1
            return .hire
        }
        switch step {
        case .refuse: job.answer(nil)
        case .call(let bell): bell.signal()
        case .hire: startCourier()
        case .wait: break
        }
    }

    private func startCourier() {
        let code = startThread { [self] in work() }
        if code != 0 { leave(Verdict(.deferred, reply: "cannot start a thread: \(words(errno: code))")) }
    }

    private func work() {
        let courier = hire()
        let bell = Semaphore()
        while let job = nextJob(for: courier, bell) {
            let isFresh = ContinuousClock.now - job.parcel.readyAt <= shelfLife
            job.answer(isFresh ? courier.deliver(job.parcel) : nil)
        }
        courier.rest()
        leave(nil)
    }

    /// Blocks until there is a parcel for this courier; `nil` when it is time to go.
    private func nextJob(for courier: any Courier, _ bell: Semaphore) -> Job? {
        while true {
            let (job, isStopped) = state.withLock { state -> (Job?, Bool) in
                if !state.waiting.isEmpty { return (state.waiting.removeFirst(), false) }
                if !state.isStopped { state.idle.append(bell) }
                return (nil, state.isStopped)
            }
            if isStopped || job != nil { return job }
            if let secondsUntilRest {
                if bell.wait(for: .seconds(secondsUntilRest)) { continue }
                courier.rest()
            }
            bell.wait()
        }
    }

    /// Takes a courier off the list; the last one gone answers those who wait for something.
    private func leave(_ verdict: Verdict?) {
        let (jobs, finishers) = state.withLock { state -> ([Job], [CheckedContinuation<Void, Never>]) in
            state.couriers -= 1
            if state.couriers > 0 { return ([], []) }
            defer { (state.waiting, state.finishers) = ([], []) }
            return (state.waiting, state.finishers)
        }
        for job in jobs { job.answer(verdict) }
        for finisher in finishers { finisher.resume() }
    }
}

import Dunning
import Synchronization

/// Where finished attempts and requests of the outside meet the one task that works on the ledger.
package final class Inbox: Sendable {
    private struct Contents {
        var results: [Result] = []
        var stops = false
        var reloads = false
        /// How many results are waited for.
        var wanted = 1
    }

    /// The verdict of an attempt, `nil` when it was never made, and when it came.
    struct Result: Sendable {
        let message: Int64
        let verdict: Verdict?
        let time: Instant
    }

    private let contents = Mutex(Contents())
    private let wake: AsyncStream<Void>.Continuation
    private let woken: AsyncStream<Void>
    private let alarm: AlarmClock

    package init() {
        let (woken, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        (self.woken, self.wake) = (woken, wake)
        alarm = AlarmClock { wake.yield() }
    }

    /// Asks to stop: what is on the wire is finished, nothing new is begun.
    package func stop() {
        contents.withLock { $0.stops = true }
        wake.yield()
    }

    package func reload() {
        contents.withLock { $0.reloads = true }
        wake.yield()
    }

    func put(_ result: Result) {
        let isEnough = contents.withLock { contents in
            contents.results.append(result)
            return contents.results.count >= contents.wanted
        }
        if isEnough { wake.yield() }
    }

    /// Something else than a result has come.
    func wakeUp() { wake.yield() }

    /// Results that could not be recorded yet; nobody is woken for them.
    func putBack(_ results: [Result]) {
        contents.withLock { $0.results.insert(contentsOf: results, at: 0) }
    }

    /// Lets time pass for something outside to get better.
    static func pause(_ duration: Duration) async {
        // Only cancellation cuts it short, and then the caller goes on at once.
        try? await Task.sleep(for: duration)
    }

    var resultCount: Int { contents.withLock(\.results.count) }

    package var isStopping: Bool { contents.withLock { $0.stops } }

    func takeResults() -> [Result] {
        contents.withLock { contents in
            defer { contents.results.removeAll(keepingCapacity: true) }
            return contents.results
        }
    }

    var hasReload: Bool { contents.withLock { $0.reloads } }

    func takeReload() -> Bool {
        contents.withLock { contents in
            defer { contents.reloads = false }
            return contents.reloads
        }
    }

    /// Returns when something was put in, so many results at least, or `limit` has passed; at once when it is there
    /// already.
    func wait(atMost limit: Duration?, results wanted: Int = 1) async {
        let isThere = contents.withLock { contents in
            contents.wanted = wanted
            return contents.results.count >= wanted
        }
        if isThere { return }
        let hasAlarm = limit.map(alarm.set) ?? true
        defer { alarm.cancel() }
        // Without a thread for the alarm it is as well to look at once, and to try again.
        guard hasAlarm else { return await Self.pause(min(limit ?? .seconds(1), .seconds(1))) }
        for await _ in woken { return }
    }
}

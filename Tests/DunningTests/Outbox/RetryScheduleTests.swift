import Dunning
import Testing

/// Design 7: 5 minutes, then doubling to 4 hours, with jitter, for `RetryFor=` from the first attempt.
@Suite struct RetryScheduleTests {
    private static let first = Instant(secondsSince1970: 1_767_225_600)
    private static let threeDays: Int64 = 3 * 86_400

    @Test(arguments: [
        (attempts: 1, minutes: 5), (2, 10), (3, 20), (4, 40), (5, 80), (6, 160), (7, 240), (8, 240), (1000, 240),
    ]) func `waits double up to four hours`(attempts: Int, minutes: Int64) {
        let schedule = RetrySchedule(retryFor: Self.threeDays)
        let now = Self.first.adding(seconds: 86_400)
        let next = schedule.next(after: attempts, first: Self.first, now: now, jitter: 0)
        #expect(next == now.adding(seconds: minutes * 60))
    }

    /// `first` is the first attempt since a person asked for the message again.
    @Test(arguments: [0, 999]) func `attempts before the first that counts do not make the waits longer`(jitter: Int) {
        let schedule = RetrySchedule(retryFor: Self.threeDays)
        var (again, fresh) = (Self.first, Self.first)
        for attempt in 1...12 {
            guard let late = schedule.next(after: 24 + attempt, first: Self.first, now: again, jitter: jitter),
                let early = schedule.next(after: attempt, first: Self.first, now: fresh, jitter: jitter)
            else { break }
            #expect(late == early)
            (again, fresh) = (late, early)
        }
        #expect(again.seconds(since: Self.first) > 86_400 / 2)
    }

    @Test func `a clock that was set back waits no shorter than at first`() {
        let schedule = RetrySchedule(retryFor: Self.threeDays)
        let now = Self.first.adding(seconds: -3600)
        #expect(schedule.next(after: 3, first: Self.first, now: now, jitter: 0) == now.adding(seconds: 300))
    }

    @Test(arguments: 1...9) func `jitter takes away less than a tenth and never adds`(attempts: Int) throws {
        let schedule = RetrySchedule(retryFor: Self.threeDays)
        let waits = try stride(from: 0, through: 999, by: 37).map { jitter in
            let now = Self.first.adding(seconds: 86_400)
            let next = schedule.next(after: attempts, first: Self.first, now: now, jitter: jitter)
            return try #require(next).seconds(since: now)
        }
        let full = waits[0]
        #expect(waits.allSatisfy { $0 <= full && $0 * 10 > full * 9 })
        #expect(Set(waits).count == waits.count)
    }

    @Test func `the last attempt is when RetryFor ends, and then no more`() {
        let schedule = RetrySchedule(retryFor: Self.threeDays)
        let end = Self.first.adding(seconds: Self.threeDays)
        let beforeEnd = end.adding(seconds: -60)
        #expect(schedule.next(after: 20, first: Self.first, now: beforeEnd, jitter: 0) == end)
        #expect(schedule.next(after: 21, first: Self.first, now: end, jitter: 0) == nil)
        #expect(schedule.next(after: 1, first: Self.first, now: end.adding(seconds: 1), jitter: 0) == nil)
    }

    /// The first, six more by doubling within 315 minutes, 16 every 4 hours, and one when RetryFor ends.
    @Test func `three days of refusals are 24 attempts`() {
        let schedule = RetrySchedule(retryFor: Self.threeDays)
        var attempts = 1
        var now = Self.first
        while attempts < 100, let next = schedule.next(after: attempts, first: Self.first, now: now, jitter: 0) {
            #expect(next > now)
            now = next
            attempts += 1
        }
        #expect(now == Self.first.adding(seconds: Self.threeDays))
        #expect(attempts == 24)
    }

    @Test func `without time to retry there is no retry`() {
        let schedule = RetrySchedule(retryFor: 0)
        #expect(schedule.next(after: 1, first: Self.first, now: Self.first, jitter: 0) == nil)
    }
}

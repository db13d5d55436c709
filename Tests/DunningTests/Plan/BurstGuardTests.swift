import Dunning
import Testing

/// The guard of design 4.3 against a day that is not like others.
@Suite struct BurstGuardTests {
    @Test(
        arguments: [
            // Three times the mean of 100 is 300.
            ([100], 300, false), ([100], 301, true), ([50, 150], 300, false), ([50, 150], 301, true),
            // Never at 50 or fewer.
            ([1], 50, false), ([1], 51, true), ([17], 51, false), ([17], 52, true),
            // A mean that is not whole: 3 × 101 / 2 = 151.5.
            ([50, 51], 151, false), ([50, 51], 152, true),
        ] as [([Int], Int, Bool)]) func `three times the mean and more than 50`(past: [Int], planned: Int, trips: Bool)
    {
        let guardian = BurstGuard(limit: .timesMean(tenths: 30), firstRunLimit: 200)
        #expect(guardian.trips(planned: planned, pastCounts: past) == trips)
    }

    @Test func `only the last 20 days with messages make the mean`() {
        let guardian = BurstGuard(limit: .timesMean(tenths: 30), firstRunLimit: 200)
        let past = Array(repeating: 20, count: 20) + Array(repeating: 100_000, count: 5)
        #expect(guardian.allowance(pastCounts: past) == 60)
    }

    @Test(arguments: [(200, 200, false), (200, 201, true), (0, 1_000_000, false)])
    func `the first run has a limit of its own`(limit: Int, planned: Int, trips: Bool) {
        let guardian = BurstGuard(limit: .timesMean(tenths: 30), firstRunLimit: limit)
        #expect(guardian.trips(planned: planned, pastCounts: []) == trips)
    }

    @Test(arguments: [[], [1], [10_000]]) func `an explicit number replaces the rule`(past: [Int]) {
        let guardian = BurstGuard(limit: .messages(500), firstRunLimit: 200)
        #expect(!guardian.trips(planned: 500, pastCounts: past))
        #expect(guardian.trips(planned: 501, pastCounts: past))
        #expect(!BurstGuard(limit: .off, firstRunLimit: 200).trips(planned: 1_000_000, pastCounts: past))
    }
}

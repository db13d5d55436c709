import Dunning
import Storage

extension Ledger {
    /// What trips the guard when so many more messages are planned on a day: how many the day has then, and how many
    /// it may have. `nil` when nothing is held, also because a person released the day.
    func burst(
        adding planned: Int, on day: CivilDate, mode: DeliveryMode, guard rule: BurstGuard
    ) throws(StorageError) -> (planned: Int, allowed: Int)? {
        guard planned > 0, try value(.releasedOn) != day.description else { return nil }
        let past = try plannedCounts(before: day, days: BurstGuard.meanDays, mode: mode)
        let today = try plannedCount(on: day, mode: mode)
        guard let allowed = rule.allowance(pastCounts: past), planned + today > allowed else { return nil }
        return (planned + today, allowed)
    }
}

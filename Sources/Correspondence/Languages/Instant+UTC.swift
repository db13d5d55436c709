import Dunning

extension Instant {
    private var utc: LocalTime { LocalTime(self, secondsFromUTC: 0) }
    var utcDate: CivilDate { utc.date }
    /// `HH:MM`.
    var utcTime: String { String(utc.clock.prefix(5)) }
}

import Dunning

/// A local time as people write it: `2026-11-21T10:00`, or a date alone, which means noon.
struct Moment: Hashable {
    let date: CivilDate
    let hour: Int
    let minute: Int

    init?(_ text: String) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "T" || $0 == " " }
        guard (1...2).contains(parts.count), let date = CivilDate(parts[0]) else { return nil }
        self.date = date
        guard parts.count == 2 else {
            (hour, minute) = (12, 0)
            return
        }
        let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(clock.count), clock.allSatisfy({ $0.utf8.count == 2 }),
            let hour = Int(clock[0]), let minute = Int(clock[1]), (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        self.hour = hour
        self.minute = minute
    }

    func instant(in zone: Zone) -> Instant { zone.instant(date, hour: hour, minute: minute, second: 0) }
}

extension Arguments {
    func moment(_ option: Option) throws(UsageError) -> Moment? {
        guard let text = text(option) else { return nil }
        guard let moment = Moment(text) else {
            throw error(
                "\(option.name) is '\(text)'", remedy: "expected a local time such as 2026-11-21 or 2026-11-21T10:00")
        }
        return moment
    }
}

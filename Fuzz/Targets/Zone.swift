import Dunning

/// A zone that is taken has offsets that a clock can show, at any time, and its local times lead back.
func checkZone(_ input: [UInt8]) throws(Violation) {
    // What is wrong with a file that is none is no matter here.
    guard let zone = try? Zone(name: "Fuzz/Zone", tzif: input) else { return }
    // The first and last seconds of years 2 to 9998, and some of the years that people have clocks in.
    let times = [-62_100_000_000, -2_208_988_800, -1, 0, 951_782_400, 1_795_305_600, 4_102_444_800, 253_360_000_000]
    for time in times {
        let local = zone.local(Instant(secondsSince1970: Int64(time)))
        try require(abs(local.secondsFromUTC) < 168 * 3600, "an offset of \(local.secondsFromUTC) s")
        try require(local.instant.secondsSince1970 == Int64(time), "the local time of \(time) is of another instant")
        let instant = zone.instant(local.date, hour: local.hour, minute: local.minute, second: local.second)
        try require(
            abs(instant.secondsSince1970 - Int64(time)) <= 2 * 168 * 3600, "\(local.rfc3339) is far from itself")
    }
}

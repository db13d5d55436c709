import Dunning
import Testing

@Suite struct LocalTimeTests {
    @Test func `comes back to the instant it was made from`() {
        var random = SplitMix(seed: 7)
        for _ in 0..<20_000 {
            let instant = Instant(secondsSince1970: .random(in: -60_000_000_000...250_000_000_000, using: &random))
            let local = LocalTime(instant, secondsFromUTC: .random(in: -90_000...90_000, using: &random))
            #expect(local.instant == instant)
            #expect((0...23).contains(local.hour) && (0...59).contains(local.minute) && (0...59).contains(local.second))
        }
    }

    @Test(arguments: [
        (0, 0, "1970-01-01T00:00:00+00:00"), (-1, 0, "1969-12-31T23:59:59+00:00"),
        (1_795_266_000, -10_800, "2026-11-21T10:00:00-03:00"), (1_795_266_000, 20_700, "2026-11-21T18:45:00+05:45"),
        (1_795_266_000, -12_600, "2026-11-21T09:30:00-03:30"),
    ])
    func `is written as in RFC 3339`(time: Int, offset: Int, text: String) {
        #expect(LocalTime(Instant(secondsSince1970: Int64(time)), secondsFromUTC: offset).rfc3339 == text)
    }
}

import Dunning
import Testing

/// The guard of design 4.3 against a store that nobody has brought up to date.
@Suite struct FreshnessTests {
    static let synced = Instant(secondsSince1970: 1_767_225_600)

    @Test(arguments: [Staleness.unknownAge, .old(synced), .future(synced), .setBack(synced, from: synced)])
    func `stale data holds overdue and claims, and nothing else`(why: Staleness) {
        var life = Life(Life.invoice("A"), Life.invoice("B", due: 100))
        life.live(through: 30)
        life.freshness = .stale(why)
        life.live(through: 40)
        #expect(life.story == ["27 A upcoming 3", "30 A due"])
        #expect(life.decision()?.holdReason == .staleData(why))
        life.freshness = .fresh
        life.live(through: 41)
        life.freshness = .stale(why)
        life.live(through: 60)
        #expect(life.story.last == "41 A overdue")
        life.freshness = .fresh
        life.live(through: 61)
        #expect(life.story.last == "61 A claim 1")
    }

    @Test func `no lower stage goes in place of one that waits`() {
        var life = Life(Life.invoice("A"))
        life.freshness = .stale(.unknownAge)
        life.sleep(until: 33)
        life.live(through: 50)
        #expect(life.story.isEmpty)
    }

    @Test func `other reminders of the client go`() {
        var life = Life(Life.invoice("A"), Life.invoice("B", due: 36))
        life.freshness = .stale(.unknownAge)
        life.sleep(until: 33)
        life.live(through: 33)
        #expect(life.story == ["33 B upcoming 3"])
    }
}

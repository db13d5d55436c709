import Dunning
import Storage

/// Messages that went through the door before there was room for them on the wire, in their order.
struct Anteroom {
    private(set) var starts: [DeliveryRound.Start] = []

    /// Seconds for which what was found true at the door is taken for true.
    private static let shelfLife: Int64 = 3

    /// Bytes of letters beyond which the others wait in the ledger: with the documents that they carry they may be large.
    static let maximumLength = 4 << 20

    mutating func add(_ ready: [DeliveryRound.Start]) { starts += ready }

    /// Sends back to the outbox what must go through the door again: messages of clients whose last one has just come to
    /// something, and all that may be true no more by now.
    mutating func clear(of clients: Set<ClientID> = [], now: DeliveryRound.Moment) {
        starts.removeAll { start in
            clients.contains(start.message.clientID) || start.moment.store != now.store
                || abs(now.time.seconds(since: start.moment.time)) > Self.shelfLife
        }
    }

    /// The first ones go.
    mutating func take(_ room: Int) -> [DeliveryRound.Start] {
        defer { starts.removeFirst(min(room, starts.count)) }
        return Array(starts.prefix(room))
    }
}

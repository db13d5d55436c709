/// Where a message is between its planning and its end (design 7).
package enum MessageState: String, Hashable, Sendable, CaseIterable {
    case queued, sending, sent, deferred, failed, uncertain, cancelled, held

    /// Not yet at its end: it may still reach the client.
    package var isPending: Bool {
        switch self {
        case .queued, .sending, .deferred, .held: true
        case .sent, .failed, .uncertain, .cancelled: false
        }
    }

    /// The client has it, or must be taken to have it.
    package var countsAsSent: Bool { self == .sent || self == .uncertain }
}

package import Dunning

/// A reminder that came due in a simulation, and what became of it.
package struct SimulatedReminder: Sendable {
    package let client: Client
    package let number: String
    package let dueOn: CivilDate
    package let rung: Rung
    /// Its own day, closed or not; of thanks, the day on which they were first owed.
    package let planned: CivilDate
    /// Its own day was closed.
    package let move: Ladder.Step.Move?
    /// The first day on which it could go: its own, or the open one in its place; `nil` of thanks, and where it was in
    /// the outbox before the first day.
    package let since: CivilDate?
    /// The days on which it was due and did not go, each with what stood in its way at the end.
    package let delays: [CivilDate: Reason]
    package let fate: Fate

    package enum Fate: Sendable {
        case sent(Sending)
        /// A limit of contact kept it from a message of its own, and it went with others.
        case merged(Sending)
        /// A later stage, or the payment, came first.
        case superseded(Reason)
        /// Not at its end when the simulation was; `nil` when it goes on that day.
        case waiting(Reason?)
    }

    package struct Sending: Sendable {
        package let messageID: MessageID
        /// By the client's clock, and its name.
        package let time: LocalTime
        package let zone: String
        /// By the company's.
        package let day: CivilDate
        package let recipients: [EmailAddress]
    }

    package var sending: Sending? {
        switch fate {
        case .sent(let sending), .merged(let sending): sending
        case .superseded, .waiting: nil
        }
    }

    /// The last limit of contact that delayed it.
    package var limit: Limit? { inOrder.compactMap(Limit.init).last }

    /// What delayed it: that limit, or else what stood in its way last.
    package var obstacle: Reason? { inOrder.last { Limit($0) != nil } ?? inOrder.last }

    private var inOrder: [Reason] { delays.sorted { $0.key < $1.key }.map(\.value) }

    /// A rule that says how often a client may be written to.
    package enum Limit: Hashable, Comparable, Sendable {
        case contact(ContactLimit)
        /// One demand a client and day.
        case oneDemand

        fileprivate init?(_ reason: Reason) {
            switch reason {
            case .contactLimit(let limit, _, _): self = .contact(limit)
            case .writtenToday, .messagePending: self = .oneDemand
            default: return nil
            }
        }

        /// As the configuration names it.
        package var key: String {
            switch self {
            case .contact(.perDay(let maximum)): "MaxPerDay=\(maximum)"
            case .contact(.perWeek(let maximum)): "MaxPerWeek=\(maximum)"
            case .contact(.gap(let days)): "MinimumGap=\(days)d"
            case .oneDemand: "Group=client"
            }
        }

        package static func < (left: Limit, right: Limit) -> Bool { left.key < right.key }
    }
}

extension SimulatedReminder {
    /// Client by client and invoice by invoice, from its first stage to its last.
    package static func comesFirst(_ left: SimulatedReminder, _ right: SimulatedReminder) -> Bool {
        (left.planned, left.client.id, left.number, left.rung) < (
            right.planned, right.client.id, right.number, right.rung
        )
    }
}

package import Correspondence
package import Dunning

/// What a simulation shows.
package struct SimulationReport: Sendable {
    package let days: ClosedRange<CivilDate>
    /// It went on from what the ledger holds, and not from nothing.
    package let isContinued: Bool
    /// All that came due, by the day on which it did.
    package let reminders: [SimulatedReminder]
    /// Records that were skipped.
    package let brokenCount: Int
    package let contact: ContactPolicy
    package let language: Language

    /// Messages of each day, by the company's clock.
    package var messagesByDay: [CivilDate: Set<MessageID>] {
        Dictionary(grouping: reminders.compactMap(\.sending), by: \.day).mapValues { Set($0.map(\.messageID)) }
    }
}

import Correspondence
import Dunning
import Formats
import Service

extension SimulatedReminder {
    /// A row of them has all that a check by another program needs.
    static func columns(in report: SimulationReport) -> [ListColumn<SimulatedReminder>] {
        let language = report.language
        return [
            ListColumn("date") { JSON($0.sending?.time.date.description) },
            ListColumn("time") { JSON($0.sending?.time.clock) },
            ListColumn("zone") { JSON($0.sending?.zone) },
            ListColumn("client_id") { .string($0.client.id.value) },
            ListColumn("kind") { .string($0.client.kind.rawValue) },
            ListColumn("country") { JSON($0.client.country) },
            ListColumn("recipients") { .array(($0.sending?.recipients ?? []).map { .string($0.value) }) },
            ListColumn("message_id") { JSON($0.sending?.messageID.value) },
            ListColumn("stage") { .string($0.rung.stage.rawValue) },
            .count("occurrence") { $0.rung.occurrence },
            ListColumn("invoice") { .string($0.number) },
            ListColumn("due") { .string($0.dueOn.description) },
            ListColumn("planned") { .string($0.planned.description) },
            ListColumn("moved_to") { JSON($0.movedTo?.description) },
            ListColumn("fate") { .string($0.word) },
            .count("days_delayed") { $0.delays.count },
            ListColumn("limit") { JSON($0.limit?.key) },
            ListColumn("reason") { .string($0.sentence(in: language)) },
        ]
    }

    var word: String {
        switch fate {
        case .sent: "sent"
        case .merged: "merged"
        case .superseded: "superseded"
        case .waiting: "waiting"
        }
    }

    /// The open day that it had instead of its own, which was closed; it may have gone later.
    private var movedTo: CivilDate? { move == nil || sending == nil ? nil : since }

    /// What made it go on the day on which it went, or kept it from going at all.
    private func sentence(in language: Language) -> String {
        switch fate {
        case .superseded(let reason), .waiting(let reason?): return language.sentence(for: reason)
        case .waiting(nil): return language.sentence(for: Explanation.Fate.waiting)
        case .sent(let sending), .merged(let sending):
            if let obstacle { return language.sentence(for: obstacle) }
            if let move {
                let isOnTime = since == sending.day
                return language.sentence(
                    for: move, of: rung, to: isOnTime ? sending.day : nil, missed: isOnTime ? nil : since)
            }
            let identity = ReminderIdentity(invoiceID: InvoiceID(number), dueOn: dueOn, rung: rung)
            return language.sentence(
                for: .recorded(
                    PastReminder(identity: identity, messageID: sending.messageID, state: .sent, day: sending.day)))
        }
    }
}

package import Dunning

extension Language {
    /// Of a day that is over: what the ledger has of it, or else what the data that is there now would have meant.
    ///
    /// - Parameters:
    ///   - day: What the ledger holds of that day.
    ///   - mode: Of what the ledger holds.
    package func hindsight(_ decision: Decision, _ day: [PastReminder], in mode: DeliveryMode) -> String {
        let told = day.map { past in
            words.explanation.onThatDay(name(of: past.rung), sentences(sentence(for: .recorded(past)), in: mode))
        }
        guard told.isEmpty else { return told.joined(separator: " ") }
        if case .wait(let reason, _) = decision, reason.isOfOutbox { return conclusion(decision) }
        return "\(words.explanation.nothingOnRecord) \(whatWasDue(decision))"
    }

    /// Above a plan for a day that is over.
    package var byTodaysData: String { words.explanation.byTodaysData }

    private func whatWasDue(_ decision: Decision) -> String {
        switch decision {
        case .remind(let reminder): words.explanation.wasDue(name(of: reminder.rung))
        case .hold(let reminder, let reason):
            words.explanation.wasHeld(name(of: reminder.rung), sentence(for: reason))
        case .wait(let reason, let step):
            words.explanation.nothingWasDue(
                [
                    reason.isNotYet && step != nil ? nil : sentence(for: reason),
                    step.map { words.explanation.next(name(of: $0.rung), longDate($0.from)) },
                ].compactMap(\.self).joined(separator: " "))
        case .never(let reason): words.explanation.nothingWasDue(sentence(for: reason))
        }
    }
}

extension Reason {
    /// Its message was planned and has not been answered for.
    var isOfOutbox: Bool {
        switch self {
        case .inOutbox, .uncertain: true
        default: false
        }
    }

    /// It says no more than the stage that comes next.
    fileprivate var isNotYet: Bool { if case .notYet = self { true } else { false } }
}

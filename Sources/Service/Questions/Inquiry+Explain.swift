package import Correspondence
package import Dunning
import Settings
import Storage

extension Inquiry {
    /// An invoice's life with its client.
    package struct Explained {
        package let client: Client
        package let explanation: Explanation
        let day: CivilDate
        /// The day asked about is over: the decision is not what was decided then, but what today's data would mean.
        package let isOver: Bool
        /// Of what the ledger holds of it.
        package let mode: DeliveryMode
        /// The day of the store's data, when that is later than the day asked about.
        package let newerData: CivilDate?
        /// Of its reminders that are in the outbox now.
        package let standings: [ReminderIdentity: OutboxStanding]
        /// Of what the ledger holds of the invoice: its client may have been another, and its address too.
        package let destinations: [ReminderIdentity: Destination]

        /// Nothing is sent on the day: also what waits in the outbox stays there.
        let isStopped: Bool
        /// Mail to the client that is planned for the days before it is taken as sent.
        package let countsOnPlan: Bool

        /// What is done about the invoice on the day, or was.
        package func conclusion(in language: Language) -> String {
            let decision = explanation.decision.decision
            guard isOver else {
                let told = language.conclusion(decision)
                return isStopped && !standings.isEmpty ? "\(told) \(language.sentence(for: .brokenStore))" : told
            }
            let recorded = explanation.lines.compactMap { line in
                if case .recorded(let past) = line.fate { past } else { nil }
            }
            let ofDay = (recorded + explanation.formerDueDates).filter { $0.day == day && !$0.state.isPending }
            return language.hindsight(decision, ofDay, in: mode)
        }
    }

    /// What a person may ask for: the store's id, or the printed number, which several invoices may share.
    ///
    /// - Throws: `UnknownInvoice`, or `RecordFault` when the record cannot be believed.
    package func explain(_ reference: String, asOf day: CivilDate, now: Instant) throws -> [Explained] {
        guard try day <= present(now) || !isInSight(day, now: now) else {
            let ahead = try lookAhead(to: day, now: now)
            return try explain(reference, asOf: day, now: now, after: ahead.before, stop: ahead.day?.stop)
        }
        let explained = try explain(reference, asOf: day, now: now, after: nil, stop: nil)
        // A look at all invoices, for what would go out alone.
        guard explained.contains(where: \.goesOut), let stop = try lookAhead(to: day, now: now).day?.stop else {
            return explained
        }
        return try explain(reference, asOf: day, now: now, after: nil, stop: stop)
    }

    /// - Parameters:
    ///   - past: What is counted on; `nil`: nothing comes between.
    ///   - stop: Why nothing of what is planned goes out on the day; `nil`: it does.
    private func explain(
        _ reference: String, asOf day: CivilDate, now: Instant, after past: Assumed?, stop: Reason?
    ) throws -> [Explained] {
        let freshness = try freshness(on: day, now: now)
        let time = zone.local(now)
        let planner =
            day == time.date
            ? Planner(policy: settings.policy, contact: contact, at: time, freshness: freshness)
            : planner(forTheRestOf: day, now: now, freshness: freshness)
        let writer = try MessageWriter(settings, language: language)
        let newerData = try store.syncedAt().map { zone.local($0).date }.flatMap { $0 > day ? $0 : nil }
        return try store.read { snapshot in
            try records(of: reference, in: snapshot).map { record in
                let believed = try believe(record, for: planner, now: now, in: snapshot)
                let known = past?.applied(to: believed, contact: contact, isLater: true) ?? believed
                let foreseen = past?.reminders[known.client.id, default: []] ?? []
                let recorded = try recorded(of: InvoiceID(record.id))
                guard
                    let explanation = planner.explain(
                        InvoiceID(record.id), in: known,
                        recorded: recorded.map(\.past) + foreseen.filter { $0.identity.invoiceID.value == record.id },
                        obstacle: { stop ?? writer.fault(of: $0).map(Reason.fault) })
                else {
                    throw UnknownInvoice(reference: reference)
                }
                return Explained(
                    client: known.client, explanation: explanation, day: day, isOver: day < time.date,
                    mode: settings.mode,
                    newerData: newerData,
                    standings: try standings(of: recorded.map(\.past), on: day, now: now, in: snapshot),
                    destinations: Dictionary(
                        recorded.map { ($0.past.identity, $0.destination(besides: known.client.id)) },
                        uniquingKeysWith: { $1 }), isStopped: stop == .brokenStore,
                    countsOnPlan: !foreseen.isEmpty)
            }
        }
    }

    /// What holds an identity of the invoice in the mode of the service, whosever it is or was.
    private func recorded(of invoice: InvoiceID) throws(StorageError) -> [RecordedReminder] {
        guard let ledger else { return [] }
        return try ledger.reminders(about: invoice).filter { $0.mode == settings.mode && $0.dropped == nil }
    }
}

extension Inquiry.Day {
    /// Why nothing of what is planned for it goes out on it; `nil`: it does.
    fileprivate var stop: Reason? { isBroken ? .brokenStore : burstAllowance == nil ? nil : .burst }
}

extension Inquiry.Explained {
    /// As far as the invoice and its client go, on a day that is not over.
    fileprivate var goesOut: Bool {
        if case .remind = explanation.decision.decision { !isOver } else { !isOver && !standings.isEmpty }
    }
}

package import Correspondence
package import Dunning
import Storage

extension Inquiry {
    /// The message as it would go: the one planned for the day, or the one of a stage asked for.
    ///
    /// - Parameters:
    ///   - stage: Written whatever the invoice's state, to look at the words.
    ///   - present: What the clock says, whatever `time` is asked about.
    ///   - keepsDay: A stage whose day is past is written as of `time` all the same.
    /// - Returns: `nil` when nothing is planned for the invoice on that day and no stage was asked for.
    package func preview(
        _ reference: String, stage: Stage?, at time: LocalTime, present: Instant, keepsDay: Bool = true
    ) throws -> Preview? {
        let isAhead = try time.date > self.present(present) && isInSight(time.date, now: present)
        let freshness =
            try isAhead
            ? freshness(on: time.date, now: present)
            : settings.cycleRules.freshness(of: store, ledger: ledger, now: time.instant, present: present)
        // A stage that is asked for is shown whatever goes before it.
        let past = try isAhead && stage == nil ? lookAhead(to: time.date, now: present).before : nil
        // The words are to be looked at, at whatever hour.
        let midnight = zone.instant(time.date, hour: 0, minute: 0, second: 0)
        let planner = planner(forTheRestOf: time.date, now: midnight, freshness: freshness)
        let writer = try MessageWriter(settings, language: language)
        return try store.read { snapshot in
            let found = try records(of: reference, in: snapshot)
            guard let record = found.first else { throw UnknownInvoice(reference: reference) }
            let believed = try believe(record, for: planner, now: present, in: snapshot)
            let known = past?.applied(to: believed, contact: contact, isLater: true) ?? believed
            let planned: PlannedMessage?
            if let stage {
                planned = planner.specimen(of: InvoiceID(record.id), stage: stage, in: known, keepsDay: keepsDay)
            } else {
                planned = planner.plan(known).messages.first { message in
                    message.reminders.contains { $0.invoice.id == InvoiceID(record.id) }
                }
            }
            guard let planned else { return nil }
            if let complaint = writer.composer.complaint(about: planned) {
                throw UnwritableLetter(client: planned.client.id, fault: RecordFault(complaint))
            }
            let references = try ledger?.firstMessage(
                about: planned.reminders.map(\.invoice.id), mode: settings.mode)
            // A stage stands for its own day, not for today.
            let writtenAt =
                planned.day == time.date
                ? time
                : zone.local(
                    zone.instant(planned.day, hour: time.hour, minute: time.minute, second: time.second))
            let composed = try writer.compose(planned, references: references, at: writtenAt).composed
            return Preview(
                writtenAt: writtenAt, composed: composed, page: settings.letterhead.standalone(composed.html))
        }
    }

    /// A message to look at.
    package struct Preview {
        /// Its date: the day that it stands for.
        package let writtenAt: LocalTime
        package let composed: ComposedMessage
        /// Its HTML with the logo inside, for a browser.
        package let page: String
    }
}

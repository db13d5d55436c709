import Correspondence
import Dunning
import Storage

extension Cycle {
    /// Plans a batch and writes its letters.
    ///
    /// A client one of whose letters cannot be written is skipped (rule 12), and the others are planned as if it did not
    /// take part: it keeps no mailbox that they share.
    func write(
        _ batch: [PlanningPass.Findings.Candidate], with planner: Planner, _ cases: CaseFile,
        from snapshot: borrowing InvoiceSnapshot, at time: LocalTime, into summary: inout PlanningSummary,
        report: (Event) -> Void
    ) throws -> (plans: [ClientPlan], letters: [MessageWriter.Written]) {
        var skipped: [ClientID: RecordFault] = [:]
        while true {
            var counted = summary
            let plans = try plan(batch, skipping: skipped, with: planner, cases, from: snapshot, into: &counted)
            let (letters, faults) = try letters(of: plans, at: time)
            guard faults.isEmpty else {
                skipped.merge(faults) { first, _ in first }
                continue
            }
            summary = counted
            for plan in plans {
                watch?(plan)
                guard let fault = skipped[plan.client.id] else { continue }
                summary.broken += 1
                summary.unwritable += 1
                guard summary.unwritable <= PlanningPass.Findings.namedLimit else { continue }
                report(.broken(BrokenRecord(clientID: plan.client.id.value, invoiceID: nil, fault: fault)))
            }
            return (plans, letters)
        }
    }

    /// The letters of these plans, and why those of a client cannot be written.
    private func letters(
        of plans: [ClientPlan], at time: LocalTime
    ) throws -> (written: [MessageWriter.Written], faults: [ClientID: RecordFault]) {
        var written: [MessageWriter.Written] = []
        var faults: [ClientID: RecordFault] = [:]
        try ledger.reading {
            for message in plans.flatMap(\.messages) {
                let references = try ledger.firstMessage(
                    about: message.reminders.map(\.invoice.id), mode: writer.mode)
                do throws(TemplateError) {
                    written.append(try writer.write(message, references: references, at: time))
                } catch {
                    faults[message.client.id] = RecordFault(error)
                }
            }
        }
        return (written, faults)
    }
}

package import Correspondence
import CrashPoints
package import Dunning
import Records
package import Storage

/// Writes what staff and finance read into the ledger, in the transaction of the fact itself.
package struct Bookkeeping: Sendable {
    /// "Reclamo por Falta de Pago".
    let title: String
    let language: Language
    let keepsCopies: Bool

    /// Who writes the notes that no person wrote.
    package static let author = "recordad"

    package init(title: String, language: Language, keepsCopies: Bool) {
        self.title = title
        self.language = language
        self.keepsCopies = keepsCopies
    }

    private func title(of rung: Rung) -> String { rung.stage == .thanks ? language.name(of: rung) : title }

    /// Takes in a note with its line for the month's file.
    package func add(_ note: Note, to ledger: Ledger) throws(StorageError) {
        var note = note
        note.id = try ledger.add(note)
        try ledger.append(NotesFile.row(note, language), to: NotesFile.name(for: note), of: .notes)
    }

    /// One note for a client that cannot be reached, about all that is due (rule 10).
    func noteMissingAddress(
        _ plan: ClientPlan, in ledger: Ledger, at time: LocalTime
    ) throws(StorageError) {
        let waiting = plan.decisions.compactMap { decision -> Reminder? in
            if case .hold(let reminder, let reason) = decision.decision, reason.isAboutAddresses {
                reminder
            } else {
                nil
            }
        }
        for (currency, reminders) in Dictionary(grouping: waiting, by: \.invoice.balance.currency).sorted(by: {
            $0.key < $1.key
        }) {
            guard let rung = reminders.map(\.rung).max() else { continue }
            try add(
                Note(
                    id: 0, time: time, clientID: plan.client.id, clientName: plan.client.name,
                    title: title(of: rung), rung: rung, invoices: reminders.map(\.invoice.number),
                    balance: Money.sum(reminders.lazy.map(\.invoice.balance), in: currency),
                    daysPastDue: reminders.map { time.date.days(since: $0.dueOn) }.max(), recipients: [],
                    channel: .none, result: .noAddress, messageID: nil, author: Self.author, state: .open,
                    detail: plan.client.email), to: ledger)
        }
    }

    /// A message whose attempt may have ended it.
    struct Ended {
        /// As it was on the wire.
        let message: LedgerMessage
        /// Those that it told of.
        let reminders: [LedgerReminder]
        let bytes: [UInt8]
        let verdict: Verdict
        let state: MessageState
    }

    /// What an attempt that ended a message leaves behind: a note, and for an acceptance the audit record.
    func record(
        _ ended: Ended, in ledger: Ledger, _ chain: inout AuditChain, at time: LocalTime
    ) throws(StorageError) {
        guard ended.state == .sent || ended.state == .failed else { return }
        let wouldGoTo = ended.message.mode == .shadow ? try ledger.addressees(of: ended.message.id) : nil
        try add(note(ended, wouldGoTo: wouldGoTo, at: time), to: ledger)
        #if CrashPoints
            CrashPoint.noteUnaudited.pass()
        #endif
        guard ended.state == .sent, ended.message.mode == .live else { return }
        try audit(ended, in: ledger, &chain, at: time)
    }

    /// - Parameter wouldGoTo: Whom the message is meant for, where it goes to another address in shadow mode.
    func note(_ ended: Ended, wouldGoTo: [EmailAddress]?, at time: LocalTime) -> Note {
        let (message, verdict, state) = (ended.message, ended.verdict, ended.state)
        let addressees = message.to + message.cc
        // Who gets hidden copies is the company's affair, not the client's.
        let ofClient = verdict.refused.filter { addressees.contains($0.address) }
        let refused = Set(ofClient.map(\.address))
        let isShadow = message.mode == .shadow && state == .sent
        let accepted = state == .sent ? addressees.filter { !refused.contains($0) } : addressees
        let refusals = ofClient.map { $0.reply.isEmpty ? $0.address.value : "\($0.address): \($0.reply)" }
        let isToldOfAddress = verdict.refused.contains { $0.reply == verdict.reply }
        let detail = state == .sent || isToldOfAddress ? refusals : [verdict.reply] + refusals
        return Note(
            id: 0, time: time, clientID: message.clientID, clientName: message.clientName,
            title: title(of: message.rung), rung: message.rung, invoices: ended.reminders.map(\.number),
            balance: message.balance, daysPastDue: message.daysPastDue, recipients: wouldGoTo ?? accepted,
            channel: .email,
            result: state == .failed ? .failed : isShadow ? .shadow : .sent, messageID: message.messageID,
            author: Self.author, state: message.rung.stage == .thanks && state == .sent ? .done : .open,
            detail: detail.filter { !$0.isEmpty }.joined(separator: "; "))
    }

    private func audit(
        _ ended: Ended, in ledger: Ledger, _ chain: inout AuditChain, at time: LocalTime
    ) throws(StorageError) {
        let message = ended.message
        let accepted = AcceptedMessage(
            message, ended.reminders, at: time, refused: ended.verdict.refused.map(\.address),
            reply: ended.verdict.reply, bytes: ended.bytes)
        let copy = keepsCopies ? AuditLine.copyPath(message.messageID, time) : nil
        let (sequence, line) = try chain.add(accepted, copyPath: copy)
        try ledger.append(line.bytes, to: line.file, of: .audit, message: message.id, copy: copy)
        try ledger.setAuditSequence(sequence, of: message.id)
    }
}

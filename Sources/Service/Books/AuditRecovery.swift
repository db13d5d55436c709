import Correspondence
import CrashPoints
import Digest
import Dunning
import Records
package import Settings
package import Storage

/// Takes back into a ledger what the files of sent mail prove beyond its end.
package struct AuditRecovery {
    private let ledger: Ledger
    private let settings: Settings

    package init(_ settings: Settings, ledger: Ledger) {
        self.ledger = ledger
        self.settings = settings
    }

    /// What was taken back.
    package struct Report: Hashable, Sendable {
        /// The number of the last record, before and after.
        package var head = 0, end = 0
        /// Messages that the ledger holds, and had not as sent.
        package var unsent = 0
        /// Those that it did not hold.
        package var unknown = 0
        package var reminders = 0
    }

    /// In one transaction, after which the ledger ends where the files do; nothing happens when it already does.
    ///
    /// - Throws: `UnfitTrail` when the files do not continue what the ledger has; `RecordsError`, `StorageError`.
    package func run() throws -> Report {
        let directory = settings.audit.directory
        let language = try settings.language()
        let bookkeeping = Bookkeeping(
            title: settings.notes.title, language: language, keepsCopies: settings.audit.keepsCopies)
        let report = try ledger.transaction {
            let head = try ledger.auditHead()?.link()
            var report = Report(head: head?.sequence ?? 0, end: head?.sequence ?? 0)
            guard let end = try AuditTrail.end(in: directory), end.sequence > report.head else { return report }
            try ledger.reserveNoteIDs(through: NotesFile.lastID(in: settings.notes.directory))
            var last = head
            let sizes = try AuditTrail.forEachRecord(after: head, in: directory) { message, link in
                last = link
                switch try ledger.takeBack(message, sequence: link.sequence) {
                case .sent: return
                case .unsent: report.unsent += 1
                case .nothing: report.unknown += 1
                }
                report.reminders += message.reminders.count
                try addNote(of: message, bookkeeping)
            }
            if let last {
                try ledger.setAuditHead(
                    Ledger.AuditHead(sequence: last.sequence, hash: last.hash.description, file: end.file))
            }
            report.end = last?.sequence ?? 0
            try ledger.settleAll(of: .audit, sizes)
            #if CrashPoints
                CrashPoint.takenBackUncommitted.pass()
            #endif
            return report
        }
        #if CrashPoints
            CrashPoint.takenBackCommitted.pass()
        #endif
        return report
    }

    /// The month's file has its row already, under the number of the ledger that is lost.
    private func addNote(of proof: AcceptedMessage, _ bookkeeping: Bookkeeping) throws(StorageError) {
        guard let message = try ledger.message(proof.messageID) else { return }
        // What the server said of each address, no record tells.
        let refused = proof.refused.map { Verdict.Refusal(address: $0, reply: "") }
        let ended = Bookkeeping.Ended(
            message: message, reminders: try ledger.reminders(of: message.id).filter { $0.dropped == nil }, bytes: [],
            verdict: Verdict(.accepted, reply: proof.reply, refused: refused), state: .sent)
        try ledger.add(bookkeeping.note(ended, wouldGoTo: nil, at: proof.time))
    }
}

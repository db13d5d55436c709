import Dunning
import Records
package import Settings
package import Storage

/// Compares the files of sent mail with the ledger, before anything is planned or sent and as an alarm.
///
/// A line is in the ledger's head before it is in a file. So a file that goes on after the head was written by another
/// ledger, or by this one before an older state of it was put back, and tells of mail that this one would send again.
package struct AuditGuard {
    /// `nil`: there is none yet.
    private let ledger: Ledger?
    private let path: String
    private let directory: String
    /// Shadow mode leaves no record of what it sends.
    private let isOff: Bool

    package init(_ settings: Settings, ledger: Ledger?) {
        self.ledger = ledger
        path = settings.store.ledgerPath
        directory = settings.audit.directory
        isOff = settings.mode == .shadow
    }

    /// - Throws: `AuditAhead`, and what keeps either from being read.
    package func check() throws {
        if let ahead = try ahead() { throw ahead }
    }

    package func ahead() throws -> AuditAhead? {
        guard !isOff, let end = try AuditTrail.end(in: directory) else { return nil }
        let head = try ledger?.auditHead()?.sequence ?? 0
        guard end.sequence > head else { return nil }
        return AuditAhead(ledger: path, file: "\(directory)/\(end.file)", end: end.sequence, head: head)
    }

    /// Files that are gone, or shorter than the ledger knows them.
    package func cutFiles() throws -> [String] {
        guard !isOff, let ledger else { return [] }
        return try AuditTrail.cutFiles(in: directory, try ledger.sizes(of: .audit)).map { "\(directory)/\($0)" }
    }
}

/// The files of sent mail tell of mail that the ledger does not know.
package struct AuditAhead: Error, Hashable, Sendable {
    let ledger: String
    let file: String
    /// The number of the last line.
    let end: Int
    /// That of the ledger's last one; 0 when it knows of none.
    let head: Int
}

extension AuditAhead: CustomStringConvertible {
    package var description: String {
        "'\(file)' ends at seq \(end), the ledger '\(ledger)' at \(head): it is an older or another one, and would send "
            + "again what was sent; put the right one back, or let 'recordad audit recover' take into this one what the "
            + "files prove; a rehearsal needs a Directory= of [Audit] of its own"
    }
}

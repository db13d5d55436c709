package import Digest
package import Dunning
import Formats

/// The sent mail as finance keeps it: one chain of lines over all months, and a copy of each message.
package enum AuditTrail {
    /// The end of the chain as the ledger has it.
    package struct Head: Hashable, Sendable {
        package let sequence: Int
        package let hash: SHA256Digest

        package init(sequence: Int, hash: SHA256Digest) {
            self.sequence = sequence
            self.hash = hash
        }
    }

    /// Reads all files of the directory and names everything that is not as recordad wrote it.
    ///
    /// It does no more than anybody can do with sha256sum(1), save the comparison with the ledger: a chain that was
    /// shortened or written anew from some line on shows only there.
    /// - Parameters:
    ///   - head: the ledger's end; `nil` leaves it out.
    ///   - pending: how many of the ledger's last lines may not be in the files yet.
    ///   - copiesFrom: the first day whose copies must be there, earlier ones may have been pruned; `nil`: all must.
    package static func verify(
        directory: String, head: Head?, pending: Int = 0, copiesFrom: CivilDate? = nil
    ) throws(RecordsError) -> AuditReport {
        guard let names = try Folder.names(in: directory, isNamed: true) else {
            throw RecordsError("list folder", directory, code: 2)
        }
        var check = AuditCheck(directory: directory, copiesFrom: copiesFrom)
        for name in names where name != "copies" {
            if isMonth(name) {
                try check.read(name)
            } else {
                check.report.findings.append(.init(.extraFile, file: name))
            }
        }
        try check.finish(head: head, pending: pending)
        return check.report
    }

    /// `2026-11.jsonl`
    static func isMonth(_ name: String) -> Bool { Records.isMonth(name, ".jsonl") }
}

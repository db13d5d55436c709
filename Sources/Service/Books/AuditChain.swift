import Digest
import Dunning
package import Records
package import Storage

/// The end of the chain of audit records within one transaction: read with the first record, kept with the last.
struct AuditChain {
    private let ledger: Ledger
    private var head: AuditTrail.Head?
    /// Which file the head is in.
    private var file: String?
    private var isRead = false
    private var isLonger = false

    init(_ ledger: Ledger) { self.ledger = ledger }

    /// Adds the record of an accepted message.
    mutating func add(
        _ message: AcceptedMessage, copyPath: String?
    ) throws(StorageError) -> (sequence: Int, line: AuditLine) {
        if !isRead { try read() }
        let sequence = (head?.sequence ?? 0) + 1
        let line = AuditLine(
            message, sequence: sequence, previous: head?.hash ?? .zero, copyPath: copyPath, lastFile: file)
        head = AuditTrail.Head(sequence: sequence, hash: line.hash)
        file = line.file
        isLonger = true
        return (sequence, line)
    }

    /// Before the transaction ends.
    func keep() throws(StorageError) {
        guard isLonger, let head else { return }
        try ledger.setAuditHead(
            Ledger.AuditHead(sequence: head.sequence, hash: head.hash.description, file: file))
    }

    private mutating func read() throws(StorageError) {
        isRead = true
        let kept = try ledger.auditHead()
        head = try kept?.link()
        file = kept?.file
    }
}

extension Ledger.AuditHead {
    /// The link of the chain that it is.
    ///
    /// - Throws: `.corrupt` for what this program never writes.
    package func link() throws(StorageError) -> AuditTrail.Head {
        guard let digest = SHA256Digest(hex: hash) else {
            throw StorageError(.corrupt, "cannot follow the audit chain", cause: "the ledger's head of it is '\(hash)'")
        }
        return AuditTrail.Head(sequence: sequence, hash: digest)
    }
}

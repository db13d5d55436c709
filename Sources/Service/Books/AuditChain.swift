import Digest
import Dunning
import Records
import Storage

/// The end of the chain of audit records within one transaction: read with the first record, kept with the last.
struct AuditChain {
    private let ledger: Ledger
    private var head: Head?
    private var isRead = false
    private var isLonger = false

    private struct Head {
        let sequence: Int
        let hash: SHA256Digest
        let file: String?
    }

    init(_ ledger: Ledger) { self.ledger = ledger }

    /// Adds the record of an accepted message.
    mutating func add(
        _ message: AcceptedMessage, copyPath: String?
    ) throws(StorageError) -> (sequence: Int, line: AuditLine) {
        if !isRead { try read() }
        let sequence = (head?.sequence ?? 0) + 1
        let line = AuditLine(
            message, sequence: sequence, previous: head?.hash ?? .zero, copyPath: copyPath, lastFile: head?.file)
        head = Head(sequence: sequence, hash: line.hash, file: line.file)
        isLonger = true
        return (sequence, line)
    }

    /// Before the transaction ends.
    func keep() throws(StorageError) {
        guard isLonger, let head else { return }
        try ledger.setAuditHead(
            Ledger.AuditHead(sequence: head.sequence, hash: head.hash.description, file: head.file))
    }

    private mutating func read() throws(StorageError) {
        isRead = true
        guard let kept = try ledger.auditHead() else { return }
        head = Head(sequence: kept.sequence, hash: try kept.digest(), file: kept.file)
    }
}

extension Ledger.AuditHead {
    /// - Throws: `.corrupt` for what this program never writes.
    func digest() throws(StorageError) -> SHA256Digest {
        guard let digest = SHA256Digest(hex: hash) else {
            throw StorageError(.corrupt, "cannot continue the audit chain", cause: "its head is '\(hash)'")
        }
        return digest
    }
}

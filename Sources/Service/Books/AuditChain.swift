import Digest
import Storage

/// The end of the chain of audit records within one transaction: read with the first record, kept with the last.
struct AuditChain {
    private let ledger: Ledger
    private var head: (sequence: Int, hash: SHA256Digest)?
    private var isRead = false
    private var isLonger = false

    init(_ ledger: Ledger) { self.ledger = ledger }

    /// Adds the record that `make` makes of its number and the hash before it.
    mutating func add<Record>(
        _ make: (_ sequence: Int, _ previous: SHA256Digest) -> Record, hash: (Record) -> SHA256Digest
    ) throws(StorageError) -> (sequence: Int, record: Record) {
        if !isRead { try read() }
        let sequence = (head?.sequence ?? 0) + 1
        let record = make(sequence, head?.hash ?? .zero)
        head = (sequence, hash(record))
        isLonger = true
        return (sequence, record)
    }

    /// Before the transaction ends.
    func keep() throws(StorageError) {
        guard isLonger, let head else { return }
        try ledger.setAuditHead(sequence: head.sequence, hash: head.hash.description)
    }

    private mutating func read() throws(StorageError) {
        isRead = true
        guard let kept = try ledger.auditHead() else { return }
        guard let hash = SHA256Digest(hex: kept.hash) else {
            throw StorageError(.corrupt, "cannot continue the audit chain", cause: "its head is '\(kept.hash)'")
        }
        head = (kept.sequence, hash)
    }
}

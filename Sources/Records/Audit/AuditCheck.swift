import Digest
import Dunning

/// Walks along the chain, a line in memory at a time.
struct AuditCheck {
    let directory: String
    private let copiesFrom: CivilDate
    var report = AuditReport()
    private var inventory: CopyInventory
    private var last = Link(sequence: 0, hash: .zero, file: nil, line: nil, isFaulty: false)
    /// The line in hand is known to be wrong in itself.
    private var isFaulty = false

    /// A line that was read, as the next one must follow it.
    private struct Link {
        let sequence: Int
        let hash: SHA256Digest
        let file: String?
        let line: Int?
        /// It is known to be wrong in itself, so that a broken chain after it is no news.
        let isFaulty: Bool
    }

    init(directory: String, copiesFrom: CivilDate?) {
        self.directory = directory
        self.copiesFrom = copiesFrom ?? .earliest
        inventory = CopyInventory(directory: directory)
    }

    mutating func read(_ name: String) throws(RecordsError) {
        var reader = LineReader(try OpenFile("\(directory)/\(name)", .read))
        report.files += 1
        var number = 0
        while let line = try reader.next() {
            number += 1
            report.lines += 1
            isFaulty = false
            if !line.isComplete { find(.cutLine, name, number) }
            try check(line.bytes, name, number)
        }
    }

    private mutating func check(_ bytes: [UInt8], _ name: String, _ number: Int) throws(RecordsError) {
        let hash = sha256(bytes)
        var sequence = last.sequence + 1
        defer { last = Link(sequence: sequence, hash: hash, file: name, line: number, isFaulty: isFaulty) }
        let record: AuditLink
        do {
            record = try AuditLink(bytes)
        } catch {
            // Its neighbour will find the chain broken here too: one finding is enough.
            return find(error.problem, name, number)
        }
        if record.sequence != sequence {
            find(.sequence(expected: sequence, found: record.sequence), name, number)
        } else if record.previous != last.hash, let file = last.file, !last.isFaulty {
            report.findings.append(.init(.editedLine, file: file, line: last.line))
        } else if record.previous != last.hash, last.file == nil {
            find(.key("prev"), name, number)
        }
        sequence = record.sequence
        if let path = record.copy { try checkCopy(path, record.digest, name, number) }
    }

    private mutating func checkCopy(
        _ path: String, _ digest: SHA256Digest, _ name: String, _ number: Int
    ) throws(RecordsError) {
        guard CopyInventory.isCopyPath(path) else { return find(.foreignCopy(path), name, number) }
        try inventory.take(path)
        guard let file = try OpenFile.existing("\(directory)/\(path)", .read) else {
            if CopyInventory.day(of: path).map({ $0 < copiesFrom }) == true { return report.prunedCopies += 1 }
            return find(.missingCopy(path), name, number)
        }
        let bytes = try file.read(Int(try file.size), at: 0)
        guard sha256(bytes) == digest else { return find(.editedCopy(path), name, number) }
        report.copies += 1
    }

    mutating func finish(head: AuditTrail.Head?, pending: Int) throws(RecordsError) {
        report.end = AuditTrail.Head(sequence: last.sequence, hash: last.hash)
        if let head { compareEnd(with: head, pending) }
        // Copies are written before their lines, so those of pending lines may be there already. A month of lines that is
        // gone leaves thousands, so they come last.
        if pending == 0 { report.findings += try inventory.leftovers().map { AuditFinding(.extraCopy, file: $0) } }
    }

    private mutating func compareEnd(with head: AuditTrail.Head, _ pending: Int) {
        if last.sequence > head.sequence {
            report.findings.append(.init(.beyondHead(last: last.sequence, head: head.sequence)))
        } else if last.sequence < head.sequence - pending {
            report.findings.append(.init(.missingEnd(last: last.sequence, head: head.sequence)))
        } else if last.sequence == head.sequence, last.hash != head.hash, !last.isFaulty {
            report.findings.append(.init(.editedEnd, file: last.file, line: last.line))
        }
    }

    private mutating func find(_ problem: AuditFinding.Problem, _ file: String, _ line: Int) {
        report.findings.append(.init(problem, file: file, line: line))
        switch problem {
        case .notJSON, .key, .cutLine, .foreignCopy: isFaulty = true
        default: break
        }
    }
}

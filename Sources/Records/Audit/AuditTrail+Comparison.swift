package import Digest
package import Dunning

extension AuditTrail {
    /// Compares what is told elsewhere of each sent message with its line.
    ///
    /// A line proves itself by the next one, and the last by the head; lists are made of the ledger, which nothing else
    /// proves. Where the chain breaks the comparison ends, for what comes after proves nothing: see `verify`, which also
    /// tells of lines that are missing at the end.
    /// - Parameters:
    ///   - head: The last link that may be known elsewhere.
    ///   - from: The first day whose messages must be known elsewhere; `nil`: all must.
    ///   - count: How many messages are told of elsewhere, without those that only lines after this number would prove.
    ///   - told: A message as it is told of elsewhere, without its bytes, and its number; `nil` where it is not.
    package static func differences(
        in directory: String, through head: Head, from: CivilDate?, count: (Int) throws -> Int,
        told: (MessageID) throws -> (AcceptedMessage, sequence: Int)?
    ) throws -> [AuditFinding] {
        var findings: [AuditFinding] = []
        var doubt: AuditFinding?
        var known = 0
        var end = Head(sequence: 0, hash: .zero)
        do {
            _ = try forEachRecord(after: nil, in: directory) { message, link in
                if let doubt { findings.append(doubt) }
                doubt = nil
                guard link.sequence <= head.sequence else { return }
                end = link
                guard let (other, sequence) = try told(message.messageID) else {
                    if from.map({ message.time.date >= $0 }) ?? true {
                        doubt = AuditFinding(.notInLedger(sequence: link.sequence))
                    }
                    return
                }
                known += 1
                let keys = (sequence == link.sequence ? [] : ["seq"]) + AuditLine.differences(message, other)
                if !keys.isEmpty { doubt = AuditFinding(.otherwise(sequence: link.sequence, keys: keys)) }
            }
        } catch is UnfitTrail {
            return findings
        }
        if let doubt, end.sequence < head.sequence || end == head { findings.append(doubt) }
        let unproven = try count(end.sequence) - known
        return unproven > 0 ? findings + [AuditFinding(.unproven(unproven))] : findings
    }

    /// The SHA-256 of the copy of a message, as its line has it; `nil` where no line of that number is.
    ///
    /// - Parameter time: When it was accepted: no file of an earlier month is read.
    package static func digest(
        ofCopy sequence: Int, acceptedAt time: LocalTime, in directory: String
    ) throws(RecordsError) -> SHA256Digest? {
        let beginning = Array("{\"seq\":\(sequence),".utf8)
        let first = monthName(time) + ".jsonl"
        for name in try Folder.names(in: directory, isNamed: true)?.filter(isMonth) ?? [] where name >= first {
            var reader = LineReader(try OpenFile("\(directory)/\(name)", .read))
            while let line = try reader.next() {
                guard line.bytes.starts(with: beginning) else { continue }
                // A line that was edited has no hash to compare with.
                return (try? AuditLink(line.bytes))?.digest
            }
        }
        return nil
    }
}

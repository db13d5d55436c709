package import Digest
package import Dunning

extension AuditTrail {
    /// Compares what is told elsewhere of each sent message with its line.
    ///
    /// The lines prove themselves by their chain; lists are made of the ledger, which nothing else proves. Where the
    /// chain breaks the comparison ends, for what comes after proves nothing: see `verify`.
    /// - Parameters:
    ///   - last: The number of the last line that may be known elsewhere.
    ///   - count: How many messages are told of elsewhere, but for those whose lines are not in the files yet.
    ///   - from: The first day whose messages must be known elsewhere; `nil`: all must.
    ///   - told: A message as it is told of elsewhere, without its bytes, and its number; `nil` where it is not.
    package static func differences(
        in directory: String, through last: Int, of count: Int, from: CivilDate?,
        told: (MessageID) throws -> (AcceptedMessage, sequence: Int)?
    ) throws -> [AuditFinding] {
        var findings: [AuditFinding] = []
        var known = 0
        do {
            _ = try forEachRecord(after: nil, in: directory) { message, link in
                guard link.sequence <= last else { return }
                guard let (other, sequence) = try told(message.messageID) else {
                    if from.map({ message.time.date >= $0 }) ?? true {
                        findings.append(AuditFinding(.notInLedger(sequence: link.sequence)))
                    }
                    return
                }
                known += 1
                let keys = (sequence == link.sequence ? [] : ["seq"]) + AuditLine.differences(message, other)
                if !keys.isEmpty { findings.append(AuditFinding(.otherwise(sequence: link.sequence, keys: keys))) }
            }
        } catch is UnfitTrail {
            return findings
        }
        return count > known ? findings + [AuditFinding(.unproven(count - known))] : findings
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

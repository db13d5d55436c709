import Digest
package import Dunning

extension AuditTrail {
    /// Reads back the records that follow a link of the chain, each as proof of a message: in order, and one at a time.
    ///
    /// - Parameters:
    ///   - head: The last link that is known; `nil` begins with the first line.
    ///   - body: Takes a record and the link that it is; a later record may still turn out not to fit.
    /// - Returns: The files as they were read, each with its size.
    /// - Throws: `UnfitTrail`, `RecordsError`, and what `body` throws.
    package static func forEachRecord(
        after head: Head?, in directory: String, _ body: (AcceptedMessage, Head) throws -> Void
    ) throws -> [(file: String, size: Int64)] {
        var sizes: [(file: String, size: Int64)] = []
        var link = head ?? Head(sequence: 0, hash: .zero)
        var isPastHead = link.sequence == 0
        let names = try Folder.names(in: directory, isNamed: true)?.filter(isMonth) ?? []
        for name in names {
            let file = try OpenFile("\(directory)/\(name)", .read)
            sizes.append((name, try file.size))
            var reader = LineReader(file)
            var number = 0
            while let line = try reader.next() {
                number += 1
                if isPastHead {
                    guard line.isComplete else {
                        let isWhole = (try? record(line.bytes, after: link)) != nil  // what it lacks, the error tells
                        throw UnfitTrail(
                            cutLine: number, of: name, in: directory, isWhole: isWhole, isEnd: name == names.last)
                    }
                    let message: AcceptedMessage
                    do throws(AuditLink.Fault) { message = try record(line.bytes, after: link) } catch {
                        throw UnfitTrail(error.problem, directory, name, number)
                    }
                    link = Head(sequence: link.sequence + 1, hash: sha256(line.bytes))
                    try body(message, link)
                } else {
                    isPastHead = sha256(line.bytes) == link.hash
                }
            }
        }
        guard isPastHead else { throw UnfitTrail(directory: directory, foreignTo: link.sequence) }
        return sizes
    }

    private static func record(_ bytes: [UInt8], after link: Head) throws(AuditLink.Fault) -> AcceptedMessage {
        let next = try AuditLink(bytes)
        guard next.sequence == link.sequence + 1 else {
            throw AuditLink.Fault(problem: .sequence(expected: link.sequence + 1, found: next.sequence))
        }
        guard next.previous == link.hash else { throw AuditLink.Fault(problem: .key("prev")) }
        return try AcceptedMessage(auditLine: bytes)
    }
}

/// The files do not continue the ledger's chain, so that they prove nothing to it.
package struct UnfitTrail: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    init(_ problem: AuditFinding.Problem, _ directory: String, _ file: String, _ line: Int) {
        description =
            "'\(directory)' cannot be taken back, \(AuditFinding(problem, file: file, line: line)); \(Self.remedy)"
    }

    /// - Parameters:
    ///   - isWhole: Nothing but the newline is missing.
    ///   - isEnd: No file comes after it.
    init(cutLine line: Int, of file: String, in directory: String, isWhole: Bool, isEnd: Bool) {
        let path = "\(directory)/\(file)"
        let remedy =
            if !isEnd {
                Self.remedy
            } else if isWhole {
                "nothing else is missing: end it (echo >> \(path)) and recover again"
            } else {
                "one message was sent of which only this is known: look for it in the log of the mail server, cut the line "
                    + "off (sed -i '$d' \(path)) and recover again; what that message told is sent again"
            }
        description =
            "'\(directory)' cannot be taken back, \(AuditFinding(.cutLine, file: file, line: line)); \(remedy)"
    }

    /// - Parameter sequence: Of the link that no line is.
    init(directory: String, foreignTo sequence: Int) {
        description =
            "'\(directory)' cannot be taken back, no line of it is the ledger's seq \(sequence): it belongs to another "
            + "ledger; \(Self.remedy)"
    }

    private static let remedy =
        "put back the ledger or the files from a backup; who moves the folder away begins anew, and what the ledger does "
        + "not know is sent again"
}

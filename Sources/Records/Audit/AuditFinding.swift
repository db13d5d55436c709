import Digest
package import Formats

/// One thing that is wrong with the files of the sent mail.
package struct AuditFinding: Hashable, Sendable {
    /// Relative to the directory; `nil` when it is about the whole.
    package let file: String?
    /// From 1.
    package let line: Int?
    package let problem: Problem

    package enum Problem: Hashable, Sendable {
        case notJSON(JSONError)
        /// The key that is missing, or is not of the kind that recordad writes.
        case key(String)
        /// The line has no newline: it is the beginning of one.
        case cutLine
        /// Its hash is not what comes after says it was.
        case editedLine
        /// The same of the last line, whose hash only the ledger has.
        case editedEnd
        case sequence(expected: Int, found: Int)
        case missingCopy(String)
        case editedCopy(String)
        /// It would lead out of the directory, or is no path.
        case foreignCopy(String)
        case extraCopy
        case extraFile
        /// The files end before the ledger does.
        case missingEnd(last: Int, head: Int)
        /// The files go on after the ledger's end.
        case beyondHead(last: Int, head: Int)
        /// The ledger tells otherwise of these keys of a line, and with it every list that is made from the ledger.
        case otherwise(sequence: Int, keys: [String])
        /// The ledger does not have the message of a line as sent.
        case notInLedger(sequence: Int)
        /// Messages that the ledger has as sent, and no line tells of.
        case unproven(Int)
    }

    /// Whether the ledger may be what is wrong.
    package var isBeyondHead: Bool { if case .beyondHead = problem { true } else { false } }

    init(_ problem: Problem, file: String? = nil, line: Int? = nil) {
        self.problem = problem
        self.file = file
        self.line = line
    }
}

extension AuditFinding: CustomStringConvertible {
    /// `2026-11.jsonl:12: this line was edited: …`
    package var description: String {
        let place = (file.map { "\($0):" } ?? "") + (line.map { "\($0):" } ?? "")
        return terminalSafe(place.isEmpty ? words : "\(place) \(words)")
    }

    private var words: String {
        switch problem {
        case .notJSON(let error): "this line was edited: it is no JSON of recordad, \(error)"
        case .key(let key): "this line was edited: its '\(key)' is missing or malformed"
        case .cutLine: "this line is cut: it does not end in a newline"
        case .editedLine: "this line was edited: its SHA-256 is not the one on record"
        case .editedEnd: "this line, or its SHA-256 in the ledger, was edited: the two do not match"
        case .sequence(let expected, let found):
            found > expected
                ? "\(Self.count(found - expected, "line")) missing before this one: seq \(found) where \(expected) was due"
                : "this line is out of place: seq \(found) where \(expected) was due"
        case .missingCopy(let path): "its copy '\(path)' is missing"
        case .editedCopy(let path): "its copy '\(path)' was edited: its SHA-256 is not the one on record"
        case .foreignCopy(let path): "this line was edited: its copy '\(path)' is not under 'copies/'"
        case .extraCopy: "no line names this copy"
        case .extraFile: "this file is not one of recordad's"
        case .missingEnd(let last, let head):
            "\(Self.count(head - last, "line")) missing at the end: the files end at seq \(last), the ledger at \(head)"
        case .beyondHead(let last, let head):
            "\(Self.count(last - head, "line")) too many at the end: the files end at seq \(last), the ledger at \(head)"
        case .otherwise(let sequence, let keys):
            "seq \(sequence): the ledger, and so 'recordad audit', tells otherwise of "
                + keys.map { "'\($0)'" }.joined(separator: ", ")
        case .notInLedger(let sequence):
            "seq \(sequence): the ledger, and so 'recordad audit', does not have this message"
        case .unproven(let count):
            "\(count) of the messages that the ledger, and so 'recordad audit', has as sent \(count == 1 ? "stands" : "stand") "
                + "in no line"
        }
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun) is" : "\(number) \(noun)s are"
    }
}

/// What a check of the sent mail found.
package struct AuditReport: Sendable {
    /// Lines read.
    package internal(set) var lines = 0
    /// Copies whose bytes match their line.
    package internal(set) var copies = 0
    /// Copies that are gone, and old enough to have been pruned.
    package internal(set) var prunedCopies = 0
    package internal(set) var files = 0
    /// The last line that was read; of no line the beginning of the chain.
    package internal(set) var end = AuditTrail.Head(sequence: 0, hash: .zero)
    /// In the order of the files; empty when all is well.
    package var findings: [AuditFinding] = []

    package var isSound: Bool { findings.isEmpty }
}

import Digest
import Formats

/// What the chain needs to know of a line.
struct AuditLink {
    let sequence: Int
    let copy: String?
    let digest: SHA256Digest
    let previous: SHA256Digest

    struct Fault: Error { let problem: AuditFinding.Problem }

    /// Programs that read JSON keep no greater number exact (RFC 8259 section 6), and no company sends so much mail.
    private static let sequences: ClosedRange<Int64> = 1...1 << 53

    init(_ bytes: [UInt8]) throws(Fault) {
        let json: JSON
        do { json = try JSON(reading: bytes) } catch { throw Fault(problem: .notJSON(error)) }
        guard let sequence = json["seq"]?.integerValue, Self.sequences.contains(sequence) else {
            throw Fault(problem: .key("seq"))
        }
        self.sequence = Int(sequence)
        self.digest = try Self.digest(json, "sha256")
        self.previous = try Self.digest(json, "prev")
        switch json["copy"] {
        case .null: copy = nil
        case .string(let path): copy = path
        default: throw Fault(problem: .key("copy"))
        }
    }

    private static func digest(_ json: JSON, _ key: String) throws(Fault) -> SHA256Digest {
        guard let digest = json[key]?.stringValue.flatMap({ SHA256Digest(hex: $0) }) else {
            throw Fault(problem: .key(key))
        }
        return digest
    }
}

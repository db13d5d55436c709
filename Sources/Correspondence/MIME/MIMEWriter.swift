import Dunning

/// Writes one message: ASCII, lines ended by CRLF, of 76 characters at most unless one address or id is longer.
struct MIMEWriter {
    private(set) var bytes: [UInt8] = []
    private let boundaryStem: String
    private var boundaries = 0

    init(_ messageID: MessageID) {
        boundaryStem = fingerprint(messageID.value.utf8)
        bytes.reserveCapacity(32_768)
    }

    mutating func append(_ field: HeaderField) { field.append(to: &bytes) }

    /// The header fields of the entity, the empty line and its body, without a line end after it.
    mutating func append(_ entity: MIMEEntity) {
        switch entity {
        case .text(let subtype, let text):
            append(HeaderField("Content-Type", ["text/\(subtype);", "charset=utf-8"]))
            append(HeaderField("Content-Transfer-Encoding", ["quoted-printable"]))
            bytes += "\r\n".utf8
            QuotedPrintable.append(text, to: &bytes)
        case .encoded(let header, let body):
            for field in header { append(field) }
            bytes += "\r\n".utf8
            bytes += body
        case .multipart(let subtype, let parts):
            append(parts, subtype: subtype)
        }
    }

    mutating func finish() { bytes += "\r\n".utf8 }

    /// No body can have the boundary: `=_` occurs neither in quoted-printable nor in base64 (RFC 2045 section 6.7).
    private mutating func append(_ parts: [MIMEEntity], subtype: String) {
        boundaries += 1
        let boundary = "=_\(boundaryStem)_\(boundaries)"
        var pieces = ["multipart/\(subtype);", "boundary=\"\(boundary)\""]
        if subtype == "related" { pieces.insert("type=\"multipart/alternative\";", at: 1) }
        append(HeaderField("Content-Type", pieces))
        for part in parts {
            bytes += "\r\n--\(boundary)\r\n".utf8
            append(part)
        }
        bytes += "\r\n--\(boundary)--".utf8
    }
}

/// 16 hexadecimal digits that tell values apart where nobody means to make them equal: 64-bit FNV-1a.
func fingerprint(_ bytes: some Sequence<UInt8>) -> String {
    let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
}

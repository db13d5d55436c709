package import Digest
package import Dunning
import Formats

/// The record of one accepted message in the chain of sent mail (design 7.2).
package struct AuditLine: Hashable, Sendable {
    /// One JSON object and its newline.
    package let bytes: [UInt8]
    /// The SHA-256 of the line without its newline: the next line's `prev`.
    package let hash: SHA256Digest
    /// The file of the local month, as `2026-11.jsonl`, or of the line before where that is of a later one: after the
    /// time zone was changed, or the clock was ahead. The chain goes through the files in their order.
    package let file: String

    /// - Parameters:
    ///   - sequence: from 1, one more than the line before, over all months.
    ///   - previous: the line before, or `.zero`.
    ///   - copyPath: where the bytes are kept, relative to the directory; `nil` when none are.
    ///   - lastFile: of the line before; `nil`: there is none.
    package init(
        _ message: AcceptedMessage, sequence: Int, previous: SHA256Digest, copyPath: String?, lastFile: String? = nil
    ) {
        let line = Self.json(message, sequence, previous, copyPath).line.utf8
        bytes = line + [UInt8(ascii: "\n")]
        hash = sha256(line)
        let month = monthName(message.time) + ".jsonl"
        file = max(month, lastFile ?? month)
    }

    private static func json(
        _ message: AcceptedMessage, _ sequence: Int, _ previous: SHA256Digest, _ copyPath: String?
    ) -> JSON {
        .object([
            ("seq", .integer(Int64(sequence))),
            ("time", .string(message.time.rfc3339)),
            ("message_id", .string(message.messageID.value)),
            ("client_id", .string(message.clientID.value)),
            ("client", .string(message.clientName)),
            ("from", .string(message.from)),
            ("to", addresses(message.to)),
            ("cc", addresses(message.cc)),
            ("bcc", addresses(message.bcc)),
            ("refused", addresses(message.refused)),
            ("subject", .string(message.subject)),
            ("stage", .string(message.stage.rawValue)),
            ("reminders", .array(message.reminders.map(reminder))),
            ("attempts", .integer(Int64(message.attempts))),
            ("reply", .string(message.reply)),
            ("copy", .init(copyPath)),
            ("sha256", .string(sha256(message.bytes).description)),
            ("prev", .string(previous.description)),
        ])
    }

    /// The keys of which the lines of two messages tell otherwise.
    static func differences(_ one: AcceptedMessage, _ other: AcceptedMessage) -> [String] {
        guard case .object(let members) = json(one, 0, .zero, nil) else { return [] }
        let others = json(other, 0, .zero, nil)
        return members.filter { $0.1.line != others[$0.0]?.line }.map(\.0)
    }

    private static func addresses(_ addresses: [EmailAddress]) -> JSON {
        .array(addresses.map { .string($0.value) })
    }

    private static func reminder(_ line: AcceptedMessage.Line) -> JSON {
        .object([
            ("invoice", .string(line.identity.invoiceID.value)),
            ("number", .string(line.number)),
            ("due", .string(line.dueOn.description)),
            ("stage", .string(line.identity.rung.stage.rawValue)),
            ("occurrence", .integer(Int64(line.identity.rung.occurrence))),
            ("currency", .string(line.balance.currency.code)),
            ("balance", .string(line.balance.decimal)),
        ])
    }
}

extension AuditLine {
    /// Where the copy of a message accepted then belongs, as `copies/2026/11/21/<id>.eml`.
    package static func copyPath(_ id: MessageID, _ time: LocalTime) -> String {
        let (year, month, day) = time.date.components
        return "copies/\(padded(year, to: 4))/\(padded(month, to: 2))/\(padded(day, to: 2))/\(fileName(id)).eml"
    }

    private static let plain = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@._-+=".utf8)

    /// The id, with `%` and two digits for what does not belong in a file name; its hash when that gets too long.
    private static func fileName(_ id: MessageID) -> String {
        var name = ""
        for byte in id.value.utf8 {
            let isPlain = Self.plain.contains(byte) && !(name.isEmpty && byte == UInt8(ascii: "."))
            name += isPlain ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return (1...200).contains(name.utf8.count) ? name : sha256(id.value.utf8).description
    }
}

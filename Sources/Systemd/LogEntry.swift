/// One event for the log, with its fields apart from its words.
package struct LogEntry: Sendable {
    package let priority: Priority
    package let message: String
    /// Names of capital letters, digits and `_`, as `RECORDAD_CLIENT` (systemd.journal-fields(7)).
    package let fields: [(String, String)]
    /// 32 hexadecimal digits of the message catalogue (sd-id128(3)).
    package let messageID: String?

    /// As in syslog(3).
    package enum Priority: Int, Sendable {
        case critical = 2
        case error, warning, notice, info, debug
    }

    package init(
        _ priority: Priority, _ message: String, fields: [(String, String)] = [], messageID: String? = nil
    ) {
        precondition(fields.allSatisfy { Self.isFieldName($0.0) }, "the journal drops fields with other names")
        self.priority = priority
        self.message = message
        self.fields = fields
        self.messageID = messageID
    }

    private static func isFieldName(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count) && name.utf8.first != UInt8(ascii: "_")
            && name.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }
}

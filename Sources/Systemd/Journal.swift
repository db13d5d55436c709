import CSystemd
import Formats
import Glibc

/// Where log entries go: the journal with all their fields, or standard error, a line each.
package struct Journal: Sendable {
    private let identifier: String
    private let descriptor: CInt
    private let isConnected: Bool

    /// Entries go to the journal when standard error does, as `$JOURNAL_STREAM` says (systemd.exec(5)).
    package init(identifier: String) {
        self.init(
            identifier: identifier, descriptor: STDERR_FILENO,
            isConnected: Self.isStream(environment("JOURNAL_STREAM"), STDERR_FILENO))
    }

    /// Entries go to that descriptor, as lines.
    package init(identifier: String, descriptor: CInt) {
        self.init(identifier: identifier, descriptor: descriptor, isConnected: false)
    }

    private init(identifier: String, descriptor: CInt, isConnected: Bool) {
        self.identifier = identifier
        self.descriptor = descriptor
        self.isConnected = isConnected
    }

    /// Never fails: a log that stops the work it tells of would be the worse evil.
    package func send(_ entry: LogEntry) {
        if isConnected {
            if Self.send(entry.journalFields(identifier: identifier)) { return }
            // The journal reads this mark of a priority from the stream (sd-daemon(3)).
            write("<\(entry.priority.rawValue)>\(terminalSafe(entry.message))\n")
        } else {
            write(entry.line(identifier: identifier))
        }
    }

    /// Whether the value, `device:inode`, names the file open at `descriptor`.
    package static func isStream(_ value: String?, _ descriptor: CInt) -> Bool {
        var status = stat()
        guard let value, unsafe fstat(descriptor, &status) == 0 else { return false }
        return value == "\(status.st_dev):\(status.st_ino)"
    }

    /// One write(2), so that lines of several processes do not mix.
    private func write(_ line: String) {
        var line = line
        // Nobody is left to be told when this fails.
        _ = line.withUTF8 { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }

    private static func send(_ fields: [String]) -> Bool {
        var bytes = fields.flatMap { Array($0.utf8) }
        return unsafe bytes.withUnsafeMutableBytes { buffer in
            var start = 0
            var vectors: [iovec] = unsafe []
            for field in fields {
                let count = field.utf8.count
                unsafe vectors.append(iovec(iov_base: buffer.baseAddress?.advanced(by: start), iov_len: count))
                start += count
            }
            return unsafe sd_journal_sendv(vectors, CInt(vectors.count)) >= 0
        }
    }
}

extension LogEntry {
    /// `NAME=value` of each field, the message first.
    package func journalFields(identifier: String) -> [String] {
        var all = [
            ("MESSAGE", terminalSafe(message)), ("PRIORITY", String(priority.rawValue)),
            ("SYSLOG_IDENTIFIER", identifier),
        ]
        if let messageID { all.append(("MESSAGE_ID", messageID)) }
        return (all + fields).map { "\($0.0)=\($0.1)" }
    }

    /// For people: the program, the kind where it matters, the words.
    package func line(identifier: String) -> String {
        let kind =
            switch priority {
            case .critical, .error: "error: "
            case .warning: "warning: "
            case .notice, .info, .debug: ""
            }
        return "\(identifier): \(kind)\(terminalSafe(message))\n"
    }
}

import Formats
import Glibc

/// Standard output, written in blocks.
///
/// A write that failed is remembered and all after it is dropped, so that commands need not look at each line;
/// `finish` tells. Not Sendable: it belongs to the command that runs.
final class Output {
    let terminal: Terminal
    private let descriptor: Int32
    private var pending: [UInt8] = []
    /// errno(3) of the write that failed.
    private var failure: Int32?

    private static let blockSize = 65_536

    init(descriptor: Int32 = STDOUT_FILENO) {
        self.descriptor = descriptor
        self.terminal = Terminal(descriptor: descriptor)
    }

    func write(_ text: String) { write(bytes: text.utf8) }

    /// A line, or several with newlines between them; nothing else in them disturbs a terminal.
    func line(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        write(lines.map { terminalSafe(String($0)) }.joined(separator: "\n") + "\n")
    }

    func write(bytes: some Sequence<UInt8>) {
        pending += bytes
        if pending.count >= Self.blockSize { flush() }
    }

    /// Sends what was written so far; what failed is told by `finish`.
    func flush() {
        var rest = pending[...]
        while failure == nil, !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                failure = errno
            }
        }
        pending = []
    }

    /// - Throws: `CommandError` when not all could be written; a reader that had enough is no error.
    func finish() throws(CommandError) {
        flush()
        guard let failure, failure != EPIPE else { return }
        throw CommandError(.io, "cannot write to standard output: \(unsafe String(cString: strerror(failure)))")
    }
}

import Formats
import Glibc

/// Standard error, where everything goes that is not the result of a command.
enum Diagnostics {
    /// The error in its own words, each line of it under the program's name.
    static func report(_ error: any Error) {
        for line in "\(error)".split(separator: "\n") { write("recordad: \(terminalSafe(String(line)))\n") }
    }

    /// What one should know and need not act upon.
    static func remark(_ text: String) { write("recordad: \(terminalSafe(text))\n") }

    static func warn(_ text: String) { write("recordad: warning: \(terminalSafe(text))\n") }

    static func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            // There is nowhere left to tell that this could not be told.
            guard count >= 0 || errno == EINTR else { return }
            rest = rest.dropFirst(max(count, 0))
        }
    }
}

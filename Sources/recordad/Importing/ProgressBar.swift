/// How far a file has been read, on a terminal's standard error and nowhere else.
final class ProgressBar {
    private let terminal = Terminal(descriptor: 2)
    private var shown = ""

    private static let length = 40

    /// - Parameter size: In bytes; `nil` for a pipe, whose end nobody knows.
    func show(_ bytesRead: Int64, of size: Int64?) {
        guard terminal.isTerminal else { return }
        let text = Self.text(bytesRead, of: size)
        guard text != shown else { return }
        Diagnostics.write("\r" + text)
        shown = text
    }

    /// Leaves the line as if nothing had been there.
    func clear() {
        if !shown.isEmpty { Diagnostics.write("\r" + String(repeating: " ", count: shown.count) + "\r") }
        shown = ""
    }

    static func text(_ bytesRead: Int64, of size: Int64?) -> String {
        guard let size, size > 0 else { return "\(bytesRead >> 20) MiB read" }
        let percent = Int(Double(min(bytesRead, size)) / Double(size) * 100)
        let filled = percent * length / 100
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: length - filled)
        return "[\(bar)] \(percent) %"
    }
}

import Glibc

/// What may be assumed of the place where output appears.
struct Terminal {
    let isTerminal: Bool
    /// Columns; `nil` where nothing need be cut to fit.
    let width: Int?
    let hasColor: Bool

    /// Tables are unreadable in less.
    static let leastWidth = 40
    static let usualWidth = 80

    init(descriptor: Int32) {
        isTerminal = isatty(descriptor) == 1
        let columns = Self.variable("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        let width = columns ?? (isTerminal ? Self.windowWidth(descriptor) ?? Self.usualWidth : nil)
        self.width = width.map { max($0, Self.leastWidth) }
        // no-color.org: any value that is not empty.
        hasColor = isTerminal && (Self.variable("NO_COLOR") ?? "").isEmpty && Self.variable("TERM") != "dumb"
    }

    private static func windowWidth(_ descriptor: Int32) -> Int? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    private static func variable(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}

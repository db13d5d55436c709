/// One mistake in the configuration: where, what was read, and what was expected.
package struct Complaint: Hashable, Sendable, CustomStringConvertible {
    package let path: String
    /// From 1; `nil` when it is about the file as a whole, or about something missing.
    package let line: Int?
    package let message: String

    package init(path: String, line: Int? = nil, message: String) {
        self.path = path
        self.line = line
        self.message = message
    }

    /// `recordad.conf:12: what is wrong`.
    package var description: String { path + (line.map { ":\($0)" } ?? "") + ": " + message }
}

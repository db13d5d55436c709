/// Why a CSV file cannot be read on.
package struct CSVError: Error, Hashable, Sendable {
    /// `unreadable`: the system refused; `malformed`: what was read is no CSV text.
    package enum Kind: Hashable, Sendable { case unreadable, malformed }

    package let kind: Kind
    package let file: String
    /// From 1; `nil` when it is about the whole file.
    package let line: Int?
    package let reason: String
    package let remedy: String?

    package init(_ kind: Kind, file: String, line: Int? = nil, _ reason: String, remedy: String? = nil) {
        self.kind = kind
        self.file = file
        self.line = line
        self.reason = reason
        self.remedy = remedy
    }
}

extension CSVError: CustomStringConvertible {
    package var description: String {
        let place = line.map { "\(file):\($0): " } ?? (kind == .unreadable ? "cannot read '\(file)': " : "'\(file)': ")
        return place + reason + (remedy.map { "; \($0)" } ?? "")
    }
}

/// What is wrong with a template, and where.
package struct TemplateError: Error, Hashable, Sendable {
    /// As a person finds it: a path, or `built-in es/due.txt`.
    package let file: String
    /// From 1.
    package let line: Int
    package let message: String

    package init(file: String, line: Int, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }
}

extension TemplateError: CustomStringConvertible {
    package var description: String { "\(file):\(line): \(message)" }
}

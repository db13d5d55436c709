/// A command line that cannot be understood.
struct UsageError: Error, Hashable, CustomStringConvertible {
    let problem: String
    let remedy: String

    /// - Parameter command: Whose help tells more; empty for the program's.
    init(_ problem: String, of command: String, remedy: String? = nil) {
        self.problem = problem
        self.remedy = remedy ?? "try 'recordad \(command.isEmpty ? "" : command + " ")--help'"
    }

    var description: String { "\(problem); \(remedy)" }
}

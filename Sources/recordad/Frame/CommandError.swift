/// Why a command could not do what was asked of it, in words for its user.
struct CommandError: Error, Hashable, CustomStringConvertible {
    let code: ExitCode
    let description: String

    init(_ code: ExitCode, _ problem: String, remedy: String? = nil) {
        self.code = code
        // Without a remedy the problem is all there is to say.
        // Some problems have no remedy that a command could name.
        self.description = problem + (remedy.map { "; \($0)" } ?? "")
    }
}

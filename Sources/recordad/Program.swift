import Glibc

@main
enum Program {
    static let version = "0.1.0"

    static func main() {
        // A reader that went away is an error to be read from write(2), not a reason to die.
        _ = signal(SIGPIPE, SIG_IGN)
        // libdispatch asks for priorities that only root may have, and logs each refusal as if it mattered.
        unsafe setenv("LIBDISPATCH_LOG", "NO", 0)
        occupyStandardDescriptors()
        exit(run(CommandLine.arguments.dropFirst()).rawValue)
    }

    /// Keeps a database from being opened as a descriptor that messages are written to, when the caller closed it.
    ///
    /// The null device is opened for reading alone, so that writing to what was closed still fails.
    private static func occupyStandardDescriptors() {
        while true {
            let descriptor = unsafe open("/dev/null", O_RDONLY)
            guard (STDIN_FILENO...STDERR_FILENO).contains(descriptor) else {
                if descriptor >= 0 { close(descriptor) }
                return
            }
        }
    }

    /// Does what the words ask for and says why when it cannot.
    static func run(_ words: ArraySlice<String>) -> ExitCode {
        let output = Output()
        let code: ExitCode
        do {
            code = try perform(try Invocation(words), output: output)
        } catch {
            Diagnostics.report(error)
            code = ExitCode(for: error)
        }
        do {
            try output.finish()
        } catch {
            Diagnostics.report(error)
            return code == .success ? ExitCode(for: error) : code
        }
        return code
    }

    private static func perform(_ invocation: Invocation, output: Output) throws -> ExitCode {
        switch invocation {
        case .nothing:
            Diagnostics.write(HelpText.program)
            return .usage
        case .help(let text):
            output.write(text)
            return .success
        case .version:
            output.line("recordad \(version)")
            return .success
        case .command(let command, let configFile):
            return try command.run(in: Context(configFile: configFile, output: output))
        }
    }
}

import CFuzzer
import FuzzTargets
import Glibc

/// libFuzzer over one target, which `FUZZ_TARGET` of the environment names; the arguments are libFuzzer's own.
@main enum Fuzz {
    static let target = unsafe getenv("FUZZ_TARGET").flatMap { unsafe FuzzTarget(rawValue: String(cString: $0)) }

    static func main() {
        guard target != nil else {
            let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
            say("FUZZ_TARGET is none of \(names)")
            exit(64)
        }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
        exit(
            unsafe LLVMFuzzerRunDriver(&count, &arguments) { start, count in
                unsafe Fuzz.check(Array(UnsafeBufferPointer(start: start, count: count)))
                return 0
            })
    }

    /// libFuzzer knows a finding by the death of the process.
    private static func check(_ input: [UInt8]) {
        do { try target?.check(input) } catch {
            say("\(error)")
            abort()
        }
    }

    private static func say(_ words: String) {
        let line = Array("fuzz: \(words)\n".utf8)
        // There is nobody to tell that it could not be said.
        _ = unsafe write(STDERR_FILENO, line, line.count)
    }
}

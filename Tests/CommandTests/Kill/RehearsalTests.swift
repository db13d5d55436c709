import Foundation
import TestSupport
import Testing

/// The program killed and starved while it sends, as Tests/Scripts tell it, each in ten to forty seconds.
///
/// One after the other: each keeps a thread of the pool that all tests share.
@Suite(.serialized) struct RehearsalTests {
    private func rehearse(
        _ script: String, with program: String = Recordad.program, _ arguments: [String] = []
    ) throws -> Finished {
        let path = Repository.root.appending(path: "Tests/Scripts/\(script)").path
        return try run("python3", [path, program] + arguments)
    }

    @Test func `killed at any instant it loses nothing, sends nothing twice and leaves complete files`() throws {
        let rehearsal = try rehearse("kill_rehearsal.py", ["--clients", "300", "--kills", "12"])
        #expect(rehearsal.status == 0, "\(rehearsal.output)\(rehearsal.errors)")
    }

    @Test(.enabled(if: crashing != nil, "skipped: RECORDAD_WITH_CRASH_POINTS names no program, as .ci/test sets it"))
    func `killed at each crash point it loses nothing, sends nothing twice and leaves nothing half done`() throws {
        let rehearsal = try rehearse("crash_rehearsal.py", with: #require(Self.crashing))
        #expect(rehearsal.status == 0, "\(rehearsal.output)\(rehearsal.errors)")
    }

    @Test(.enabled(if: canMount, "skipped: unshare(1) may not mount a small disk here"))
    func `on a full disk it stops and says so, and goes on by itself`() throws {
        let rehearsal = try rehearse("disk_rehearsal.py", ["--clients", "1200"])
        #expect(rehearsal.status == 0, "\(rehearsal.output)\(rehearsal.errors)")
    }

    @Test(
        .enabled(if: canTrace, "skipped: there is no strace(1), or it may not trace here"),
        arguments: [["--faults", "60"], ["--faults", "24", "--service", "--workers", "4"]])
    func `a system call that fails is named, and what it kept from being done is done later`(of: [String]) throws {
        // The same faults each time; `make fault-test` meets all of them.
        let rehearsal = try rehearse("fault_rehearsal.py", of + ["--seed", "1"])
        print("fault rehearsal: \(rehearsal.output.split(separator: "\n").last ?? "nothing")")
        #expect(rehearsal.status == 0, "\(rehearsal.output)\(rehearsal.errors)")
    }

    /// The program built with the trait `CrashPoints`.
    private static let crashing = ProcessInfo.processInfo.environment["RECORDAD_WITH_CRASH_POINTS"]

    private static let canTrace =
        (try? run("strace", ["-f", "--seccomp-bpf", "-e", "inject=getcwd:error=EIO", "true"]))?.status == 0
    private static let canMount =
        (try? run("unshare", ["--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/tmp"]))?.status == 0
}

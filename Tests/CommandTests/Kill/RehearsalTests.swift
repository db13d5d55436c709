import Foundation
import TestSupport
import Testing

/// The program killed and starved while it sends, as Tests/Scripts tell it, each in ten to twenty seconds.
///
/// One after the other: each keeps a thread of the pool that all tests share.
@Suite(.serialized) struct RehearsalTests {
    private func rehearse(_ script: String, _ arguments: String...) throws -> Finished {
        let path = Repository.root.appending(path: "Tests/Scripts/\(script)").path
        return try run("python3", [path, Recordad.program] + arguments)
    }

    @Test func `killed at any instant it loses nothing, sends nothing twice and leaves complete files`() throws {
        let rehearsal = try rehearse("kill_rehearsal.py", "--clients", "300", "--kills", "12")
        #expect(rehearsal.status == 0, "\(rehearsal.output)\(rehearsal.errors)")
    }

    @Test(.enabled(if: canMount, "skipped: unshare(1) may not mount a small disk here"))
    func `on a full disk it stops and says so, and goes on by itself`() throws {
        let rehearsal = try rehearse("disk_rehearsal.py", "--clients", "1200")
        #expect(rehearsal.status == 0, "\(rehearsal.output)\(rehearsal.errors)")
    }

    private static let canMount =
        (try? run("unshare", ["--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/tmp"]))?.status == 0
}

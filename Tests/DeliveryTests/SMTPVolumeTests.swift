import Delivery
import Dunning
import Foundation
import TestSupport
import Testing

private let sink = "/usr/sbin/smtp-sink"

/// Against Postfix's smtp-sink, several connections at once.
@Suite(
    .enabled(
        if: FileManager.default.isExecutableFile(atPath: sink),
        "skipped: '\(sink)' is not installed (apt-get install postfix)"))
struct SMTPVolumeTests {
    @Test func `two thousand messages over four connections are all taken, each once`() async throws {
        let folder = try TemporaryFolder()
        // As root, smtp-sink wants to be told whose rights to take.
        let user = getuid() == 0 ? ["-u", "root"] : []
        let server = try SMTPServerProcess(sink) { port in
            user + ["-R", folder.url.path, "-D", "mail", "127.0.0.1:\(port)", "100"]
        }
        let mailer = SMTPMailer(
            SMTPOptions(host: "127.0.0.1", port: server.port, encryption: .off, connections: 4, timeout: 30))
        let count = 2_000
        // On a busy machine all of them may wait longer than a parcel keeps.
        let later = ContinuousClock.now + .seconds(3_600)
        let accepted = try await withThrowingTaskGroup(of: Verdict?.self) { group in
            for number in 1...count {
                let parcel = try Parcel.sample(body: Array("X-Number: \(number)\r\n\r\nhola\r\n".utf8), readyAt: later)
                group.addTask { await mailer.send(parcel) }
            }
            return try await group.reduce(into: 0) { $0 += $1?.outcome == .accepted ? 1 : 0 }
        }
        await mailer.finish()
        #expect(accepted == count)
        let numbers = try folder.read("mail").split(separator: "\n").filter { $0.hasPrefix("X-Number: ") }
        #expect(numbers.count == count)
        #expect(Set(numbers).count == count)
    }
}

import Foundation
import TestSupport
import Testing

struct DemoTests {
    @Test func `the demonstration lives three days that are over, in a folder of its own`() throws {
        let folder = try TemporaryFolder()
        let finished = try run(Recordad.program, ["demo"], environment: ["TMPDIR": folder.url.path])
        #expect(finished.status == 0)
        #expect(finished.errors == "recordad: warning: client 'C3' has no usable address; a note asks staff for one\n")
        let days = finished.output.matches(of: /once --now (\S+)/).map { String($0.1) }
        #expect(days.count == 3)
        let today = Date.now.formatted(.iso8601.year().month().day())
        #expect(days.allSatisfy { $0 <= today }, "\(days) before \(today)")
        let mails = finished.output.split(separator: "\n").filter { $0.contains("/mail/new/") }
        #expect(mails.count == 4)
        for mail in mails { #expect(FileManager.default.fileExists(atPath: String(mail.dropFirst(2))), "\(mail)") }
        #expect(finished.output.contains("the sent mail is sound: 4 lines in 1 file, 4 copies\n"))
    }
}

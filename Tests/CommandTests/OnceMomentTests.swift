import Foundation
import TestSupport
import Testing

/// What `once` says of the time it goes by.
struct OnceMomentTests {
    private static let server = "Server=smtp://127.0.0.1:1\n"
    private static let shadow = "Mode=shadow\nShadowTo=me@norte.example\n"

    private func company(_ mail: String) throws -> Recordad {
        let recordad = try Recordad()
        _ = try recordad.folder.write("recordad.conf.d/mail.conf", "[Mail]\n\(mail)")
        try recordad.importing(
            invoices: "number,client_id,client_email,issued_on,due_on,total\n"
                + "F-1,C1,ana@client.example,2026-10-01,2026-11-01,10\n")
        return recordad
    }

    @Test(arguments: [
        (server, "2036-11-21", true), (server, "2026-01-02", true), (server + shadow, "2036-11-21", false),
        ("", "2036-11-21", false),
    ])
    func `another day than the clock's is warned of where mail goes to clients`(
        mail: String, day: String, isWarned: Bool
    ) throws {
        let errors = try company(mail)("once", "--now", day).errors
        #expect(errors.contains("warning: --now is more than a day from the clock, and the mail goes out") == isWarned)
    }

    @Test func `the clock's own day is not warned of`() throws {
        #expect(!(try company(Self.server)("once").errors.contains("--now")))
    }

    @Test func `a clock behind the last cycle is told of as a clock`() throws {
        let recordad = try company("")
        #expect(try recordad("once", "--now", "2036-11-21").status == 0)
        let plain = try recordad("once")
        #expect(plain.status == 65)
        #expect(plain.errors.hasPrefix("recordad: the clock says 20"), "\(plain.errors)")
        #expect(plain.errors.contains(", the last cycle was at 2036-11-21T12:00:00-03:00; "), "\(plain.errors)")
        #expect(plain.errors.hasSuffix("; if it was wrong then, start the service, which goes on by the clock\n"))
        #expect(try recordad("status").output.contains("last cycle: 2036-11-21 12:00, later than the clock\n"))
        let earlier = try recordad("once", "--now", "2036-11-20")
        #expect(earlier.status == 65)
        #expect(earlier.errors.hasPrefix("recordad: --now is 2036-11-20T12:00:00-03:00, before "), "\(earlier.errors)")
    }
}

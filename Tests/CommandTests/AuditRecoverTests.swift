import Foundation
import TestSupport
import Testing

/// A message on 7 February, a backup, another on the 10th; then the ledger is put back from the backup.
struct AuditRecoverTests {
    private let recordad: Recordad

    init() throws {
        recordad = try Recordad()
        _ = try recordad.folder.write("recordad.conf.d/more.conf", "[Store]\nMaxDataAge=0\n")
        try recordad.importing(
            invoices: "number,client_id,client_email,issued_on,due_on,total\n"
                + "A,K1,uno@client.example,2026-01-01,2026-02-10,1000\n")
        #expect(try recordad("once", "--now", "2026-02-07T10:00").output.hasPrefix("1 sent"))
        try shell("sqlite3 ledger.db '.backup copy.db'")
        #expect(try recordad("once", "--now", "2026-02-10T10:00").output.hasPrefix("1 sent"))
    }

    private func shell(_ command: String) throws {
        let finished = try run("sh", ["-ec", command], in: recordad.folder.url)
        try #require(finished.status == 0, "\(finished.errors)")
    }

    @Test(arguments: [
        ("cp copy.db ledger.db", "1 message with 1 reminder"), ("true", "2 messages with 2 reminders"),
    ])
    func `after a restore nothing goes twice, and the chain stays sound`(restore: String, taken: String) throws {
        try shell("rm ledger.db*; \(restore)")
        let files = "find sent notes mail -type f -exec md5sum {} + | sort"
        try shell("\(files) > before")
        #expect(try recordad("once", "--now", "2026-02-10T12:00").status == 65)
        let verify = try recordad("audit", "verify")
        #expect(
            verify.status == 65 && verify.errors.contains("'recordad audit recover' takes back"), "\(verify.errors)")
        let rehearsal = try recordad("audit", "recover", "--dry-run")
        #expect(
            rehearsal.output
                == "would take back \(taken), 0 of them held as not sent; the ledger would end at seq 2, as the files do\n"
        )
        #expect(try recordad("once", "--now", "2026-02-10T12:00").status == 65)
        let recovered = try recordad("audit", "recover")
        #expect(
            recovered.output
                == "took back \(taken), 0 of them held as not sent; the ledger ends at seq 2, as the files do\n")
        let once = try recordad("once", "--now", "2026-02-10T12:00")
        #expect(once.status == 0 && once.output.hasPrefix("0 sent"), "\(once.output)\(once.errors)")
        try shell("\(files) | cmp - before")
        let sound = try recordad("audit", "verify").output
        #expect(sound.hasPrefix("the sent mail is sound: 2 lines in 1 file, 2 copies\n"), "\(sound)")
        #expect(try recordad("audit").output.contains("uno@client.example"))
        #expect(try recordad("explain", "A").output.contains("Sent on February 10, 2026"))
        #expect(try recordad("audit", "recover").output.hasPrefix("nothing to take back: "))
        #expect(try recordad("once", "--now", "2026-02-13").output.hasPrefix("1 sent"))
        #expect(try recordad("audit", "verify").status == 0)
    }

    @Test(arguments: [["plan"], ["explain", "A"], ["calendar"]])
    func `what asks for the plan says that nothing is sent`(command: [String]) throws {
        #expect(try recordad(command).errors.isEmpty)
        try shell("rm ledger.db*; cp copy.db ledger.db")
        #expect(try recordad(command).errors.hasPrefix("recordad: warning: nothing is sent: "))
    }

    @Test func `a dry run makes no ledger, and files of another ledger are refused`() throws {
        try shell("rm ledger.db*")
        _ = try recordad("audit", "recover", "--dry-run")
        #expect(!FileManager.default.fileExists(atPath: recordad.folder.path("ledger.db")))
        try shell("sed -i 1s/K1/K2/ sent/2026-02.jsonl")
        let refused = try recordad("audit", "recover")
        #expect(refused.status == 65)
        #expect(refused.errors.contains("2026-02.jsonl:2: this line was edited: its 'prev'"), "\(refused.errors)")
    }
}

import Dunning
import Foundation
import Storage
import TestSupport
import Testing

/// Two messages of 2026-11-21, and a service that has run on for three years and a month.
struct RetentionTests {
    private let recordad: Recordad

    init() throws {
        recordad = try Recordad()
        try recordad.importing(
            invoices: """
                number,client_id,issued_on,due_on,total
                F-1,C1,2026-10-01,2026-11-01,10.50
                F-2,C2,2026-10-01,2026-11-01,10.50

                """,
            clients: "id,name,email\nC1,Ana,ana@client.example\nC2,Eva,eva@client.example\n")
        for moment in ["2026-11-21", "2029-12-20"] {
            let once = try recordad("once", "--now", moment)
            try #require(once.status == 0, "\(once.errors)")
            // As if the service had run all the time.
            let ledger = try recordad.ledger()
            try ledger.transaction { () throws(StorageError) in
                try ledger.set(.clockSteadySince, "1795300000")
                try ledger.set(.clockSteadyUntil, "1891900000")
            }
        }
        try #require(try recordad("once", "--now", "2029-12-21").status == 0)
    }

    @Test func `what was sent is still told, and that the message is gone`() throws {
        let told = try recordad("explain", "F-1").output
        #expect(told.contains("Sent on November 21, 2026. The message itself is no longer kept."), "\(told)")
        #expect(try recordad("queue", "--all").output.contains("C1 ") == false)
    }

    @Test func `the sent mail is sound without the copies that were pruned, until a line is edited`() throws {
        let sound = try recordad("audit", "verify")
        #expect(sound.status == 0)
        #expect(sound.output.contains("; 2 copies pruned by Keep=\n"), "\(sound.output)")
        let lines = try recordad.folder.read("sent/2026-11.jsonl")
        _ = try recordad.folder.write("sent/2026-11.jsonl", lines.replacing("Ana", with: "Eva"))
        let edited = try recordad("audit", "verify")
        #expect(edited.status == 65)
        #expect(edited.output == "2026-11.jsonl:1: this line was edited: its SHA-256 is not the one on record\n")
    }
}

import Foundation
import TestSupport
import Testing

/// What `plan`, `explain` and `preview` answer, held to what `once` does.
struct InquiryTests {
    private static let heading = "number,client_id,client_email,issued_on,due_on,total"

    @Test(arguments: ["explain", "preview"])
    func `an invoice that cannot be believed is told in words, with the remedy`(command: String) throws {
        let recordad = try Recordad()
        try recordad.importing(invoices: "\(Self.heading)\nF-1,C1,ana@client.example,2026-10-01,2026-11-01,10\n")
        let store = recordad.folder.path("invoices.db")
        _ = try run("/usr/bin/sqlite3", [store, "UPDATE invoice SET due_on = '2026-02-30'"])
        let finished = try recordad(command, "F-1")
        #expect(finished.status == 65)
        #expect(
            finished.errors == "recordad: invoice 'F-1' is skipped: invoice.due_on is '2026-02-30', "
                + "expected an existing day as YYYY-MM-DD; correct it in the store\n")
    }

    @Test func `a past day is planned and explained as it was sent, however old its data is by now`() throws {
        let recordad = try Recordad()
        let csv = "\(Self.heading)\nF-1,C1,ana@client.example,2013-05-01,2026-01-10,10\n"
        let imported = try recordad("import", "invoices", "-", "--as-of", "2026-01-20", input: csv)
        try #require(imported.status == 0, "\(imported.errors)")
        #expect(try recordad("plan", "--as-of", "2026-01-20").output.contains("→ C1 (C1) ana@client.example"))
        #expect(try recordad("explain", "F-1", "--as-of", "2026-01-20").output.contains("Goes out on this day."))
        #expect(try recordad("plan", "--as-of", "2026-01-22").output.contains("import it again"))
        #expect(try recordad("once", "--now", "2026-01-20").output.hasPrefix("1 sent"))
    }

    @Test func `a document that is a link is left out, and the warning says why`() throws {
        let recordad = try Recordad()
        _ = try recordad.folder.write(
            "recordad.conf.d/a.conf", "[Mail]\nAttachDocuments=yes\nDocumentRoot=\(recordad.folder.path("docs"))\n")
        let secret = try recordad.folder.write("docs/real.pdf", "%PDF")
        try FileManager.default.createSymbolicLink(
            atPath: recordad.folder.path("docs/link.pdf"), withDestinationPath: secret)
        try recordad.importing(
            invoices: "\(Self.heading),document\nF-1,C1,ana@client.example,2026-10-01,2026-11-01,10,link.pdf\n")
        let finished = try recordad("once", "--now", "2026-11-21")
        #expect(finished.output.hasPrefix("1 sent"))
        #expect(finished.errors.hasSuffix("cannot attach 'link.pdf': a symbolic link is not followed\n"))
    }
}

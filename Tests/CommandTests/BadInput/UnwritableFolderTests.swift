import Foundation
import TestSupport
import Testing

/// Folders that cannot be written: nothing is sent that could not be recorded, and nothing is lost once they can.
struct UnwritableFolderTests {
    private static let now = "2026-11-21"

    @Test(arguments: [
        ("notes", "cannot write to folder 'notes': a file or a link stands in its place; move it away"),
        ("sent", "cannot write to folder 'sent': a file or a link stands in its place; move it away"),
    ])
    func `a file in place of a folder stops the mail before it is sent`(folder: String, words: String) throws {
        let recordad = try Recordad()
        try recordad.importingSomething()
        _ = try recordad.folder.write(folder, "")
        let blocked = try recordad("once", "--now", Self.now)
        #expect(blocked.status == 74)
        #expect(recordad.words(of: blocked) == "recordad: \(words)\n")
        #expect(try recordad.mails() == [])
        #expect(try recordad.folder.read(folder) == "")
        try FileManager.default.removeItem(atPath: recordad.folder.path(folder))
        try expectOneMail(after: recordad)
    }

    /// The file of sent mail is looked at before anything goes out.
    @Test(arguments: [("notes/2026-11.csv", 1), ("sent/2026-11.jsonl", 0)])
    func `a folder in place of a file keeps what was sent for later, or all of it`(file: String, sent: Int) throws {
        let recordad = try Recordad()
        try recordad.importingSomething()
        let path = recordad.folder.path(file)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let blocked = try recordad("once", "--now", Self.now)
        #expect(blocked.status == 74)
        #expect(
            recordad.words(of: blocked)
                == "recordad: cannot open '\(file)': it is not a plain file; move it away, links are not followed\n")
        #expect(try recordad.mails().count == sent)
        try FileManager.default.removeItem(atPath: path)
        try expectOneMail(after: recordad, sends: 1 - sent)
    }

    @Test(
        .enabled(if: canMount, "skipped: this user cannot make a mount namespace (unshare(1))"),
        arguments: [
            (
                "notes",
                "cannot write to folder 'notes': read-only file system; the user that recordad runs as must own it"
            ),
            (
                "sent",
                "cannot write to folder 'sent': read-only file system; the user that recordad runs as must own it"
            ),
        ])
    func `a read-only folder stops the mail before it is sent`(folder: String, words: String) throws {
        let recordad = try Recordad()
        try recordad.importingSomething()
        try FileManager.default.createDirectory(
            atPath: recordad.folder.path(folder), withIntermediateDirectories: false)
        let blocked = try readOnly(folder, of: recordad, ["once", "--now", Self.now])
        #expect(blocked.status == 74)
        #expect(recordad.words(of: blocked).hasPrefix("recordad: \(words)"), "\(blocked.errors)")
        #expect(try recordad.mails() == [])
        try expectOneMail(after: recordad)
    }

    @Test(
        .enabled(if: canMount, "skipped: this user cannot make a mount namespace (unshare(1))"),
        arguments: [
            (
                ["import", "invoices", "-"],
                "cannot open 'invoices.db': it only opens for reading; its file system is mounted read-only"
            ),
            (["once", "--now", "2026-11-22"], "cannot lock 'ledger.db.lock': Read-only file system"),
            (["notes", "add", "C1", "hola"], "cannot open 'ledger.db': "),
        ])
    func `databases on a read-only file system stay as they are`(command: [String], words: String) throws {
        let recordad = try Recordad.afterOneCycle()
        let before = try recordad.files()
        let blocked = try readOnly("", of: recordad, command)
        #expect(blocked.status == 74)
        #expect(recordad.words(of: blocked).hasPrefix("recordad: \(words)"), "\(blocked.errors)")
        #expect(blocked.errors.filter(\.isNewline).count == 1, "\(blocked.errors)")
        #expect(try recordad.files() == before)
    }

    /// The reminder that was due is sent once, with its note and its line of audit.
    private func expectOneMail(after recordad: Recordad, sends: Int = 1) throws {
        let once = try recordad("once", "--now", "\(Self.now)T13:00")
        #expect(once.output == "\(sends) sent, 0 failed, 0 deferred, 0 held\n", "\(once.errors)")
        #expect(try recordad.mails().count == 1)
        #expect(try recordad.folder.read("notes/2026-11.csv").split(separator: "\r\n").count == 2)
        #expect(try recordad.folder.read("sent/2026-11.jsonl").split(separator: "\n").count == 1)
        #expect(try recordad("audit", "verify").status == 0)
    }

    /// Runs the program where one folder of the company is mounted read-only, which stops root too.
    private func readOnly(_ folder: String, of recordad: Recordad, _ command: [String]) throws -> Finished {
        let mount = "mount --bind \"$F\" \"$F\" && mount -o remount,bind,ro \"$F\" && exec \"$@\""
        return try run(
            "unshare",
            ["--map-root-user", "--mount", "/bin/sh", "-c", mount, "sh", Recordad.program] + command
                + ["--config", recordad.configFile],
            input: Array(Recordad.heading.utf8),
            environment: ["F": recordad.folder.path(folder)])
    }

    private static let canMount: Bool = {
        let script = "mount --bind /usr /usr && mount -o remount,bind,ro /usr"
        // A program that does not even start answers the question too.
        return (try? run("unshare", ["--map-root-user", "--mount", "/bin/sh", "-c", script]))?.status == 0
    }()
}

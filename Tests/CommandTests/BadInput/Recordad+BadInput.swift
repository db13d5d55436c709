import Foundation
import Storage
import TestSupport

extension Recordad {
    /// Headings of the files that these tests import.
    static let heading = "number,client_id,client_name,client_email,issued_on,due_on,currency,total\n"

    /// One client with one invoice, overdue on the 21st of November 2026.
    func importingSomething() throws {
        let row = "F-1,C1,Ana,ana@client.example,2026-10-01,2026-11-01,USD,10.50\n"
        let imported = try self("import", "invoices", "-", "--as-of", "2026-11-21", input: Self.heading + row)
        guard imported.status == 0 else { throw ImportFailed(words: imported.errors) }
    }

    /// Everything that the store holds, in words.
    func storeContents() throws -> [String] {
        let store = try Connection(path: folder.path("invoices.db"), mode: .readOnly)
        return try [
            "SELECT json_array(synced_at) FROM store",
            "SELECT json_array(id, name, email) FROM client ORDER BY id",
            """
            SELECT json_array(id, number, client_id, issued_on, due_on, currency, total, balance, status, updated_at)
            FROM invoice ORDER BY id
            """,
        ].flatMap { try store.query($0) { $0.text(0) } }
    }

    /// Every file of the company with its bytes; not what SQLite keeps beside an open database, nor the lock.
    func files() throws -> [String: Data] {
        let passing = ["-wal", "-shm", ".lock"]
        let names = FileManager.default.enumerator(atPath: folder.url.path)?.compactMap { $0 as? String } ?? []
        return try names.reduce(into: [:]) { files, name in
            let file = folder.url.appending(path: name)
            let isFile = try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
            if isFile, !passing.contains(where: name.hasSuffix) { files[name] = try Data(contentsOf: file) }
        }
    }

    /// Who was written to: the mails in the maildir.
    func mails() throws -> [URL] {
        let inbox = folder.url.appending(path: "mail/new")
        guard FileManager.default.fileExists(atPath: inbox.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(at: inbox, includingPropertiesForKeys: nil)
    }

    /// Standard error, with the folder of the test left out.
    func words(of finished: Finished) -> String {
        finished.errors.replacing(folder.url.path + "/", with: "")
    }
}

extension Recordad {
    /// A company with one reminder sent on the 21st of November 2026.
    static func afterOneCycle() throws -> Recordad {
        let recordad = try Recordad()
        try recordad.importingSomething()
        let once = try recordad("once", "--now", "2026-11-21")
        guard once.output.hasPrefix("1 sent") else { throw ImportFailed(words: once.output + once.errors) }
        return recordad
    }

    func perform(_ arguments: [String], input: String = "") throws -> Finished {
        try run(
            Self.program, arguments + ["--config", configFile], input: Array(input.utf8),
            environment: ["SUDO_USER": "rosa"])
    }

    /// Brings everything of a database into its one file.
    func closeLogs(of file: String) throws {
        let path = folder.path(file)
        let connection = try Connection(path: path, mode: .readWrite)
        try connection.query("PRAGMA wal_checkpoint(TRUNCATE)") { _ in }
        for log in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + log) {
            try FileManager.default.removeItem(atPath: path + log)
        }
    }
}

import Foundation
import Storage
import TestSupport
import Testing

/// Databases that cannot be used: every command that needs one says so in one sentence, and no file changes.
struct DamagedDatabaseTests {
    struct Damage: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// What is done to the file.
        let inflict: @Sendable (String) throws -> Void
        /// After `recordad: `; `%` is the file.
        let words: String
        var status: Int32 = 65
    }

    static let damages: [Damage] = [
        Damage(testDescription: "random bytes", inflict: randomize, words: notADatabase),
        Damage(
            testDescription: "a text", inflict: { try Data("id,number\n1,2\n".utf8).write(to: URL(filePath: $0)) },
            words: notADatabase),
        Damage(
            testDescription: "half of it",
            inflict: { path in
                let file = try FileHandle(forUpdating: URL(filePath: path))
                try file.truncate(atOffset: try file.seekToEnd() / 2)
            },
            words:
                "cannot open '%': database disk image is malformed (sqlite code 11); if 'PRAGMA integrity_check' says so too, restore it from a backup"
        ),
        Damage(
            testDescription: "a folder",
            inflict: { path in
                try FileManager.default.removeItem(atPath: path)
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            }, words: "cannot open '%': ", status: 74),
    ]

    private static let notADatabase =
        "cannot open '%': file is not a database (sqlite code 26)\(remedy)"

    private static let remedy = "; if 'PRAGMA integrity_check' says so too, restore it from a backup"

    @Sendable private static func randomize(_ path: String) throws {
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<8_192).map { _ in UInt8.random(in: 0...255, using: &random) }
        try Data(bytes).write(to: URL(filePath: path))
    }

    /// Commands that read the store; those that read the ledger; and those that write them.
    static let storeCommands = [
        ["import", "invoices", "-"], ["once", "--now", "2026-11-22"], ["status"], ["check"],
        ["plan", "--as-of", "2026-11-22"], ["explain", "F-1"], ["preview", "F-1", "--stage", "due"],
    ]
    static let ledgerCommands = [
        ["once", "--now", "2026-11-22"], ["status"], ["check"], ["plan", "--as-of", "2026-11-22"], ["explain", "F-1"],
        ["notes"], ["notes", "add", "C1", "hola"], ["calls"], ["queue"], ["release"], ["audit"], ["audit", "verify"],
    ]

    @Test(arguments: damages)
    func `a damaged store is named, and nothing changes`(damage: Damage) throws {
        try expect(damage, of: "invoices.db", by: Self.storeCommands)
    }

    @Test(arguments: damages)
    func `a damaged ledger is named, and nothing changes`(damage: Damage) throws {
        try expect(damage, of: "ledger.db", by: Self.ledgerCommands)
    }

    private func expect(_ damage: Damage, of file: String, by commands: [[String]]) throws {
        let recordad = try Recordad.afterOneCycle()
        try recordad.closeLogs(of: file)
        try damage.inflict(recordad.folder.path(file))
        let before = try recordad.files()
        for command in commands {
            let finished = try recordad.perform(command, input: Recordad.heading)
            #expect(finished.status == damage.status, "\(command) \(finished.errors)")
            let words = recordad.words(of: finished)
            #expect(words.hasPrefix("recordad: " + damage.words.replacing("%", with: file)), "\(command) \(words)")
            #expect(words.filter(\.isNewline).count == 1, "\(command) \(words)")
        }
        #expect(try recordad.files() == before)
    }

    @Test(arguments: [
        (
            "invoices.db", storeCommands,
            "cannot use 'invoices.db' as the invoice store: its version is 99, this program knows versions up to 1; "
                + "install a newer recordad"
        ),
        (
            "ledger.db", ledgerCommands,
            "cannot use 'ledger.db' as the ledger: its version is 99, and this recordad knows 2; install the recordad "
                + "that made it, or a newer one"
        ),
    ])
    func `a database of a later version is left to a later program`(
        file: String, commands: [[String]], words: String
    ) throws {
        let recordad = try Recordad.afterOneCycle()
        try Connection(path: recordad.folder.path(file), mode: .readWrite).execute("PRAGMA user_version = 99")
        let before = try recordad.files()
        for command in commands {
            let finished = try recordad.perform(command, input: Recordad.heading)
            #expect(finished.status == 65, "\(command)")
            #expect(recordad.words(of: finished) == "recordad: \(words)\n", "\(command)")
        }
        #expect(try recordad.files() == before)
    }

    @Test(arguments: [("invoices.db", ["import", "invoices", "-"]), ("ledger.db", ["once", "--now", "2026-11-22"])])
    func `a database that another program is writing to is tried again later`(file: String, command: [String]) throws {
        let recordad = try Recordad.afterOneCycle()
        let before = try recordad.files()
        let other = try Connection(path: recordad.folder.path(file), mode: .readWrite)
        try other.execute("BEGIN IMMEDIATE")
        let finished = try recordad.perform(command, input: Recordad.heading)
        try other.execute("ROLLBACK")
        #expect(finished.status == 75)
        #expect(
            recordad.words(of: finished) == "recordad: cannot use '\(file)': database is locked (sqlite code 5); "
                + "another program is writing to it: try again when it has finished\n")
        #expect(try recordad.files() == before)
        let row = "F-9,C9,N,,2026-10-01,,USD,1\n"
        #expect(try recordad.perform(command, input: Recordad.heading + row).status == 0)
    }

    @Test func `a store of another program is not taken for ours`() throws {
        let recordad = try Recordad()
        try Connection(path: recordad.folder.path("invoices.db"), mode: .create).execute("CREATE TABLE client (x)")
        let finished = try recordad("import", "invoices", "-", input: Recordad.heading)
        #expect(finished.status == 65)
        #expect(recordad.words(of: finished).hasPrefix("recordad: cannot use 'invoices.db' as the invoice store: "))
    }
}

import Foundation
import TestSupport
import Testing

/// No file where `Invoices=` says.
struct MissingStoreTests {
    private let recordad: Recordad
    private let store: String
    private static let heading = "number,client_id,client_email,issued_on,due_on,total\n"
    private static let made = "and an empty one was made"

    init() throws {
        recordad = try Recordad()
        store = recordad.folder.path("invoices.db")
    }

    @Test func `the first store is made, which is said once`() throws {
        let first = try recordad("once")
        #expect(first.status == 0 && first.errors.contains("there was no invoice store '\(store)', \(Self.made)"))
        try FileManager.default.removeItem(atPath: store)
        #expect(try recordad("once").errors.contains(Self.made))
        let second = try recordad("once")
        #expect(second.status == 0 && second.errors == "")
    }

    @Test(arguments: [
        // Nothing is due yet; something was sent, by a ledger that knows no age of the data; and a file of no bytes.
        ("2027-02-01", "", "does not exist"),
        ("2026-11-01", "DELETE FROM fact WHERE name = 'newest_data'", "does not exist"),
        ("2026-11-01", "", "is empty"),
    ])
    func `a store that is gone stops the sending until it is back or made on purpose`(
        due: String, sql: String, state: String
    ) throws {
        let row = Self.heading + "F-1,C1,ana@client.example,2026-10-01,\(due),10\n"
        try recordad.importing(invoices: row)
        try #require(recordad("once").status == 0)
        if !sql.isEmpty { _ = try run("/usr/bin/sqlite3", [recordad.folder.path("ledger.db"), sql]) }
        try FileManager.default.removeItem(atPath: store)
        if state == "is empty" { try Data().write(to: URL(filePath: store)) }
        for command in ["once", "run"] {
            let refused = try recordad(command)
            // The service would otherwise run on.
            try #require(refused.status == 74 && refused.output == "")
            #expect(
                refused.errors.contains(
                    "cannot open the invoice store '\(store)': it \(state), and the ledger knows of one that had invoices; "
                        + "correct Invoices=, put the file back, or make a new one with 'recordad import invoices FILE'"
                ),
                "\(refused.errors)")
        }
        #expect((FileManager.default.contents(atPath: store) ?? Data()).isEmpty)
        try recordad.importing(invoices: row)
        #expect(try recordad("once").status == 0)
    }

    @Test(arguments: [
        ("rm invoices.db*", 74), ("echo text > invoices.db", 65), ("rm invoices.db* && : > invoices.db", 65),
    ])
    func `status tells all else of a store that cannot be read, and then the error`(harm: String, code: Int32) throws {
        try recordad.importing(invoices: Self.heading + "F-1,C1,ana@client.example,2026-10-01,2026-11-01,10\n")
        try #require(recordad("once").output.hasPrefix("1 sent"))
        _ = try run("sh", ["-ec", harm], in: recordad.folder.url)
        let status = try recordad("status")
        #expect(status.status == code)
        let error = try #require(status.errors.wholeMatch(of: /recordad: (.*invoices\.db'.*)\n/)?.1)
        #expect(status.output.contains("it did: 1 sent, 0 failed"))
        #expect(status.output.contains("data: not known, see the alarms\n"))
        #expect(status.output.contains("alarms: \(error)\n"))
        struct Status: Decodable {
            let alarms: [[String: String]]
            let syncedAt: String?
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let json = try decoder.decode(Status.self, from: Data(recordad("status", "--format", "json").output.utf8))
        #expect(json.syncedAt == nil && json.alarms == [["alarm": "unreadable_store", "words": String(error)]])
    }
}

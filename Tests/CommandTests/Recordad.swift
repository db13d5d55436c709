import Dunning
import Foundation
import Storage
import TestSupport

/// The built program with a configuration, a store and a ledger of its own, run as a user runs it.
struct Recordad {
    let folder: TemporaryFolder
    let configFile: String

    /// Beside the bundle of the tests.
    static let program: String = {
        let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let beside = bundle.deletingLastPathComponent().appending(path: "recordad")
        return FileManager.default.isExecutableFile(atPath: beside.path)
            ? beside.path : Repository.root.appending(path: ".build/debug/recordad").path
    }()

    /// - Parameter contact: The lines of `[Contact]`; by default nothing is closed.
    init(language: String = "en", contact: String = "Profile=none\nBusinessProfile=none") throws {
        folder = try TemporaryFolder()
        configFile = try folder.write(
            "recordad.conf",
            """
            [Company]
            Name=Norte
            Language=\(language)
            Currency=USD
            TimeZone=America/Santiago
            [Store]
            Invoices=sqlite:\(folder.path("invoices.db"))
            Ledger=sqlite:\(folder.path("ledger.db"))
            [Reminders]
            PastInvoicesFrom=2026-01-01
            [Contact]
            \(contact)
            [Mail]
            From=billing@norte.example
            Server=maildir:\(folder.path("mail"))
            [Notes]
            Directory=\(folder.path("notes"))
            [Audit]
            Directory=\(folder.path("sent"))
            """)
    }

    /// - Parameter columns: Of the terminal; `nil` is no terminal at all.
    func callAsFunction(_ arguments: String..., input: String = "", columns: Int? = nil) throws -> Finished {
        try self(arguments, input: input, columns: columns)
    }

    func callAsFunction(_ arguments: [String], input: String = "", columns: Int? = nil) throws -> Finished {
        try run(
            Self.program, arguments + ["--config", configFile], input: Array(input.utf8),
            environment: ["SUDO_USER": "rosa", "COLUMNS": columns.map(String.init) ?? ""])
    }

    func ledger() throws -> Ledger { try Ledger(path: folder.path("ledger.db"), mode: .create) }

    /// Brings a small CSV of invoices and clients into the store.
    func importing(invoices: String, clients: String = "") throws {
        for (what, csv) in [("invoices", invoices), ("clients", clients)] where !csv.isEmpty {
            let imported = try self("import", what, "-", input: csv)
            guard imported.status == 0 else { throw ImportFailed(words: imported.errors) }
        }
    }

    struct ImportFailed: Error { let words: String }
}

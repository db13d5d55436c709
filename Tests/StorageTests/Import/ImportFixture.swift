import Dunning
import Foundation
import Storage
import TestSupport
import Testing

/// A folder with CSV files and a store to import them into.
struct ImportFixture {
    let folder: TemporaryFolder
    let store: String
    var options: ImportOptions

    static let now = Instant(secondsSince1970: 1_795_255_200)  // 2026-11-21T10:00:00Z

    init() throws {
        folder = try TemporaryFolder()
        store = folder.path("invoices.db")
        options = ImportOptions(asOf: try date("2026-11-21"))
        options.currency = Currency("CLP")
    }

    @discardableResult
    func invoices(_ text: String, now: Instant = now) throws -> ImportSummary {
        try importInvoices(from: try folder.write("f.csv", text), into: store, options, now: now)
    }

    @discardableResult
    func clients(_ text: String) throws -> ImportSummary {
        try importClients(from: try folder.write("c.csv", text), into: store, options)
    }

    /// What the import says when it refuses the file, with the folder's own name left out.
    func refusal(ofInvoices text: String) throws -> String? {
        let error = #expect(throws: ImportError.self) { try invoices(text) }
        return error?.description.replacingOccurrences(of: folder.url.path + "/", with: "")
    }

    func invoice(_ id: String) throws -> InvoiceRecord? {
        try InvoiceStore(path: store, mode: .readOnly).read { try $0.invoice(InvoiceID(id)) }
    }

    func client(_ id: String) throws -> ClientRecord? {
        try InvoiceStore(path: store, mode: .readOnly).read { try $0.client(ClientID(id)) }
    }

    /// The first column of a query, as text.
    func column(_ sql: String) throws -> [String] {
        try Connection(path: store, mode: .readOnly).query(sql) { $0.text(0) }
    }
}

import Dunning
import Foundation
import Storage
import TestSupport
import Testing

struct UnusableStoreTests {
    let fixture: ImportFixture

    init() throws {
        fixture = try ImportFixture()
        try fixture.invoices("number,client_id,issued_on,total\n1,C,2026-01-01,10\n")
    }

    private func failure() throws -> StorageError? {
        let error = #expect(throws: ImportError.self) {
            try fixture.invoices("number,client_id,issued_on,total\n2,C,2026-01-01,10\n")
        }
        guard case .storage(let cause) = error else { return nil }
        return cause
    }

    @Test func `a later version is left as it is`() throws {
        try Connection(path: fixture.store, mode: .readWrite).setUserVersion(9)
        #expect(try failure()?.kind == .newerVersion)
    }

    @Test func `a corrupt file is said to be one`() throws {
        let file = try FileHandle(forUpdating: URL(filePath: fixture.store))
        try file.seek(toOffset: 100)
        try file.write(contentsOf: Data(repeating: 0xFF, count: 8_000))
        try file.close()
        #expect(try failure()?.kind == .corrupt)
    }

    @Test func `a client that another program's rules refuse is an error, and not left out`() throws {
        try Connection(path: fixture.store, mode: .readWrite).execute(
            "CREATE UNIQUE INDEX one_name ON client (name)")
        let error = #expect(throws: ImportError.self) {
            try fixture.invoices("number,client_id,client_name,issued_on,total\n2,D,C,2026-01-01,10\n")
        }
        guard case .storage(let cause) = error else { return #expect(Bool(false), "\(String(describing: error))") }
        #expect(cause.kind == .constraint)
    }

    @Test func `a row too large to be read is named`() throws {
        try Connection(path: fixture.store, mode: .readWrite).execute(
            "UPDATE invoice SET reason = printf('%.*c', 2000000, 'x')")
        let error = #expect(throws: ImportError.self) {
            try fixture.invoices("number,client_id,issued_on,total\n1,C,2026-01-01,11\n")
        }
        #expect("\(try #require(error))".hasPrefix("cannot read invoice '1' of '\(fixture.store)': "))
        #expect("\(try #require(error))".hasSuffix("; correct it in the store"))
    }

    @Test func `a missing folder is to be created`() throws {
        let path = fixture.folder.path("none/invoices.db")
        let file = try fixture.folder.write("f.csv", "number\n1\n")
        let error = #expect(throws: ImportError.self) {
            try importInvoices(from: file, into: path, fixture.options, now: ImportFixture.now)
        }
        #expect(error?.description.hasSuffix("create the folder '\(fixture.folder.path("none"))' first") == true)
    }
}

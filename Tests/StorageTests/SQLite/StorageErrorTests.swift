import Foundation
import Storage
import TestSupport
import Testing

struct StorageErrorTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func failure(opening path: String, _ mode: Connection.Mode) -> StorageError? {
        #expect(throws: StorageError.self) { try Connection(path: path, mode: mode, busyTimeoutMilliseconds: 0) }
    }

    @Test func `a missing file is named with SQLite's words and code`() {
        let path = folder.path("l.db")
        let error = failure(opening: path, .readOnly)
        #expect(error?.kind == .cannotOpen)
        #expect(error?.description == "cannot open '\(path)': unable to open database file (sqlite code 14)")
    }

    @Test(arguments: [Connection.Mode.create, .readWrite, .readOnly])
    func `a missing folder is to be created by the operator`(mode: Connection.Mode) {
        let error = failure(opening: folder.path("none/l.db"), mode)
        #expect(error?.kind == .cannotOpen)
        #expect(error?.remedy == "create the folder '\(folder.path("none"))' first")
    }

    @Test(arguments: [Connection.Mode.create, .readWrite, .readOnly])
    func `a file that is no database is refused when it is opened`(mode: Connection.Mode) throws {
        let path = try folder.write("l.db", String(repeating: "id,number\n", count: 100))
        let error = failure(opening: path, mode)
        #expect(error?.kind == .corrupt)
        #expect(error?.description.contains("file is not a database") == true)
    }

    @Test(arguments: [Connection.Mode.create, .readWrite, .readOnly])
    func `a folder is no database`(mode: Connection.Mode) {
        #expect(failure(opening: folder.url.path, mode)?.remedy == "it is a folder; name a file")
    }

    @Test func `a lock of another program is said to be one`() throws {
        let path = folder.path("l.db")
        let other = try Connection(path: path, mode: .create)
        let ours = try Connection(path: path, mode: .readWrite, busyTimeoutMilliseconds: 0)
        try other.transaction { () throws(StorageError) in
            let error = #expect(throws: StorageError.self) {
                try ours.transaction { () throws(StorageError) in }
            }
            #expect(error?.kind == .busy)
            #expect(
                error?.description
                    == "cannot use '\(path)': database is locked (sqlite code 5); another program is writing to it: "
                    + "try again when it has finished")
        }
    }

    @Test func `writing through a read-only connection is refused`() throws {
        let path = folder.path("l.db")
        _ = try Connection(path: path, mode: .create)
        let reader = try Connection(path: path, mode: .readOnly)
        let error = #expect(throws: StorageError.self) { try reader.execute("CREATE TABLE t (a)") }
        #expect(error?.kind == .readOnly)
        #expect(error?.primaryCode == 8)
    }
}

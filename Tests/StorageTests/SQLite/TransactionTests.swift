import Storage
import TestSupport
import Testing

struct TransactionTests {
    let folder: TemporaryFolder
    let connection: Connection

    init() throws {
        folder = try TemporaryFolder()
        connection = try Connection(path: folder.path("test.db"), mode: .create)
        try connection.execute(
            """
            CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT;
            CREATE TABLE child (parent INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED) STRICT
            """)
    }

    private func count(_ table: String) throws -> Int64? {
        try connection.query("SELECT count(*) FROM \(table)") { $0.int64(0) }.first
    }

    @Test func `what a transaction does is kept`() throws {
        try connection.transaction { () throws(StorageError) in
            try connection.run("INSERT INTO parent VALUES (1)")
            try connection.run("INSERT INTO child VALUES (1)")
        }
        #expect(try count("child") == 1)
    }

    private enum Refusal: Error, Equatable { case ours, storage(StorageError) }

    @Test func `an error of the body undoes all of it and comes out as it is`() throws {
        #expect(throws: Refusal.ours) {
            try connection.transaction(failure: Refusal.storage) { () throws(Refusal) in
                do throws(StorageError) { try connection.run("INSERT INTO parent VALUES (1)") } catch {
                    throw .storage(error)
                }
                throw .ours
            }
        }
        #expect(try count("parent") == 0)
    }

    @Test func `a commit that fails undoes all of it, and the next transaction works`() throws {
        let error = #expect(throws: StorageError.self) {
            try connection.transaction { () throws(StorageError) in
                try connection.run("INSERT INTO child VALUES (99)")
            }
        }
        #expect(error?.kind == .constraint)
        #expect(try count("child") == 0)
        try connection.transaction { () throws(StorageError) in try connection.run("INSERT INTO parent VALUES (5)") }
        #expect(try count("parent") == 1)
    }
}

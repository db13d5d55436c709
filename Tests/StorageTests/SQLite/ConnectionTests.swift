import Foundation
import Storage
import TestSupport
import Testing

struct ConnectionTests {
    let folder: TemporaryFolder
    var path: String { folder.path("test.db") }

    init() throws { folder = try TemporaryFolder() }

    @Test func `a new file is private to owner and group and keeps a full write-ahead log`() throws {
        let connection = try Connection(path: path, mode: .create)
        #expect(try connection.query("PRAGMA journal_mode") { $0.text(0) } == ["wal"])
        #expect(try connection.query("PRAGMA synchronous") { $0.int64(0) } == [2])
        #expect(try connection.query("PRAGMA foreign_keys") { $0.int64(0) } == [1])
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(try #require(mode) & 0o027 == 0)
    }

    @Test func `values come back as they were bound`() throws {
        let connection = try Connection(path: path, mode: .create)
        try connection.execute("CREATE TABLE t (a INTEGER, b TEXT, c BLOB, d TEXT) STRICT")
        let text = "año\0 \u{1F4B0}"
        let changes = try connection.run(
            "INSERT INTO t VALUES (?, ?, ?, ?)", [.integer(.min), .text(text), .blob([0, 255]), nil])
        #expect(changes == 1)
        #expect(connection.lastInsertedID == 1)
        try connection.query("SELECT a, b, c, d FROM t") { row in
            #expect(row.int64(0) == .min)
            #expect(row.text(1) == text)
            #expect(row.blob(2) == [0, 255])
            #expect(row.isNull(3) && row.textIfPresent(3) == nil && row.int64IfPresent(3) == nil)
        }
    }

    @Test func `empty text and empty bytes are not NULL`() throws {
        let connection = try Connection(path: path, mode: .create)
        let types = try connection.query("SELECT typeof(?), typeof(?)", [.text(""), .blob([])]) {
            [$0.text(0), $0.text(1)]
        }
        #expect(types == [["text", "blob"]])
    }

    @Test func `text that is not UTF-8 is repaired`() throws {
        let connection = try Connection(path: path, mode: .create)
        #expect(try connection.query("SELECT CAST(x'41FF42' AS TEXT)") { $0.text(0) } == ["A\u{FFFD}B"])
    }

    @Test func `a query inside the rows of the same query does not disturb them`() throws {
        let connection = try Connection(path: path, mode: .create)
        let sql = "SELECT value FROM json_each('[1,2,3]')"
        let sums = try connection.query(sql) { row throws(StorageError) in
            try connection.query(sql) { $0.int64(0) }.reduce(row.int64(0), +)
        }
        #expect(sums == [7, 8, 9])
    }

    @Test func `a row longer than the limit is refused`() throws {
        let connection = try Connection(path: path, mode: .create, maximumLength: 1_000)
        let error = #expect(throws: StorageError.self) {
            try connection.query("SELECT replace(hex(zeroblob(400)), '00', 'abc')") { $0.text(0) }
        }
        #expect(error?.description.contains("string or blob too big") == true)
    }

    @Test func `user version is kept`() throws {
        try Connection(path: path, mode: .create).setUserVersion(7)
        #expect(try Connection(path: path, mode: .readOnly).userVersion() == 7)
    }
}

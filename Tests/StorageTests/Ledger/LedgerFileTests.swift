import Dunning
import Foundation
import TestSupport
import Testing

@testable import Storage

/// Files that are no ledger of this recordad, and ledgers that cannot be used now.
@Suite struct LedgerFileTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("ledger.db")
    }

    private func make() throws -> Ledger { try Ledger(path: path, mode: .create) }

    private func refusal(_ mode: Connection.Mode = .create) -> StorageError? {
        #expect(throws: StorageError.self) { try Ledger(path: path, mode: mode) }
    }

    @Test func `a ledger opens again with what it held`() throws {
        try make().set(.lastCycle, "1795266000")
        #expect(try make().lastCycle() == Instant(secondsSince1970: 1_795_266_000))
    }

    @Test func `nothing is written to a ledger that is not where it was`() throws {
        let ledger = try make()
        _ = try run("mv", [path, path + ".old"])
        for _ in 1...2 {
            let error = #expect(throws: StorageError.self) { try ledger.transaction {} }
            #expect(error?.cause == "its file was moved, replaced or deleted")
            if FileManager.default.fileExists(atPath: path) { break }
            _ = try make()
        }
        _ = try run("mv", [path + ".old", path])
        #expect(throws: Never.self) { try ledger.transaction {} }
    }

    @Test func `a ledger of a newer recordad is left as it is`() throws {
        _ = try make()
        try Connection(path: path, mode: .readWrite).setUserVersion(3)
        let error = refusal()
        #expect(error?.kind == .newerVersion)
        #expect(
            error?.description == "cannot use '\(path)' as the ledger: its version is 3, and this recordad knows 2; "
                + "install the recordad that made it, or a newer one")
    }

    @Test func `the database of another program is not touched`() throws {
        try InvoiceStore.createIfMissing(path: path)
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(refusal()?.description.hasSuffix("it is the database of another program") == true)
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func `a corrupt file and a text file are said to be none`() throws {
        _ = try folder.write("ledger.db", String(repeating: "Estimados: \n", count: 500))
        #expect(refusal()?.kind == .corrupt)
    }

    @Test func `an empty file is a ledger to be for the service, and none for readers`() throws {
        _ = try folder.write("ledger.db", "")
        #expect(refusal(.readOnly)?.remedy == "start the service once, or run recordad once")
        #expect(try make().lastCycle() == nil)
    }

    @Test func `a missing ledger is none for readers, and a missing folder is named`() throws {
        #expect(try Ledger.ifPresent(path: path) == nil)
        let lost = folder.path("none/ledger.db")
        #expect(throws: StorageError.self) { try Ledger(path: lost, mode: .create) }
        _ = try folder.write("file", "")
        // The path leads through a file: nobody can tell whether there is a ledger.
        #expect(throws: StorageError.self) { try Ledger.ifPresent(path: folder.path("file/ledger.db")) }
    }

    @Test func `a reader changes nothing`() throws {
        _ = try make()
        let reader = try #require(try Ledger.ifPresent(path: path))
        let error = #expect(throws: StorageError.self) { try reader.set(.lastCycle, "1") }
        #expect(error?.kind == .readOnly)
    }

    @Test func `a ledger that another program writes to is busy, and a transaction that fails leaves nothing`() throws {
        let ledger = try make()
        try ledger.connection.execute("PRAGMA busy_timeout = 0")
        let other = try Connection(path: path, mode: .readWrite)
        try other.execute("BEGIN IMMEDIATE")
        let error = #expect(throws: StorageError.self) { try ledger.set(.lastCycle, "1") }
        #expect(error?.kind == .busy)
        try other.execute("ROLLBACK")
        #expect(throws: StorageError.self) {
            try ledger.transaction { () throws(StorageError) in
                try ledger.set(.lastCycle, "1")
                throw StorageError(.other, "cannot go on", cause: "said the test")
            }
        }
        #expect(try ledger.lastCycle() == nil)
    }

    @Test func `one instance holds a ledger, and lets go of it at its end`() throws {
        try hold()
        try hold()
    }

    @Test func `who comes to the ledger by way of a link meets the same lock`() throws {
        let link = folder.path("link.db")
        _ = try make()
        _ = try run("ln", ["-s", path, link])
        let lock = try InstanceLock(ledger: path)
        #expect(throws: StorageError.self) { _ = try InstanceLock(ledger: link) }
        extendLifetime(lock)
    }

    @Test(arguments: ["elsewhere/ledger.db", "link.db"])
    func `a link that leads to no file is told, and nothing is made beside it`(target: String) throws {
        let link = folder.path("link.db")
        _ = try run("ln", ["-s", target, link])
        var words: [String] = []
        do throws(StorageError) { _ = try InstanceLock(ledger: link) } catch { words.append(error.description) }
        do throws(StorageError) { _ = try Ledger(path: link, mode: .create) } catch { words.append(error.description) }
        let remedy = "; it is a link that leads to no file: put an empty one where it leads, or remove the link"
        #expect(words.count == 2)
        #expect(words.allSatisfy { $0.hasPrefix("cannot open '\(link)': ") && $0.hasSuffix(remedy) }, "\(words)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")) == ["link.db"])
    }

    @Test func `a link to an empty file is followed, and is one ledger with it`() throws {
        let link = folder.path("link.db")
        _ = try run("ln", ["-s", path, link])
        _ = try folder.write("ledger.db", "")
        let lock = try InstanceLock(ledger: link)
        try Ledger(path: link, mode: .create).set(.lastCycle, "1")
        #expect(try make().lastCycle() != nil)
        #expect(throws: StorageError.self) { _ = try InstanceLock(ledger: path) }
        extendLifetime(lock)
    }

    @Test func `a lock that has no folder says which to create`() throws {
        var words = ""
        do throws(StorageError) { _ = try InstanceLock(ledger: path + "/ledger.db") } catch {
            words = error.description
        }
        #expect(words.hasSuffix("; create the folder '\(path)' first"), "\(words)")
    }

    private func hold() throws {
        let lock = try InstanceLock(ledger: path)
        var kind: StorageError.Kind?
        do throws(StorageError) { _ = try InstanceLock(ledger: path) } catch { kind = error.kind }
        #expect(kind == .busy)
        extendLifetime(lock)
    }
}

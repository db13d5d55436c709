import Foundation
import Glibc
import Records
import TestSupport
import Testing

@Suite struct AppendFileTests {
    let folder: TemporaryFolder
    let header = Array("head\r\n".utf8)
    let lines = ["1;one\r\n", "2;two\r\n", "3;three\r\n"].map { Array($0.utf8) }
    let whole = "head\r\n1;one\r\n2;two\r\n3;three\r\n"

    init() throws { folder = try TemporaryFolder() }

    private func append(_ lines: [[UInt8]], cursor: Int64) throws -> AppendFile.Appended {
        try AppendFile.append(lines, to: folder.path("notes/2026-11.csv"), header: header, cursor: cursor)
    }

    private func read() throws -> String { try folder.read("notes/2026-11.csv") }
    private func write(_ text: String) throws { _ = try folder.write("notes/2026-11.csv", text) }

    @Test func `makes the folder and the file for the group to read, and goes on at the cursor`() throws {
        let first = try append([lines[0]], cursor: 0)
        #expect(first == .init(size: 13, wasChanged: false))
        #expect(try append([lines[1], lines[2]], cursor: first.size) == .init(size: 29, wasChanged: false))
        #expect(try read() == whole)
        let modes = try run("stat", ["-c", "%a", folder.path("notes"), folder.path("notes/2026-11.csv")]).output
        #expect(modes == "750\n640\n")
    }

    @Test func `the group may read whatever the umask`() async {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            umask(0o077)
            _ = try AppendFile.append([[10]], to: folder.path("sent/2026-11.jsonl"), cursor: 0)
            let modes = try run("stat", ["-c", "%a", folder.path("sent"), folder.path("sent/2026-11.jsonl")]).output
            #expect(modes == "750\n640\n")
        }
    }

    @Test func `an append that died after any byte is completed without a repeat`() throws {
        for written in 0...whole.utf8.count {
            try write(String(decoding: whole.utf8.prefix(written), as: UTF8.self))
            #expect(try append(lines, cursor: 0) == .init(size: 29, wasChanged: false), "died after \(written) bytes")
            #expect(try read() == whole)
        }
        for written in 13...whole.utf8.count {
            try write(String(decoding: whole.utf8.prefix(written), as: UTF8.self))
            #expect(try append([lines[1], lines[2]], cursor: 13) == .init(size: 29, wasChanged: false))
            #expect(try read() == whole)
        }
    }

    @Test(arguments: [(content: "head\r\n1;one\r\n", cursor: 0), ("edited\r\n1;one\r\n", 40)])
    func `what a failed fsync(2) may have lost is written again, though it can be read`(
        content: String, cursor: Int64
    ) throws {
        try write(content)
        let path = folder.path("notes/2026-11.csv")
        let longAgo = Date(timeIntervalSince1970: 1)
        try FileManager.default.setAttributes([.modificationDate: longAgo], ofItemAtPath: path)
        _ = try append([lines[0]], cursor: cursor)
        #expect(try read() == content)
        let changed = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        #expect(changed != longAgo)
    }

    @Test func `a larger batch that died is met by smaller ones`() throws {
        try write(whole)
        #expect(try append([lines[0]], cursor: 0) == .init(size: 13, wasChanged: false))
        #expect(try append([lines[1]], cursor: 13) == .init(size: 20, wasChanged: false))
        #expect(try append([lines[2]], cursor: 20) == .init(size: 29, wasChanged: false))
        #expect(try read() == whole)
    }

    @Test(arguments: [
        ("saved by a spreadsheet, shorter", "head\n1,one\n", "head\n1,one\n2;two\r\n3;three\r\n"),
        ("longer", "head\r\n1;one\r\ncalled them\r\n", "head\r\n1;one\r\ncalled them\r\n2;two\r\n3;three\r\n"),
        ("last line left open", "head\r\n1;one\r\nx", "head\r\n1;one\r\nx\r\n2;two\r\n3;three\r\n"),
        ("emptied", "", "head\r\n2;two\r\n3;three\r\n"),
    ])
    func `goes on at the end of a file that a person changed, and says so`(
        what: String, content: String, result: String
    ) throws {
        try write(content)
        #expect(
            try append([lines[1], lines[2]], cursor: 13) == .init(size: Int64(result.utf8.count), wasChanged: true))
        #expect(try read() == result)
    }

    @Test func `an append to a changed file that died after any byte is completed too`() throws {
        let edited = "head\n1,one\ncalled\n"
        let rest = "2;two\r\n3;three\r\n"
        for written in 0...rest.utf8.count {
            try write(edited + String(decoding: rest.utf8.prefix(written), as: UTF8.self))
            _ = try append([lines[1], lines[2]], cursor: 13)
            #expect(try read() == edited + rest, "died after \(written) bytes")
        }
    }

    @Test func `an append to a removed file without a header that died after any byte is completed too`() throws {
        let rest = "2;two\r\n3;three\r\n"
        for written in 0...rest.utf8.count {
            let path = try folder.write("2026-11.jsonl", String(decoding: rest.utf8.prefix(written), as: UTF8.self))
            _ = try AppendFile.append([lines[1], lines[2]], to: path, cursor: 40)
            #expect(try folder.read("2026-11.jsonl") == rest, "died after \(written) bytes")
        }
    }

    @Test func `a removed file begins anew with its header`() throws {
        #expect(try append([lines[2]], cursor: 20) == .init(size: 15, wasChanged: true))
        #expect(try read() == "head\r\n3;three\r\n")
    }

    @Test func `follows no link and opens no device`() throws {
        let target = try folder.write("target", "precious")
        try FileManager.default.createSymbolicLink(atPath: folder.path("link.csv"), withDestinationPath: target)
        let error = #expect(throws: RecordsError.self) {
            try AppendFile.append(lines, to: folder.path("link.csv"), cursor: 0)
        }
        #expect(error?.kind == .notAFile)
        #expect(
            error?.description
                == "cannot open '\(folder.path("link.csv"))': it is not a plain file; move it away, links are not followed"
        )
        #expect(try folder.read("target") == "precious")
        #expect(throws: RecordsError.self) { try AppendFile.append(lines, to: "/dev/null", cursor: 0) }
    }

    @Test func `a write that fails half way leaves no half line, and the next one loses nothing`() async {
        // A limit on the size of files stands for the full disk, in a process of its own.
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            let path = folder.path("2026-11.csv")
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 12, rlim_max: rlim_t.max)
            unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            let first = try AppendFile.append([Array("1;one\r\n".utf8)], to: path, cursor: 0)
            let lines = [Array("2;two\r\n".utf8)]
            let error = #expect(throws: RecordsError.self) {
                try AppendFile.append(lines, to: path, cursor: first.size)
            }
            #expect(error?.description == "cannot write '\(path)': file too large")
            let left = try folder.read("2026-11.csv")
            #expect(left == "1;one\r\n")
            limit.rlim_cur = rlim_t.max
            unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            let second = try AppendFile.append(lines, to: path, cursor: first.size)
            #expect(second == .init(size: 14, wasChanged: false))
        }
    }

    /// A mount name space of one's own asks for the same right as mount(2).
    static let mayMount = (try? run("unshare", ["-m", "true"]).status) == 0  // no such program: no

    @Test(.enabled(if: mayMount, "skipped: a small disk may not be mounted here"))
    func `a full disk is told with its remedy`() throws {
        let disk = folder.path("disk")
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: false)
        try #require(try run("mount", ["-t", "tmpfs", "-o", "size=4k", "none", disk]).status == 0)
        defer { _ = try? run("umount", [disk]) }  // a mount left behind fails no other test
        let error = #expect(throws: RecordsError.self) {
            try AppendFile.append([[UInt8](repeating: 65, count: 9000) + [10]], to: disk + "/x.csv", cursor: 0)
        }
        #expect(error?.kind == .diskFull)
        #expect(
            error?.description
                == "cannot write '\(disk)/x.csv': no space left on device; free some space, and the work goes on where it stopped"
        )
    }

    @Test func `a folder that cannot be made is named`() {
        let error = #expect(throws: RecordsError.self) {
            try AppendFile.append(lines, to: "/proc/recordad/x.csv", cursor: 0)
        }
        #expect(error?.description.hasPrefix("cannot make folder '/proc/recordad': ") == true)
    }
}

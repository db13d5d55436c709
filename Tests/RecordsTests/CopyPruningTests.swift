import Dunning
import Foundation
import Records
import TestSupport
import Testing

/// Copies of 2026-10-30, 2026-10-31, 2026-11-02 (two) and 2026-11-20, and what may stand beside them.
@Suite struct CopyPruningTests {
    let folder: TemporaryFolder
    let outside: TemporaryFolder

    init() throws {
        (folder, _) = try Sample.trail(AuditTrailTests.days)
        outside = try TemporaryFolder()
        _ = try outside.write("1@x.cl.eml", "nobody's")
    }

    private func prune(before day: String, limit: Int = 100) throws -> Int {
        try CopyStore.prune(before: try #require(CivilDate(day)), in: folder.url.path, limit: limit)
    }

    private func shell(_ command: String) throws {
        try #require(try run("sh", ["-ec", command, "sh", outside.url.path], in: folder.url).status == 0)
    }

    /// Every file and link below `copies`.
    private func copies() throws -> [String] {
        try run("find", ["copies", "!", "-type", "d"], in: folder.url).output.split(separator: "\n").map { String($0) }
            .sorted()
    }

    @Test func `the oldest go first, as many as asked for, with their folders`() throws {
        #expect(try prune(before: "2026-11-20", limit: 3) == 3)
        #expect(try copies() == ["copies/2026/11/02/4@x.cl.eml", "copies/2026/11/20/5@x.cl.eml"])
        #expect(!FileManager.default.fileExists(atPath: folder.path("copies/2026/10")))
        #expect(try prune(before: "2026-11-20", limit: 3) == 1)
        #expect(try prune(before: "2026-11-20", limit: 3) == 0)
        #expect(try copies() == ["copies/2026/11/20/5@x.cl.eml"])
        #expect(try prune(before: "2027-01-01") == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("copies")) == [])
    }

    @Test func `what a death left half written goes too, and what is not recordad's stays`() throws {
        try shell("cd copies/2026/10/30; cp *.eml .9@x.cl.eml.new; cp *.eml mine.txt; mkdir folder.d")
        #expect(try prune(before: "2026-10-31") == 2)
        #expect(try copies().first == "copies/2026/10/30/mine.txt")
        #expect(try prune(before: "2026-10-31") == 0)
    }

    @Test(arguments: [
        "mv copies real; ln -s \"$1\" copies",
        "mkdir -p \"$1/10/30\"; cp \"$1\"/*.eml \"$1/10/30\"; ln -s \"$1\" copies/2025",
        "mkdir \"$1/30\"; cp \"$1\"/*.eml \"$1/30\"; mkdir copies/2025; ln -s \"$1\" copies/2025/10",
        "ln -s \"$1\" copies/2026/10/01",
        "ln -s \"$1/1@x.cl.eml\" copies/2026/10/30/2@x.cl.eml",
        "rm -r copies; echo > copies",
    ])
    func `a link leads nowhere`(attack: String) throws {
        try shell("find \"$1\" > before; \(attack); find \"$1\" > before")
        _ = try prune(before: "2030-01-01")
        try shell("find \"$1\" > after; cmp before after; grep -q nobody \"$1/1@x.cl.eml\"")
    }

    @Test func `without a folder there is nothing to do`() throws {
        try shell("rm -r copies")
        #expect(try prune(before: "2030-01-01") == 0)
    }

    @Test func `only copies from the day on must be there`() throws {
        let (folder, head) = try Sample.trail(AuditTrailTests.days)
        try #require(try run("sh", ["-ec", "rm copies/2026/11/02/* copies/2026/10/3?/*"], in: folder.url).status == 0)
        func missing(from day: String) throws -> [Int] {
            let day = try #require(CivilDate(day))
            let report = try AuditTrail.verify(directory: folder.url.path, head: head, copiesFrom: day)
            #expect(report.prunedCopies == 4 - report.findings.count)
            return report.findings.compactMap(\.line)
        }
        #expect(try missing(from: "2026-11-03") == [])
        #expect(try missing(from: "2026-11-02") == [1, 2])
        #expect(try missing(from: "2026-10-31") == [2, 1, 2])
    }

    @Test func `a copy that is old enough to go and was edited is found`() throws {
        let (folder, head) = try Sample.trail(AuditTrailTests.days)
        try #require(try run("sh", ["-ec", "echo >> \(AuditTrailTests.copy2)"], in: folder.url).status == 0)
        let day = try #require(CivilDate("2027-01-01"))
        let report = try AuditTrail.verify(directory: folder.url.path, head: head, copiesFrom: day)
        #expect(report.findings.map(\.description).map { $0.hasSuffix("not the one on record") } == [true])
    }
}

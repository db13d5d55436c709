import Digest
import Foundation
import Records
import TestSupport
import Testing

@Suite struct AuditTrailTests {
    static let days = ["2026-10-30", "2026-10-31", "2026-11-02", "2026-11-02", "2026-11-20"]
    static let copy2 = "copies/2026/10/31/2@x.cl.eml"
    static let unnamed4 = "copies/2026/11/02/4@x.cl.eml: no line names this copy"

    @Test func `a trail as it was written is sound`() throws {
        let (folder, head) = try Sample.trail(Self.days)
        let report = try AuditTrail.verify(directory: folder.url.path, head: head)
        #expect(report.findings.isEmpty)
        #expect((report.files, report.lines, report.copies) == (2, 5, 5))
    }

    @Test func `an empty directory is the trail before the first message`() throws {
        let folder = try TemporaryFolder()
        let head = AuditTrail.Head(sequence: 0, hash: .zero)
        #expect(try AuditTrail.verify(directory: folder.url.path, head: head).isSound)
        #expect(throws: RecordsError.self) { try AuditTrail.verify(directory: folder.path("none"), head: head) }
    }

    /// A shell command run in the directory, and the findings.
    static let harms: [(String, [String])] = [
        (
            "sed -i '2s/C-1/C-2/' 2026-10.jsonl",
            ["2026-10.jsonl:2: this line was edited: its SHA-256 is not the one on record"]
        ),
        (
            "sed -i '1s/C-1/C-2/' 2026-10.jsonl",
            ["2026-10.jsonl:1: this line was edited: its SHA-256 is not the one on record"]
        ),
        (
            "sed -i '3s/C-1/C-2/' 2026-11.jsonl",
            ["2026-11.jsonl:3: this line, or its SHA-256 in the ledger, was edited: the two do not match"]
        ),
        (
            "sed -i '2s/}$//' 2026-11.jsonl",
            [
                "2026-11.jsonl:2: this line was edited: it is no JSON of recordad, expected ',' at byte 599", unnamed4,
            ]
        ),
        (
            "sed -i '2s/\"prev\":\"./\"prev\":\"x/' 2026-11.jsonl",
            [
                "2026-11.jsonl:2: this line was edited: its 'prev' is missing or malformed", unnamed4,
            ]
        ),
        (
            "sed -i '2s/\"seq\":4/\"seq\":9223372036854775807/' 2026-11.jsonl",
            ["2026-11.jsonl:2: this line was edited: its 'seq' is missing or malformed", unnamed4]
        ),
        (
            "sed -i '2d' 2026-11.jsonl",
            ["2026-11.jsonl:2: 1 line is missing before this one: seq 5 where 4 was due", unnamed4]
        ),
        (
            "rm 2026-10.jsonl",
            [
                "2026-11.jsonl:1: 2 lines are missing before this one: seq 3 where 1 was due",
                "copies/2026/10/30/1@x.cl.eml: no line names this copy", "\(copy2): no line names this copy",
            ]
        ),
        (
            "sed -i '3d' 2026-11.jsonl",
            [
                "1 line is missing at the end: the files end at seq 4, the ledger at 5",
                "copies/2026/11/20/5@x.cl.eml: no line names this copy",
            ]
        ),
        (
            "rm 2026-11.jsonl",
            [
                "3 lines are missing at the end: the files end at seq 2, the ledger at 5",
                "copies/2026/11/02/3@x.cl.eml: no line names this copy",
                "copies/2026/11/02/4@x.cl.eml: no line names this copy",
                "copies/2026/11/20/5@x.cl.eml: no line names this copy",
            ]
        ),
        ("truncate -s -1 2026-11.jsonl", ["2026-11.jsonl:3: this line is cut: it does not end in a newline"]),
        (
            "tac 2026-10.jsonl > t; mv t 2026-10.jsonl",
            [
                "2026-10.jsonl:1: 1 line is missing before this one: seq 2 where 1 was due",
                "2026-10.jsonl:2: this line is out of place: seq 1 where 3 was due",
                "2026-11.jsonl:1: 1 line is missing before this one: seq 3 where 2 was due",
            ]
        ),
        ("echo >> \(copy2)", ["2026-10.jsonl:2: its copy '\(copy2)' was edited: its SHA-256 is not the one on record"]),
        ("rm \(copy2)", ["2026-10.jsonl:2: its copy '\(copy2)' is missing"]),
        ("cp \(copy2) copies/other.eml", ["copies/other.eml: no line names this copy"]),
        ("mkdir -p copies/2025/01/01; ln -s / copies/2025/01/01/x", ["copies/2025/01/01/x: no line names this copy"]),
        ("cp 2026-10.jsonl 2026-10.jsonl.bak", ["2026-10.jsonl.bak: this file is not one of recordad's"]),
        (
            "echo >> 2026-11.jsonl",
            [
                "2026-11.jsonl:4: this line was edited: it is no JSON of recordad, expected a value at byte 1",
                "1 line is too many at the end: the files end at seq 6, the ledger at 5",
            ]
        ),
    ]

    @Test(arguments: harms)
    func `names the file, the line and the harm`(command: String, findings: [String]) throws {
        let (folder, head) = try Sample.trail(Self.days)
        try #require(try run("sh", ["-ec", command], in: folder.url).status == 0)
        let report = try AuditTrail.verify(directory: folder.url.path, head: head)
        #expect(report.findings.map(\.description) == findings)
    }

    @Test func `a chain written anew from some line on shows against the ledger's head`() throws {
        let (folder, _) = try Sample.trail(Self.days)
        let other = AuditTrail.Head(sequence: 5, hash: sha256("another".utf8))
        let report = try AuditTrail.verify(directory: folder.url.path, head: other)
        #expect(
            report.findings.map(\.description) == [
                "2026-11.jsonl:3: this line, or its SHA-256 in the ledger, was edited: the two do not match"
            ])
        #expect(try AuditTrail.verify(directory: folder.url.path, head: nil).isSound)
    }

    @Test func `lines larger than what is read at once are whole lines`() throws {
        let folder = try TemporaryFolder()
        var head = AuditTrail.Head(sequence: 0, hash: .zero)
        var text = ""
        for sequence in 1...7 {
            let message = try Sample.message(sequence, reply: String(repeating: "x", count: 100_000))
            let line = AuditLine(message, sequence: sequence, previous: head.hash, copyPath: nil)
            text += String(decoding: line.bytes, as: UTF8.self)
            head = AuditTrail.Head(sequence: sequence, hash: line.hash)
        }
        _ = try folder.write("2026-11.jsonl", text)
        let report = try AuditTrail.verify(directory: folder.url.path, head: head)
        #expect(report.isSound && report.lines == 7)
    }

    @Test func `lines that the ledger has not handed over yet are not missing`() throws {
        let (folder, head) = try Sample.trail(Self.days)
        try #require(try run("sed", ["-i", "3d", "2026-11.jsonl"], in: folder.url).status == 0)
        #expect(try AuditTrail.verify(directory: folder.url.path, head: head, pending: 1).isSound)
    }

    @Test(arguments: [
        "copies/../../../etc/passwd", "copies/../../etc/passwd", "/etc/passwd", "copies/2026/10/30/", "2026-10.jsonl",
        "",
        "copies/2026/10/30/.hidden", "elsewhere/2026/10/30/1@x.cl.eml",
    ])
    func `a copy outside of copies is never read`(path: String) throws {
        let (folder, _) = try Sample.trail(["2026-10-30"])
        let edit = "s#copies/2026/10/30/1@x.cl.eml#\(path)#"
        try #require(try run("sed", ["-i", edit, "2026-10.jsonl"], in: folder.url).status == 0)
        let report = try AuditTrail.verify(directory: folder.url.path, head: nil)
        #expect(
            report.findings.first?.description
                == "2026-10.jsonl:1: this line was edited: its copy '\(path)' is not under 'copies/'")
    }
}

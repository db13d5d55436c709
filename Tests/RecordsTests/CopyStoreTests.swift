import Foundation
import Records
import TestSupport
import Testing

@Suite struct CopyStoreTests {
    let folder: TemporaryFolder
    let copies = (1...3).map { number in
        CopyStore.Copy(path: "copies/2026/11/2\(number)/\(number).eml", bytes: Array("mail \(number)\r\n".utf8))
    }

    init() throws { folder = try TemporaryFolder() }

    @Test func `writes each copy for the group to read, and nothing else`() throws {
        try CopyStore.write(copies, in: folder.url.path)
        let found = try run("find", ["copies", "-type", "f", "-printf", "%p %m %s\n"], in: folder.url).output
        #expect(
            found.split(separator: "\n").sorted() == [
                "copies/2026/11/21/1.eml 640 8", "copies/2026/11/22/2.eml 640 8", "copies/2026/11/23/3.eml 640 8",
            ])
        #expect(try run("stat", ["-c", "%a", folder.path("copies/2026")]).output == "750\n")
    }

    @Test func `writes an interrupted batch again, and trusts nothing that it finds`() throws {
        try CopyStore.write(Array(copies[..<2]), in: folder.url.path)
        _ = try folder.write("copies/2026/11/22/2.eml", "ma\0\0 2")
        _ = try folder.write("copies/2026/11/23/.3.eml.new", "left over")
        // After a failed syncfs(2) the first would read as well, and be lost with the next power cut.
        let before = try run("stat", ["-c", "%i %z", folder.path(copies[0].path)]).output
        try CopyStore.write(copies, in: folder.url.path)
        #expect(try copies.map { try folder.read($0.path) } == ["mail 1\r\n", "mail 2\r\n", "mail 3\r\n"])
        #expect(try run("stat", ["-c", "%i %z", folder.path(copies[0].path)]).output != before)
        #expect(try run("find", [folder.url.path, "-name", "*.new"]).output == "")
    }

    @Test(arguments: ["another mail", "mail 1\r\n and more", "mail 7\r\n"])
    func `a copy of other bytes stays, and is named`(bytes: String) throws {
        let path = try folder.write(copies[0].path, bytes)
        let error = #expect(throws: RecordsError.self) { try CopyStore.write(copies, in: folder.url.path) }
        #expect(error?.description.hasPrefix("cannot write '\(path)': a copy of other bytes is there") == true)
        #expect(try folder.read(copies[0].path) == bytes)
    }

    @Test func `follows no link to write`() throws {
        let target = try folder.write("target", "precious")
        try CopyStore.write([copies[0]], in: folder.url.path)
        let hidden = folder.path("copies/2026/11/21/.9.eml.new")
        try FileManager.default.createSymbolicLink(atPath: hidden, withDestinationPath: target)
        let copy = CopyStore.Copy(path: "copies/2026/11/21/9.eml", bytes: [1])
        #expect(throws: RecordsError.self) { try CopyStore.write([copy], in: folder.url.path) }
        #expect(try folder.read("target") == "precious")
    }
}

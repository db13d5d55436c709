import Dunning
import Foundation
import Storage
import TestSupport
import Testing

/// Links where the program writes, set by somebody who wants it to write elsewhere.
struct LinkTests {
    struct Trap: CustomTestStringConvertible {
        let path: String
        /// What of the outside it leads to.
        let target: String
        /// The words by which the program refuses it; `nil`: it takes its place.
        let refusal: String?

        var testDescription: String { path }
    }

    static let traps = [
        Trap(path: "notes/2026-11.csv", target: "file", refusal: "links are not followed"),
        Trap(path: "sent/2026-11.jsonl", target: "file", refusal: "links are not followed"),
        Trap(path: "sent/copies", target: "folder", refusal: "a file or a link stands in its place"),
        Trap(path: "sent/copies/2026", target: "folder", refusal: "a file or a link stands in its place"),
        Trap(path: "sent/copies/2026/11/24", target: "folder", refusal: "a file or a link stands in its place"),
        Trap(path: "notes/2026-11.csv", target: "nothing", refusal: "links are not followed"),
        Trap(path: "ledger.db.lock", target: "file", refusal: "cannot lock"),
        Trap(path: "ledger.db", target: "nothing", refusal: "cannot open"),
        Trap(path: "ledger.db-wal", target: "file", refusal: nil),
        Trap(path: "notes/.recordad-probe", target: "file", refusal: nil),
        Trap(path: "sent/.recordad-probe", target: "nothing", refusal: nil),
    ]

    @Test(arguments: traps)
    func `nothing is written through a link, and once it is gone all is as it should be`(trap: Trap) throws {
        let company = try AttackedCompany()
        try company.owe(client: "C1", invoice: "F1", email: "ana@example.org", text: "Ana")
        let folder = company.recordad.folder
        _ = try folder.write("outside/file", "precious")
        _ = try folder.write("outside/folder/file", "precious")
        let link = folder.url.appending(path: trap.path)
        let files = FileManager.default
        try files.createDirectory(at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
        try files.createSymbolicLink(atPath: link.path, withDestinationPath: folder.path("outside/\(trap.target)"))

        let trapped = try company.once()
        if let refusal = trap.refusal {
            #expect(trapped.status == 74)
            #expect(trapped.errors.contains(refusal) && trapped.errors.contains(trap.path), "\(trapped.errors)")
            try files.removeItem(at: link)
        }
        #expect(
            try files.subpathsOfDirectory(atPath: folder.path("outside")).sorted() == ["file", "folder", "folder/file"])
        #expect(try folder.read("outside/file") + folder.read("outside/folder/file") == "preciousprecious")

        let mended = try company.once("2026-11-24T11:00")
        #expect(mended.status == 0, "\(mended.errors)")
        #expect(company.server.messages.count == 1)
        #expect(try folder.read("notes/2026-11.csv").split(separator: "\r\n").count == 2)
        #expect(try company.recordad("audit", "verify").status == 0)
    }

    @Test func `audit show tells no other file's contents for a copy`() throws {
        let company = try AttackedCompany()
        try company.owe(client: "C1", invoice: "F1", email: "ana@example.org", text: "Ana")
        _ = try company.once()
        let folder = company.recordad.folder
        let secret = try folder.write("secret", "precious")
        let copy = try #require(
            try FileManager.default.subpathsOfDirectory(atPath: folder.path("sent")).first { $0.hasSuffix(".eml") })
        try FileManager.default.removeItem(atPath: folder.path("sent/\(copy)"))
        try FileManager.default.createSymbolicLink(atPath: folder.path("sent/\(copy)"), withDestinationPath: secret)
        let id = try #require(try company.recordad.ledger().messages(.init()).first?.messageID.value)
        for options in [[], ["--raw"]] {
            let shown = try company.recordad(["audit", "show", id] + options)
            #expect(shown.status == 74 && !shown.output.contains("precious"))
            #expect(shown.errors.contains("links are not followed"))
        }
    }
}

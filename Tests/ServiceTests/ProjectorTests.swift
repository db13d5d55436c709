import Correspondence
import Delivery
import Dunning
import Foundation
import Records
import Settings
import Storage
import TestSupport
import Testing

@testable import Service

/// Notes and audit files after a death at each point between the ledger and the files (design 3).
@Suite struct ProjectorTests {
    /// Two messages were accepted, and the process died before any file was written.
    private func worldWithPendingLines() async throws -> World {
        let world = try World()
        try world.clients(2, due: "2026-11-21")
        let blocked = world.folder.path("sent")
        world.mailer.answer { _, _ in
            // A file where the folder should be: the ledger has the results, the files cannot have them.
            try? FileManager.default.removeItem(atPath: blocked)
            _ = FileManager.default.createFile(atPath: blocked, contents: Data())
            return accepted
        }
        await #expect(throws: RecordsError.self) { try await world.once("2026-11-24") }
        try FileManager.default.removeItem(atPath: blocked)
        world.mailer.answer(accepted)
        #expect(try world.pendingLineCount() == 4)
        return world
    }

    @Test func `what is in the ledger and not in the files is written with the next run, once`() async throws {
        let world = try await worldWithPendingLines()
        for time in ["2026-11-24T11:00", "2026-11-24T12:00"] { try await world.once(time) }
        #expect(world.mailer.parcels.count == 2)
        #expect(try world.noteRows().count == 2)
        try world.expectSoundRecords()
    }

    @Test(arguments: 0...3)
    func `a death after that many of its steps leaves no line twice and none out`(steps: Int) async throws {
        let world = try await worldWithPendingLines()
        let ledger = try world.ledger()
        let lines = try ledger.pendingLines(of: .audit, limit: 9)
        let sent = world.settings.audit.directory
        if steps > 0 {
            // Two messages were on their way at once: the first line need not be of the first parcel.
            let message = try #require(lines[0].message)
            let bytes = try #require(try ledger.letter(of: message))
            try CopyStore.write([.init(path: try #require(lines[0].copy), bytes: bytes)], in: sent)
        }
        if steps > 1 { _ = try AppendFile.append([lines[0].bytes], to: "\(sent)/\(lines[0].file)", cursor: 0) }
        if steps > 2 {
            let half = Array(lines[1].bytes.prefix(20))
            let file = try FileHandle(forWritingTo: URL(filePath: "\(sent)/\(lines[0].file)"))
            try file.seekToEnd()
            try file.write(contentsOf: Data(half))
        }
        try await world.once("2026-11-24T11:00")
        #expect(try world.auditLines().count == 2)
        try world.expectSoundRecords()
    }

    @Test func `a file that somebody edited gets the new lines at its end, and the owner hears of it`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-21")
        try await world.once("2026-11-24")
        let rows = try world.folder.read("notes/2026-11.csv")
        _ = try world.folder.write("notes/2026-11.csv", rows + "nota de Ana\r\n")
        try world.client("C2")
        try world.invoice("F2", of: "C2", due: "2026-11-21")
        let day = try await world.once("2026-11-24T11:00")
        #expect(
            day.events.contains {
                if case .fileEdited(world.folder.path("notes/2026-11.csv")) = $0 { true } else { false }
            })
        let after = try world.folder.read("notes/2026-11.csv")
        #expect(after.hasPrefix(rows + "nota de Ana\r\n"))
        #expect(try world.noteRows().count == 3)
        // Told once: the cursor now knows the file.
        let next = try await world.once("2026-12-01")
        #expect(!next.events.contains { if case .fileEdited = $0 { true } else { false } })
    }

    @Test func `nothing is sent while the notes cannot be written`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-21")
        _ = try world.folder.write("notes", "a file")
        await #expect(throws: RecordsError.self) { try await world.once("2026-11-24") }
        #expect(world.mailer.parcels.isEmpty)
    }

    @Test func `the copy is the message byte for byte, and goes out of the ledger`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-21")
        try await world.once("2026-11-24")
        let line = try #require(try world.auditLines().first)
        let copy = try Data(
            contentsOf: world.folder.url.appending(path: "sent/\(try #require(line["copy"] as? String))"))
        #expect(Array(copy) == world.mailer.parcels[0].bytes)
        #expect(try world.ledger().letter(of: 1) == nil)
    }

    @Test func `copies are read a few at a time, for letters with documents are large`() async throws {
        let world = try await worldWithPendingLines()
        try Connection(path: world.ledgerPath, mode: .readWrite).execute("UPDATE letter SET bytes = zeroblob(16 << 20)")
        let next = try #require(try world.workspace().projector.next(of: .audit))
        #expect((next.lines.count, next.copies.count) == (1, 1))
    }

    @Test func `a note's row tells what staff need`() async throws {
        let world = try World()
        try world.client("C1")
        try world.invoice("F1", due: "2026-11-21", balance: 1_234_567)
        try await world.once("2026-11-24T10:30")
        let id = try world.message().messageID
        let cells = try #require(try world.noteRows().first).components(separatedBy: ";")
        #expect(
            cells == [
                "1", "2026-11-24", "10:30:00", "C1", "Cliente C1", "Reclamo por Falta de Pago", "Vencido", "1", "N-F1",
                "CLP", "1234567", "3", "c1@example.org", "correo", "enviado", id.value, "recordad", "pendiente",
            ])
    }
}

import Digest
import Dunning
import Foundation
import Records
import Storage
import TestSupport
import Testing

extension World {
    /// Four clients were written to on 2026-02-04, paid a week later without thanks, and the days went on.
    static func aged(until last: String, closingNotes: Bool = true, _ lines: String = "") async throws -> World {
        let world = try World("[Reminders]\nThankYou=no\n" + lines)
        try world.clients(4, due: "2026-02-01")
        try await world.once("2026-02-04")
        for number in 1...4 { try world.pay("F\(number)") }
        if closingNotes {
            let ledger = try world.ledger()
            for note in try world.notes() {
                #expect(try ledger.complete(note: note.id, by: "ana", at: world.instant("2026-02-05")))
            }
        }
        try world.runSteadily(from: "2026-02-04", to: last)
        try await world.once(last)
        return world
    }

    /// What the ledger says of its clock when the service has run from one day to another.
    func runSteadily(from first: String, to last: String) throws {
        let (ledger, since, until) = (try ledger(), try instant(first), try instant(last))
        try ledger.transaction { () throws(StorageError) in
            try ledger.set(.clockSteadySince, String(since.secondsSince1970))
            try ledger.set(.clockSteadyUntil, String(until.secondsSince1970))
        }
    }

    /// Days from one to another.
    func days(from first: String, to last: String, every step: Int) throws -> [String] {
        let (first, last) = (try first.date, try last.date)
        return stride(from: 0, through: last.days(since: first), by: step).map { first.adding(days: $0).description }
    }

    /// The names in a folder of the records, hidden ones too.
    func remains(_ name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path(name)).sorted()
    }

    /// The folder of the sent mail.
    var sent: URL { folder.url.appending(path: "sent") }

    /// As `recordad audit verify` does.
    func verify() throws -> AuditReport {
        let ledger = try ledger()
        let end = try #require(try ledger.auditHead())
        let head = AuditTrail.Head(sequence: end.sequence, hash: try #require(SHA256Digest(hex: end.hash)))
        return try AuditTrail.verify(directory: sent.path, head: head, copiesFrom: try ledger.copiesPrunedBefore())
    }

    /// Everything of `aged` goes in time, and the files and the ledger say the same.
    func expectPruned(after day: String) async throws {
        for day in [day, "2029-03-01"] { try await once(day) }
        try expectAllPruned()
    }

    func expectAllPruned() throws {
        // The last message stays, so that no other gets its number.
        #expect(try messages() == ["C4 overdue/1: F4 sent"])
        #expect(try notes() == [])
        #expect(try remains("sent/copies") == [])
        #expect(try remains("notes") == [])
        #expect(try ledger().notesFiles(before: "9999-12.csv") == [])
        let report = try verify()
        #expect(report.findings.map(\.description) == [])
        #expect((report.lines, report.copies, report.prunedCopies) == (4, 0, 4))
    }
}

extension String {
    var date: CivilDate {
        get throws { try #require(CivilDate(self)) }
    }
}

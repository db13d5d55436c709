import Delivery
import Digest
import Dunning
import Foundation
import Records
import Service
import Settings
import Storage
import TestSupport
import Testing

extension World {
    /// Notes, audit lines and copies agree with the ledger and with what the server took.
    ///
    /// - Parameter taken: The bytes that it took last under a Message-ID; by default those of the scripted mailer.
    func expectSoundRecords(
        taken: ((String) -> [UInt8]?)? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let taken = taken ?? { [mailer] id in mailer.parcels.last { $0.messageID.value == id }?.bytes }
        let ledger = try ledger()
        let messages = try ledger.messages(Ledger.Filter())
        let sent = messages.filter { $0.state == .sent && $0.mode == .live }
        #expect(try pendingLineCount() == 0, sourceLocation: sourceLocation)
        #expect(try noteRows().count == notes().count, sourceLocation: sourceLocation)
        #expect(
            try notes().filter { $0.result == .sent }.compactMap(\.messageID?.value).sorted()
                == sent.map(\.messageID.value).sorted(), sourceLocation: sourceLocation)
        #expect(
            try auditLines().map { $0["message_id"] as? String }.sorted { ($0 ?? "") < ($1 ?? "") }
                == sent.map(\.messageID.value).sorted(), sourceLocation: sourceLocation)
        guard let end = try ledger.auditHead(), let hash = SHA256Digest(hex: end.hash) else { return }
        let head = AuditTrail.Head(sequence: end.sequence, hash: hash)
        let report = try AuditTrail.verify(directory: settings.audit.directory, head: head)
        #expect(report.findings.map(\.description) == [], sourceLocation: sourceLocation)
        let differences = try ledger.differences(fromSentMailIn: settings.audit.directory, through: head)
        #expect(differences.map(\.description) == [], sourceLocation: sourceLocation)
        for line in try auditLines() {
            let copy = try Data(contentsOf: folder.url.appending(path: "sent/\(line["copy"] as? String ?? "")"))
            let bytes = (line["message_id"] as? String).flatMap(taken)
            #expect(bytes.map { Data($0) } == copy, sourceLocation: sourceLocation)
        }
    }

    /// Lines that the ledger has and the files have not.
    func pendingLineCount() throws -> Int {
        let ledger = try ledger()
        return try ledger.pendingLineCount(of: .notes) + ledger.pendingLineCount(of: .audit)
    }

    func attempts(of message: Int64) throws -> [(verdict: String, reply: String)] {
        try Connection(path: ledgerPath, mode: .readOnly).query(
            "SELECT verdict, reply FROM attempt WHERE message = ? ORDER BY number", [.integer(message)]
        ) { ($0.text(0), $0.text(1)) }
    }

    /// The rows of all notes files below their headings, in the order of the files.
    func noteRows() throws -> [String] {
        try lines(of: "notes", suffix: ".csv").flatMap { $0.dropFirst() }
    }

    /// The audit records of all months, read by a parser that is not ours.
    func auditLines() throws -> [[String: Any]] {
        try lines(of: "sent", suffix: ".jsonl").joined().compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    private func lines(of folder: String, suffix: String) throws -> [[String]] {
        let url = self.folder.url.appending(path: folder)
        guard FileManager.default.fileExists(atPath: url.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: url.path).filter { $0.hasSuffix(suffix) }.sorted()
            .map { name in
                let text = String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
                return text.components(separatedBy: .newlines).filter { !$0.isEmpty }
            }
    }
}

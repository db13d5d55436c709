package import Correspondence
import CrashPoints
package import Records
package import Storage

/// Brings the notes and audit files up to what the ledger says (design 3): complete and without repeats,
/// wherever the process died before.
package struct Projector {
    package let ledger: Ledger
    package let notesDirectory: String
    package let auditDirectory: String
    package let language: Language

    package init(ledger: Ledger, notesDirectory: String, auditDirectory: String, language: Language) {
        self.ledger = ledger
        self.notesDirectory = notesDirectory
        self.auditDirectory = auditDirectory
        self.language = language
    }

    /// Lines that go to disk together.
    private static let batch = 500
    /// Bytes of their copies beyond which the other lines wait: with the documents that they carry letters may be large.
    private static let maximumLength = 16 << 20

    /// Writes every waiting line; `edited` hears of files that somebody else has changed.
    ///
    /// - Throws: `RecordsError` or `StorageError`; what was not written stays in the ledger for the next time.
    package func run(edited: (String) -> Void) throws {
        for log in Self.logs {
            while let projection = try next(of: log) { try settle(projection, try projection.write(), edited: edited) }
            #if CrashPoints
                if log == .audit { CrashPoint.auditProjected.pass() }
            #endif
        }
    }

    /// In the order in which they are written.
    static let logs = [Ledger.Log.audit, .notes]

    /// The next lines to write; `nil` when there are none.
    func next(of log: Ledger.Log) throws(StorageError) -> Projection? {
        try ledger.reading { () throws(StorageError) in
            let lines = try ledger.pendingLines(of: log, limit: Self.batch)
            guard let file = lines.first?.file else { return nil }
            var mine: [Ledger.PendingLine] = []
            var copies: [CopyStore.Copy] = []
            var length = 0
            // One file at a time, in order: at the turn of a month the rest waits for the next round.
            for line in lines.prefix(while: { $0.file == file }) {
                guard length < Self.maximumLength else { break }
                mine.append(line)
                guard let message = line.message, let path = line.copy, let bytes = try ledger.letter(of: message)
                else { continue }
                copies.append(CopyStore.Copy(path: path, bytes: bytes))
                length += bytes.count
            }
            return Projection(
                log: log, lines: mine, copies: copies, directory: log == .audit ? auditDirectory : notesDirectory,
                file: file, header: log == .notes ? NotesFile.header(language) : [],
                cursor: try ledger.size(of: file, of: log))
        }
    }

    /// Takes note that lines are written.
    func settle(
        _ projection: Projection, _ appended: AppendFile.Appended, edited: (String) -> Void
    ) throws(StorageError) {
        if appended.wasChanged { edited(projection.path) }
        try ledger.transaction { () throws(StorageError) in
            try ledger.settle(projection.lines, of: projection.log, file: projection.file, size: appended.size)
            #if CrashPoints
                CrashPoint.settlingUncommitted.pass()
            #endif
        }
        #if CrashPoints
            CrashPoint.settlingCommitted.pass()
        #endif
    }

    /// Makes sure that both folders can be written, before anything is sent that could then not be recorded.
    package func probe() throws(RecordsError) {
        try Folder.probe(notesDirectory)
        try Folder.probe(auditDirectory)
    }
}

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

    /// Writes every waiting line; `edited` hears of files that somebody else has changed.
    ///
    /// - Throws: `RecordsError` or `StorageError`; what was not written stays in the ledger for the next time.
    package func run(edited: (String) -> Void) throws {
        for (log, directory) in [(Ledger.Log.audit, auditDirectory), (.notes, notesDirectory)] {
            while true {
                let lines = try ledger.pendingLines(of: log, limit: Self.batch)
                guard let file = lines.first?.file else { break }
                // One file at a time, in order: at the turn of a month the rest waits for the next round.
                let mine = Array(lines.prefix { $0.file == file })
                try write(mine, of: log, file: file, in: directory, edited: edited)
            }
            #if CrashPoints
                if log == .audit { CrashPoint.auditProjected.pass() }
            #endif
        }
    }

    private func write(
        _ lines: [Ledger.PendingLine], of log: Ledger.Log, file: String, in directory: String,
        edited: (String) -> Void
    ) throws {
        var copies: [CopyStore.Copy] = []
        for line in lines {
            guard let message = line.message, let path = line.copy, let bytes = try ledger.letter(of: message) else {
                continue
            }
            copies.append(CopyStore.Copy(path: path, bytes: bytes))
        }
        // The copies first: a record must never name a copy that is not there.
        try CopyStore.write(copies, in: directory)
        #if CrashPoints
            CrashPoint.copiesWritten.pass()
        #endif
        let path = "\(directory)/\(file)"
        let result = try AppendFile.append(
            lines.map(\.bytes), to: path, header: log == .notes ? NotesFile.header(language) : [],
            cursor: try ledger.size(of: file, of: log))
        #if CrashPoints
            CrashPoint.linesAppended.pass()
        #endif
        if result.wasChanged { edited(path) }
        try ledger.transaction { () throws(StorageError) in
            try ledger.settle(lines, of: log, file: file, size: result.size)
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

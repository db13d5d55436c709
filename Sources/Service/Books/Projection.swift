import CrashPoints
import Records
import Storage

/// Lines of one file on their way from the ledger to the disk, with the copies that they name.
///
/// It needs no ledger while it is written, so that sending need not wait for the disk.
struct Projection: Sendable {
    let log: Ledger.Log
    let lines: [Ledger.PendingLine]
    let copies: [CopyStore.Copy]
    let directory: String
    let file: String
    let header: [UInt8]
    let cursor: Int64

    /// Returns when copies and lines would survive a power cut; the ledger must then learn of it.
    func write() throws(RecordsError) -> AppendFile.Appended {
        // The copies first: a record must never name a copy that is not there.
        try CopyStore.write(copies, in: directory)
        #if CrashPoints
            CrashPoint.copiesWritten.pass()
        #endif
        let appended = try AppendFile.append(lines.map(\.bytes), to: path, header: header, cursor: cursor)
        #if CrashPoints
            CrashPoint.linesAppended.pass()
        #endif
        return appended
    }

    var path: String { "\(directory)/\(file)" }
}

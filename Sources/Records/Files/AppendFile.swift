import CrashPoints

/// A file that grows by whole lines and is a projection of the ledger: whatever dies, no line is lost or repeated.
package enum AppendFile {
    /// What came of an append.
    package struct Appended: Hashable, Sendable {
        /// Where the next line belongs: the cursor to keep.
        package let size: Int64
        /// Somebody else had changed, emptied or removed the file; the lines stand at its end all the same.
        package let wasChanged: Bool

        package init(size: Int64, wasChanged: Bool) {
            self.size = size
            self.wasChanged = wasChanged
        }
    }

    /// Appends lines, each with its line end, and returns when they would survive a power cut.
    ///
    /// What an earlier try has left is written over, never trusted: after a failed fsync(2) it can be read back from
    /// memory while the disk has lost it, and the next fsync(2) succeeds.
    /// - Parameters:
    ///   - header: begins a new or empty file.
    ///   - cursor: the size after the last append, as kept; 0 for a file never written.
    package static func append(
        _ lines: [[UInt8]], to path: String, header: [UInt8] = [], cursor: Int64
    ) throws(RecordsError) -> Appended {
        let folder = Folder.parent(of: path)
        let result: Appended
        if let file = try OpenFile.existing(path, .write) {
            result = try write(lines, header, to: file, cursor: cursor)
        } else {
            try Folder.make(folder)
            result = try write(lines, header, to: try OpenFile(path, .create), cursor: cursor)
        }
        // Also when an earlier try made the file, or somebody took it away: its name may not be on the disk yet.
        if cursor == 0 || result.wasChanged { try Folder.synchronize(folder) }
        return result
    }

    private static func write(
        _ lines: [[UInt8]], _ header: [UInt8], to file: borrowing OpenFile, cursor: Int64
    ) throws(RecordsError) -> Appended {
        let size = try file.size
        let isExpected = cursor <= size
        let rows = Array(lines.joined())
        let expected = (cursor == 0 ? header : []) + rows
        if isExpected {
            let surplus = try file.read(Int(min(size - cursor, Int64(expected.count))), at: cursor)
            if expected.starts(with: surplus) {
                try write(expected, to: file, at: cursor)
                return Appended(size: cursor + Int64(expected.count), wasChanged: false)
            }
        }
        guard size > 0 else {
            try write(header + rows, to: file, at: 0)
            return Appended(size: Int64(header.count + rows.count), wasChanged: true)
        }
        let tail = try file.read(Int(min(size, Int64(rows.count) + 1)), at: max(0, size - Int64(rows.count) - 1))
        let (bytes, overlap) = continuation(of: tail, by: rows, isWholeFile: tail.count == size)
        let start = size - Int64(overlap)
        try write(bytes, to: file, at: start)
        return Appended(size: start + Int64(bytes.count), wasChanged: true)
    }

    /// What to write when the file ends in `tail`, and how many bytes before its end: lines of ours may stand there from
    /// an interrupted try, and a last line that somebody left without its end is ended first.
    private static func continuation(
        of tail: [UInt8], by rows: [UInt8], isWholeFile: Bool
    ) -> (bytes: [UInt8], overlap: Int) {
        let newline = UInt8(ascii: "\n")
        var starts = tail.indices.filter { tail[$0] == newline }.map { $0 + 1 }
        if isWholeFile { starts.insert(0, at: 0) }
        if let start = starts.first(where: { $0 < tail.count && rows.starts(with: tail[$0...]) }) {
            return (rows, tail.count - start)
        }
        if tail.last == newline { return (rows, 0) }
        let lineEnd = rows.suffix(2) == [UInt8(ascii: "\r"), newline] ? [UInt8(ascii: "\r"), newline] : [newline]
        return (lineEnd + rows, 0)
    }

    /// A failed write is taken back, so that a reader meets no half line; where even that fails, the next try writes over
    /// the half.
    private static func write(
        _ bytes: [UInt8], to file: borrowing OpenFile, at offset: Int64
    ) throws(RecordsError) {
        do {
            #if CrashPoints
                try CrashPoint.lineHalfWritten.pass { () throws(RecordsError) in
                    try file.write(bytes.prefix(bytes.count / 2), at: offset)
                }
            #endif
            try file.write(bytes[...], at: offset)
            #if CrashPoints
                CrashPoint.linesUnsynced.pass()
            #endif
            try file.synchronize()
        } catch {
            file.truncate(to: offset)
            throw error
        }
    }
}

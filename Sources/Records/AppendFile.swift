import CrashPoints

/// A file that grows by whole lines and is a projection of the ledger: whatever dies, no line is lost or repeated.
package enum AppendFile {
    /// What came of an append.
    package struct Outcome: Hashable, Sendable {
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
    /// What an interrupted earlier try has written is not written again.
    /// - Parameters:
    ///   - header: begins a new or empty file.
    ///   - cursor: the size after the last append, as kept; 0 for a file never written.
    package static func append(
        _ lines: [[UInt8]], to path: String, header: [UInt8] = [], cursor: Int64
    ) throws(RecordsError) -> Outcome {
        if let file = try OpenFile.existing(path, .write) {
            return try write(lines, header, to: file, cursor: cursor)
        }
        let folder = Folder.parent(of: path)
        try Folder.make(folder)
        let result = try write(lines, header, to: try OpenFile(path, .create), cursor: cursor)
        try Folder.synchronize(folder)
        return result
    }

    private static func write(
        _ lines: [[UInt8]], _ header: [UInt8], to file: borrowing OpenFile, cursor: Int64
    ) throws(RecordsError) -> Outcome {
        let size = try file.size
        let isExpected = cursor <= size
        let rows = Array(lines.joined())
        let expected = (cursor == 0 ? header : []) + rows
        if isExpected {
            let surplus = try file.read(Int(min(size - cursor, Int64(expected.count))), at: cursor)
            if expected.starts(with: surplus) {
                try write(expected.dropFirst(surplus.count), to: file, at: cursor + Int64(surplus.count), size: size)
                return Outcome(size: cursor + Int64(expected.count), wasChanged: false)
            }
        }
        guard size > 0 else {
            try write((header + rows)[...], to: file, at: 0, size: 0)
            return Outcome(size: Int64(header.count + rows.count), wasChanged: true)
        }
        let tail = try file.read(Int(min(size, Int64(rows.count) + 1)), at: max(0, size - Int64(rows.count) - 1))
        let rest = remainder(of: rows, after: tail, isWholeFile: tail.count == size)
        try write(rest, to: file, at: size, size: size)
        return Outcome(size: size + Int64(rest.count), wasChanged: true)
    }

    /// What is left to write when the file ends in `tail`: whole lines of ours may stand there from an interrupted try,
    /// and a last line that somebody left without its end is ended first.
    private static func remainder(of rows: [UInt8], after tail: [UInt8], isWholeFile: Bool) -> ArraySlice<UInt8> {
        let newline = UInt8(ascii: "\n")
        var starts = tail.indices.filter { tail[$0] == newline }.map { $0 + 1 }
        if isWholeFile { starts.insert(0, at: 0) }
        if let start = starts.first(where: { $0 < tail.count && rows.starts(with: tail[$0...]) }) {
            return rows.dropFirst(tail.count - start)
        }
        if tail.last == newline { return rows[...] }
        let lineEnd = rows.suffix(2) == [UInt8(ascii: "\r"), newline] ? [UInt8(ascii: "\r"), newline] : [newline]
        return (lineEnd + rows)[...]
    }

    /// A failed write is taken back, so that a reader meets no half line; where even that fails, the next try goes on
    /// after the half.
    private static func write(
        _ bytes: ArraySlice<UInt8>, to file: borrowing OpenFile, at offset: Int64, size: Int64
    ) throws(RecordsError) {
        do {
            #if CrashPoints
                try CrashPoint.lineHalfWritten.pass { () throws(RecordsError) in
                    try file.write(bytes.prefix(bytes.count / 2), at: offset)
                }
            #endif
            try file.write(bytes, at: offset)
            #if CrashPoints
                CrashPoint.linesUnsynced.pass()
            #endif
            try file.synchronize()
        } catch {
            file.truncate(to: size)
            throw error
        }
    }
}

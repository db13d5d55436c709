import CrashPoints

/// The exact bytes of each accepted message, a file each.
package enum CopyStore {
    package struct Copy: Hashable, Sendable {
        /// Relative to the directory of the sent mail, as `AuditLine.copyPath` makes it.
        package let path: String
        package let bytes: [UInt8]

        package init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// Writes the copies and returns when all would survive a power cut.
    ///
    /// An interrupted batch is simply written again, all of it: what can be read back after a failed syncfs(2) may not be
    /// on the disk. One syncfs(2) makes a batch durable: one fsync(2) a file would make the disk the slowest part of
    /// sending.
    package static func write(_ copies: [Copy], in directory: String) throws(RecordsError) {
        guard !copies.isEmpty else { return }
        try Folder.make(directory)
        try Folder.synchronizingFileSystem(directory) { () throws(RecordsError) in
            var made: Set<String> = []
            for copy in copies {
                let path = "\(directory)/\(copy.path)"
                let folders = copy.path.split(separator: "/").dropLast()
                if made.insert(Folder.parent(of: path)).inserted { try Folder.make(folders, in: directory) }
                try replace(path, with: copy.bytes)
            }
        }
    }

    /// The bytes of a copy; `nil` when it is not there. Links are refused.
    package static func read(_ path: String, in directory: String) throws(RecordsError) -> [UInt8]? {
        guard let file = try OpenFile.existing("\(directory)/\(path)", .read) else { return nil }
        var folder = directory
        for name in path.split(separator: "/").dropLast() {
            folder += "/" + name
            try Folder.refuseLink(folder)
        }
        return try file.read(Int(try file.size), at: 0)
    }

    /// Whether it may be what an interrupted try left: after a power cut the end can be missing, and blocks can be zero.
    private static func isRemainder(_ path: String, of bytes: [UInt8]) throws(RecordsError) -> Bool {
        guard let file = try OpenFile.existing(path, .read) else { return true }
        let left = try file.read(bytes.count + 1, at: 0)
        return left.count <= bytes.count && zip(left, bytes).allSatisfy { $0 == $1 || $0 == 0 }
    }

    /// Under a hidden name first, so that nobody ever reads half a message. A copy of other bytes proves what was sent
    /// then, and stays.
    private static func replace(_ path: String, with bytes: [UInt8]) throws(RecordsError) {
        let temporary = "\(Folder.parent(of: path))/.\(Folder.name(of: path)).new"
        let file = try OpenFile(temporary, .replace)
        #if CrashPoints
            try CrashPoint.copyHalfWritten.pass { () throws(RecordsError) in
                try file.write(bytes.prefix(bytes.count / 2), at: 0)
            }
        #endif
        try file.write(bytes[...], at: 0)
        #if CrashPoints
            CrashPoint.copyUnnamed.pass()
        #endif
        if try !Folder.rename(temporary, toFree: path) {
            guard try isRemainder(path, of: bytes) else { throw RecordsError(otherCopy: path) }
            try Folder.rename(temporary, to: path)
        }
        #if CrashPoints
            CrashPoint.copyNamed.pass()
        #endif
    }
}

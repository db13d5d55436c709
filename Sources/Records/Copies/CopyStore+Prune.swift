import CrashPoints
package import Dunning

extension CopyStore {
    /// Removes copies of mail that was accepted before a day, the oldest first, and the folders that get empty.
    ///
    /// Only what `write` makes is removed, from plain folders under `copies`; links are never followed, and anything
    /// else stays. What a power cut brings back is removed with the next call.
    /// - Returns: how many files were removed; fewer than `limit` when none is left.
    package static func prune(before day: CivilDate, in directory: String, limit: Int) throws(RecordsError) -> Int {
        guard let root = try FolderHandle(directory), let copies = try root.folder("copies") else { return 0 }
        var room = limit
        let end = day.description
        for year in try copies.names() where isNumber(year, 4) && year <= end && room > 0 {
            guard let yearFolder = try copies.folder(year) else { continue }
            for month in try yearFolder.names() where isNumber(month, 2) && "\(year)-\(month)" <= end && room > 0 {
                guard let monthFolder = try yearFolder.folder(month) else { continue }
                for name in try monthFolder.names() where room > 0 {
                    guard let date = CivilDate("\(year)-\(month)-\(name)"), date < day,
                        let dayFolder = try monthFolder.folder(name)
                    else { continue }
                    try removeCopies(in: dayFolder, room: &room)
                    try monthFolder.removeFolder(name)
                }
                try yearFolder.removeFolder(month)
            }
            try copies.removeFolder(year)
        }
        return limit - room
    }

    private static func removeCopies(in day: borrowing FolderHandle, room: inout Int) throws(RecordsError) {
        for file in try day.names().filter(isCopy).prefix(room) {
            try day.remove(file)
            room -= 1
            #if CrashPoints
                CrashPoint.copyPruned.pass()
            #endif
        }
    }

    private static func isNumber(_ name: String, _ digits: Int) -> Bool {
        name.utf8.count == digits && name.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// A copy, or what a death left of one under its hidden name.
    private static func isCopy(_ name: String) -> Bool {
        name.hasSuffix(".eml") || (name.hasPrefix(".") && name.hasSuffix(".eml.new"))
    }
}

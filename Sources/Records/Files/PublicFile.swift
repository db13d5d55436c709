import Glibc

/// A small file that other users read and that is written anew as a whole.
package enum PublicFile {
    /// Readers find the old text or the new one, never a part. It need not survive a power cut: the next one comes soon.
    ///
    /// The folder must be there; links in the place of the file are replaced, not followed.
    package static func write(_ text: String, to path: String) throws(RecordsError) {
        // Not hidden and not of the same ending: readers of a folder take what ends as the file does.
        let temporary = path + ".new"
        // What a process that died has left, and whatever else has that name.
        unsafe unlink(temporary)
        do {
            let file = try OpenFile(temporary, .create, permissions: 0o644)
            try file.write(Array(text.utf8)[...], at: 0)
            try Folder.rename(temporary, to: path)
        } catch {
            unsafe unlink(temporary)
            throw error
        }
    }
}

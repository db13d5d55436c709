import Glibc

/// A folder that is open: what is removed by it lies in it, whatever becomes of its path meanwhile.
@safe struct FolderHandle: ~Copyable {
    let path: String
    private let descriptor: CInt

    /// The folder that a setting names, by way of links too.
    init?(_ path: String) throws(RecordsError) {
        try self.init(path, unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    }

    /// A folder in it; `nil` when there is none of that name, a link or a file included.
    borrowing func folder(_ name: String) throws(RecordsError) -> FolderHandle? {
        try FolderHandle(
            "\(path)/\(name)", unsafe openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
    }

    private init?(_ path: String, _ descriptor: CInt) throws(RecordsError) {
        guard descriptor >= 0 else {
            if [ENOENT, ENOTDIR, ELOOP].contains(errno) { return nil }
            throw RecordsError("open folder", path)
        }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Names in it, sorted, hidden ones included.
    borrowing func names() throws(RecordsError) -> [String] {
        // Listing closes the descriptor it is given.
        let copy = unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { throw RecordsError("list folder", path) }
        return try Folder.names(closing: copy, path)
    }

    /// Removes a file or a link, never what a link leads to; what is gone already counts as removed.
    borrowing func remove(_ name: String) throws(RecordsError) {
        guard unsafe unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else {
            throw RecordsError("remove", "\(path)/\(name)")
        }
    }

    /// Removes a folder that is empty; another one stays.
    borrowing func removeFolder(_ name: String) throws(RecordsError) {
        guard unsafe unlinkat(descriptor, name, AT_REMOVEDIR) == 0 || [ENOTEMPTY, EEXIST, ENOENT].contains(errno) else {
            throw RecordsError("remove", "\(path)/\(name)")
        }
    }

    /// Returns when what was removed would stay so after a power cut.
    borrowing func synchronize() throws(RecordsError) {
        guard fsync(descriptor) == 0 else { throw RecordsError("write to folder", path) }
    }
}

import CLinux
import Glibc
import Storage

/// Folders of the records.
package enum Folder {
    private static let permissions: mode_t = 0o750

    /// Makes the folder and those above it where they are missing.
    static func make(_ path: String) throws(RecordsError) {
        if try makeOne(path) { return }
        try make(parent(of: path))
        guard try makeOne(path) else { throw RecordsError("make folder", path, code: ENOENT) }
    }

    /// Makes a folder inside another, and those between them; a link on the way is refused, for it could lead out.
    static func make(_ names: some Sequence<Substring>, in directory: String) throws(RecordsError) {
        try make(directory)
        var path = directory
        for name in names {
            path += "/" + name
            _ = try makeOne(path)
            try refuseLink(path)
        }
    }

    /// Throws when the name is a link, or no folder.
    static func refuseLink(_ path: String) throws(RecordsError) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw RecordsError("open folder", path) }
        close(descriptor)
    }

    /// False when the folder above is missing.
    private static func makeOne(_ path: String) throws(RecordsError) -> Bool {
        guard unsafe mkdir(path, permissions) == 0 else {
            if errno == EEXIST { return true }
            if errno == ENOENT { return false }
            throw RecordsError("make folder", path)
        }
        try withDescriptor(path) { descriptor in
            giveToOwnerOfFolder(descriptor, path)
            return 0
        }
        guard unsafe chmod(path, permissions) == 0 else { throw RecordsError("set the permissions of", path) }
        try synchronize(parent(of: path))
        return true
    }

    /// Makes sure that files can be made in the folder, by making one and removing it.
    package static func probe(_ path: String) throws(RecordsError) {
        try make(path)
        let file = path + "/.recordad-probe"
        // What a probe that died has left, and whatever else has that name.
        unsafe unlink(file)
        let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw RecordsError("write to folder", path) }
        defer {
            close(descriptor)
            unsafe unlink(file)
        }
        var byte: UInt8 = 0
        // A full disk lets a file be made and nothing be put into it.
        guard unsafe write(descriptor, &byte, 1) == 1 else { throw RecordsError("write to folder", path) }
    }

    /// Everything up to the last slash.
    static func parent(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Everything after the last slash.
    static func name(of path: String) -> String { path.split(separator: "/").last.map { String($0) } ?? path }

    /// Returns when new names in the folder would survive a power cut.
    static func synchronize(_ path: String) throws(RecordsError) { try withDescriptor(path, fsync) }

    /// Returns when everything that `body` writes to the folder's file system would survive a power cut.
    ///
    /// The folder is opened before: an error of the disk is told to each who has it open then, and to those who come
    /// later only as long as nobody was told (syncfs(2)).
    static func synchronizingFileSystem(
        _ path: String, _ body: () throws(RecordsError) -> Void
    ) throws(RecordsError) {
        try withDescriptor(path) { descriptor throws(RecordsError) in
            try body()
            return syncfs(descriptor)
        }
    }

    private static func withDescriptor(
        _ path: String, _ call: (CInt) throws(RecordsError) -> CInt
    ) throws(RecordsError) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw RecordsError("open folder", path) }
        defer { close(descriptor) }
        guard try call(descriptor) == 0 else { throw RecordsError("write to folder", path) }
    }

    /// Gives a file another name, in place of any file that had it.
    static func rename(_ path: String, to name: String) throws(RecordsError) {
        guard unsafe Glibc.rename(path, name) == 0 else { throw RecordsError("write", name) }
    }

    /// Gives a file a name that no other has.
    ///
    /// - Returns: False when there is one of that name; nothing has happened then.
    static func rename(_ path: String, toFree name: String) throws(RecordsError) -> Bool {
        if unsafe renameat2(AT_FDCWD, path, AT_FDCWD, name, noReplace) == 0 { return true }
        switch errno {
        case EEXIST: return false
        // Some file systems, such as those of a network, know no such flag.
        case EINVAL, ENOSYS:
            var status = stat()
            guard unsafe lstat(name, &status) != 0 else { return false }
            try rename(path, to: name)
            return true
        default: throw RecordsError("write", name)
        }
    }

    /// `RENAME_NOREPLACE` of rename(2).
    private static let noReplace: UInt32 = 1

    /// Of a file, in bytes; `nil` when there is none of that name.
    static func size(of path: String) throws(RecordsError) -> Int64? {
        var status = stat()
        if unsafe lstat(path, &status) == 0 { return Int64(status.st_size) }
        if errno == ENOENT { return nil }
        throw RecordsError("read", path)
    }

    /// Names in the folder, sorted, without hidden ones; `nil` when there is no folder of that name, or a link.
    ///
    /// - Parameter isNamed: By a setting, which may name a link.
    static func names(in path: String, isNamed: Bool = false) throws(RecordsError) -> [String]? {
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (isNamed ? 0 : O_NOFOLLOW)
        let descriptor = unsafe open(path, flags)
        guard descriptor >= 0 else {
            if [ENOENT, ENOTDIR].contains(errno) || !isNamed && errno == ELOOP { return nil }
            throw RecordsError("list folder", path)
        }
        return try names(closing: descriptor, path).filter { !$0.hasPrefix(".") }
    }

    /// Names in the folder, sorted, save `.` and `..`; the descriptor is closed.
    static func names(closing descriptor: CInt, _ path: String) throws(RecordsError) -> [String] {
        guard let folder = unsafe fdopendir(descriptor) else {
            close(descriptor)
            throw RecordsError("list folder", path)
        }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(folder) else { break }
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw RecordsError("list folder", path) }
        return names.sorted()
    }
}

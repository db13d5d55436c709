import Glibc

/// Makes a missing database file, readable by its owner and group only.
///
/// SQLite gives its log files the mode of the database, but has no say in that mode itself. `O_EXCL` keeps off an
/// existing file: closing a descriptor of it would drop the locks that SQLite holds on it in this process.
func createFile(_ path: String) throws(StorageError) {
    let descriptor = unsafe open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o640)
    guard descriptor < 0 else {
        giveToOwnerOfFolder(descriptor, path)
        // It was just made and holds nothing that closing could lose.
        _ = close(descriptor)
        return
    }
    guard errno != EEXIST else { return }
    throw StorageError(errno: errno, action: "cannot create '\(path)'", remedy: openRemedy(path))
}

/// True also for a file that was made but never filled, as by a process that died then.
func isMissingOrEmpty(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_size == 0 : errno == ENOENT
}

/// What the operator can do about a file that does not open, as far as the file system tells.
func openRemedy(_ path: String) -> String? {
    if isDanglingLink(path) {
        return "it is a link that leads to no file: put an empty one where it leads, or remove the link"
    }
    let folder = folder(of: path)
    if unsafe access(folder, F_OK) != 0 { return "create the folder '\(folder)' first" }
    if isFolder(path) { return "it is a folder; name a file" }
    if unsafe access(folder, X_OK) != 0 { return "give this user access to the folder '\(folder)'" }
    if unsafe access(path, F_OK) == 0, unsafe access(path, R_OK) != 0 {
        return "give this user the right to read the file"
    }
    // SQLite opens the logs as well; root's programs give them to the file's owner, who may be another one since.
    for log in [logPath(of: path), sharedMemoryPath(of: path)]
    where unsafe access(log, F_OK) == 0 && access(log, R_OK) != 0 {
        return "give this user the right to read '\(log)' too"
    }
    if unsafe access(folder, W_OK) != 0, errno == EROFS { return "its file system is mounted read-only" }
    // What may be read does not open because the write-ahead log beside it is missing.
    if unsafe access(path, R_OK) == 0, unsafe access(folder, W_OK) != 0 { return writeRemedy(path) }
    if unsafe access(folder, W_OK) != 0 { return "give this user the right to write in the folder '\(folder)'" }
    return nil
}

/// Who may write a file that could not be written.
func writeRemedy(_ path: String) -> String {
    if unsafe access(path, W_OK) != 0 {
        if errno == EROFS { return "its file system is mounted read-only" }
    } else if unsafe access(folder(of: path), W_OK) == 0 {
        return "it may be written by now: try again"
    }
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_uid != geteuid(), let owner = userName(status.st_uid) else {
        return "give this user the right to write the file and its folder"
    }
    return "its owner may: put 'sudo -u \(owner)' before the command"
}

private func userName(_ id: uid_t) -> String? {
    unsafe getpwuid(id).map { unsafe String(cString: $0.pointee.pw_name) }
}

/// Which file is behind a path, by way of links too.
struct FileIdentity: Equatable {
    private let device: dev_t
    private let inode: ino_t
    let isEmpty: Bool

    /// `nil` for a path that leads to no file.
    init?(_ path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        (device, inode, isEmpty) = (status.st_dev, status.st_ino, status.st_size == 0)
    }

    static func == (one: Self, other: Self) -> Bool { (one.device, one.inode) == (other.device, other.inode) }
}

/// Another one each time that a file is written, also by a program that does not know of SQLite's locks and counters.
struct FileStamp: Equatable {
    private let seconds: Int
    private let nanoseconds: Int
    private let size: Int

    /// `nil` for a path that leads to no file.
    init?(_ path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        // Whoever copies a file may set the time of its contents, but not that of its last change.
        (seconds, nanoseconds, size) = (status.st_ctim.tv_sec, status.st_ctim.tv_nsec, Int(status.st_size))
    }
}

/// Where SQLite keeps the write-ahead log of a database: beside the file itself, not beside a link to it.
func logPath(of path: String) -> String { realPath(path) + "-wal" }

/// Where the readers and the writer of that log agree.
private func sharedMemoryPath(of path: String) -> String { realPath(path) + "-shm" }

/// Without links; of a file that is yet to be made the path to where it will be.
func realPath(_ path: String) -> String {
    if let real = unsafe realpath(path, nil) {
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let real = unsafe realpath(folder(of: path), nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real) + "/" + name
}

/// A link to a file that is yet to be made, or to itself. Nothing is made through it: it may be somebody's trap.
func isDanglingLink(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK && stat(path, &status) != 0
}

/// False when one of them does not exist.
func isSameFile(_ path: String, _ other: String) -> Bool {
    guard let file = FileIdentity(path) else { return false }
    return file == FileIdentity(other)
}

private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

import Glibc

/// Files that a command writes where its user asked for them.
enum NewFile {
    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// Makes the folder and those above it.
    static func makeFolder(_ path: String) throws(CommandError) {
        guard !exists(path) else { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeFolder(String(path[..<slash])) }
        guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else { throw error("make the folder", path) }
    }

    /// - Parameter replacing: Whether a file that is there may go.
    static func write(_ text: String, to path: String, replacing: Bool) throws(CommandError) {
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (replacing ? O_TRUNC : O_EXCL)
        let descriptor = unsafe open(path, flags, 0o644)
        guard descriptor >= 0 else { throw error("write", path) }
        defer { close(descriptor) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 || errno == EINTR else { throw error("write", path) }
            rest = rest.dropFirst(max(count, 0))
        }
    }

    private static func error(_ action: String, _ path: String) -> CommandError {
        CommandError(.io, "cannot \(action) '\(path)': \(unsafe String(cString: strerror(errno)))")
    }
}

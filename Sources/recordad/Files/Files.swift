import Glibc
import Settings

/// The few things that commands do with files themselves.
enum Files {
    static func exist(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// False also for what this user may not see.
    static func isMissing(_ path: String) -> Bool { unsafe access(path, F_OK) != 0 && errno == ENOENT }

    /// Makes a folder of its own in the temporary directory.
    static func makeTemporaryFolder(_ name: String) throws(CommandError) -> String {
        let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/\(name).XXXXXX".utf8CString)
        guard let path = unsafe mkdtemp(&template) else {
            throw CommandError(.io, "cannot make a folder in '\(parent)': \(unsafe String(cString: strerror(errno)))")
        }
        return unsafe String(cString: path)
    }

    /// Removes a folder of plain files that this program made.
    static func removeFolder(_ path: String) {
        // What cannot be listed or removed is left to whoever cleans up the temporary directory.
        for name in (try? names(in: path)) ?? [] { unsafe unlink("\(path)/\(name)") }
        unsafe rmdir(path)
    }

    /// Makes a folder, and those above it that are missing.
    static func makeFolder(_ path: String) throws(CommandError) {
        guard !exist(path) else { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeFolder(String(path[..<slash])) }
        guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else {
            throw CommandError(.io, "cannot make the folder '\(path)': \(unsafe String(cString: strerror(errno)))")
        }
    }

    /// Writes a file that everybody may read.
    ///
    /// - Parameter replacing: Whether one of that name may go.
    static func write(_ text: String, to path: String, replacing: Bool = true) throws(CommandError) {
        func failure() -> CommandError {
            CommandError(.io, "cannot write '\(path)': \(unsafe String(cString: strerror(errno)))")
        }
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (replacing ? O_TRUNC : O_EXCL)
        let descriptor = unsafe open(path, flags, 0o644)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure() }
            rest = rest.dropFirst(count)
        }
    }

    /// The names in a folder, in their order; none when there is no such folder.
    static func names(in folder: String) throws(CommandError) -> [String] {
        do throws(FileFault) { return try FileSystem().names(in: folder).sorted() } catch {
            if error.isMissing { return [] }
            throw CommandError(.io, "folder '\(folder)' \(error.reason)")
        }
    }
}

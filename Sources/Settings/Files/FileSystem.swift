import Glibc

/// The files under one root: the machine's own, or a test's.
package struct FileSystem: Sendable {
    /// Stands before every path; empty for the machine's own files.
    package let root: String

    package init(root: String = "") { self.root = root }

    /// The bytes of a file that is no longer than `limit`.
    package func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
        let descriptor = unsafe open(root + path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last() }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe block.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .last() }
            guard count > 0 else { return bytes }
            bytes += block[..<count]
            guard bytes.count <= limit else {
                throw FileFault(reason: "is longer than \(limit / 1024) KiB", isMissing: false)
            }
        }
    }

    /// The names in a folder, in no order.
    package func names(in directory: String) throws(FileFault) -> [String] {
        guard let stream = unsafe opendir(root + directory) else { throw .last() }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else { break }
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                unsafe tuple.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
                    unsafe String(cString: $0)
                }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw .last() }
        return names
    }

    /// The type and permission bits of a file, links followed.
    package func mode(of path: String) throws(FileFault) -> UInt32 {
        var status = stat()
        guard unsafe stat(root + path, &status) == 0 else { throw .last() }
        return status.st_mode
    }

    /// Where a symbolic link points; `nil` when it is none, or is missing.
    package func target(ofLink path: String) -> String? {
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) { name in
                unsafe name.baseAddress.map { unsafe readlink(root + path, $0, name.count) } ?? 0
            }
        }
        return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
    }
}

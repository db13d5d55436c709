import Glibc

/// Why a file could not be used.
package struct FileFault: Error, Hashable {
    /// To follow the name of the file: `cannot be read: no such file or directory`.
    package let reason: String
    package let isMissing: Bool

    /// What the last system call of this thread said in `errno`.
    static func last() -> FileFault {
        let code = errno
        let words = unsafe String(cString: strerror(code))
        return FileFault(
            reason: "cannot be read: " + words.prefix(1).lowercased() + words.dropFirst(), isMissing: code == ENOENT)
    }
}

import Glibc

/// A file in memory for readers that only take paths; gone with the last reference.
final class ScratchFile {
    private let descriptor: Int32

    init(_ bytes: [UInt8]) throws(Violation) {
        var name = Array("/dev/shm/recordad-fuzz-XXXXXX".utf8CString)
        descriptor = unsafe mkstemp(&name)
        try require(descriptor >= 0, "cannot make a file in /dev/shm: errno \(errno)")
        unsafe unlink(name)
        let written = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        try require(written == bytes.count, "cannot write a file in /dev/shm: errno \(errno)")
    }

    deinit {
        // Nobody reads it any more.
        _ = close(descriptor)
    }

    /// Opening it begins at its first byte.
    var path: String { "/proc/self/fd/\(descriptor)" }
}

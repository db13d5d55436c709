import Glibc

/// The bytes of a file, or of the standard input, in order.
package struct CSVInput: ~Copyable {
    /// For errors: the path, or `standard input`.
    package let name: String
    /// `nil` for what has no size, as a pipe.
    package let size: Int64?
    package private(set) var bytesRead: Int64 = 0
    private let descriptor: Int32
    private let isOurs: Bool

    /// What messages call a file: `-` is the standard input.
    package static func name(of path: String) -> String { path == "-" ? "standard input" : path }

    /// Opens the file; `-` is the standard input.
    package init(path: String) throws(CSVError) {
        let isOurs = path != "-"
        let name = Self.name(of: path)
        let descriptor = isOurs ? unsafe open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO
        guard descriptor >= 0 else { throw CSVError(.unreadable, file: name, systemReason()) }
        var status = stat()
        let isRegular = unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        self.name = name
        self.size = isRegular ? Int64(status.st_size) : nil
        self.descriptor = descriptor
        self.isOurs = isOurs
    }

    deinit {
        // Nothing was written through it.
        if isOurs { _ = close(descriptor) }
    }

    /// Replaces the bytes of `buffer` by the next ones, at most `count`; none at the end of the input.
    mutating func read(into buffer: inout [UInt8], count: Int) throws(CSVError) {
        let descriptor = descriptor
        var got = 0
        repeat {
            buffer = unsafe [UInt8](unsafeUninitializedCapacity: count) { bytes, initialized in
                got = unsafe Glibc.read(descriptor, bytes.baseAddress, count)
                initialized = max(0, got)
            }
        } while got < 0 && errno == EINTR
        guard got >= 0 else { throw CSVError(.unreadable, file: name, systemReason()) }
        bytesRead += Int64(got)
    }
}

private func systemReason() -> String { unsafe String(cString: strerror(errno)) }

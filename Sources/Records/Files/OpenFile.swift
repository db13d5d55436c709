import Glibc
import Storage

/// A plain file that is open; links are refused, and it closes when it goes out of scope.
struct OpenFile: ~Copyable {
    let path: String
    private let descriptor: CInt

    enum Mode {
        case read, write
        /// Fails when the file exists.
        case create
        /// Empties what exists.
        case replace

        fileprivate var flags: CInt {
            switch self {
            case .read: O_RDONLY
            case .write: O_RDWR
            case .create: O_RDWR | O_CREAT | O_EXCL
            case .replace: O_RDWR | O_CREAT | O_TRUNC
            }
        }
    }

    /// The company's group may read the records, and nobody else.
    static let permissions: mode_t = 0o640

    /// `nil` when there is no such file to read or write.
    static func existing(_ path: String, _ mode: Mode) throws(RecordsError) -> OpenFile? {
        do {
            return try OpenFile(path, mode)
        } catch  where error.code == ENOENT {
            return nil
        }
    }

    /// - Parameter permissions: Of a file that is made or emptied.
    init(_ path: String, _ mode: Mode, permissions: mode_t = Self.permissions) throws(RecordsError) {
        let descriptor = unsafe open(path, mode.flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, permissions)
        guard descriptor >= 0 else { throw RecordsError("open", path) }
        // Swift lets no noncopyable value throw once it is whole, so what is found wrong is closed here.
        if let error = Self.fault(of: descriptor, path, mode, permissions) {
            close(descriptor)
            throw error
        }
        self.path = path
        self.descriptor = descriptor
    }

    private static func fault(
        of descriptor: CInt, _ path: String, _ mode: Mode, _ permissions: mode_t
    ) -> RecordsError? {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return RecordsError("read", path) }
        guard status.st_mode & S_IFMT == S_IFREG else { return RecordsError(notAFile: path) }
        // The service's umask is stricter, so that nothing else it writes can be read by the group.
        if mode.flags & O_CREAT != 0, fchmod(descriptor, permissions) != 0 {
            return RecordsError("set the permissions of", path)
        }
        if mode.flags & O_CREAT != 0 { giveToOwnerOfFolder(descriptor, path) }
        return nil
    }

    deinit { close(descriptor) }

    var size: Int64 {
        get throws(RecordsError) {
            var status = stat()
            guard unsafe fstat(descriptor, &status) == 0 else { throw RecordsError("read", path) }
            return Int64(status.st_size)
        }
    }

    /// Up to `count` bytes from `offset`; fewer at the end of the file only.
    func read(_ count: Int, at offset: Int64) throws(RecordsError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let position = off_t(offset) + off_t(filled)
            let result = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe pread(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled, position)
            }
            if result < 0, errno == EINTR { continue }
            guard result >= 0 else { throw RecordsError("read", path) }
            if result == 0 { break }
            filled += result
        }
        return Array(bytes.prefix(filled))
    }

    func write(_ bytes: ArraySlice<UInt8>, at offset: Int64) throws(RecordsError) {
        var written = 0
        while written < bytes.count {
            let position = off_t(offset) + off_t(written)
            let result = unsafe bytes.withUnsafeBytes { buffer in
                unsafe pwrite(
                    descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written, position)
            }
            if result < 0, errno == EINTR { continue }
            guard result >= 0 else { throw RecordsError("write", path) }
            written += result
        }
    }

    /// Cuts the file; whether it could be is for the caller to find out on the next look.
    func truncate(to size: Int64) { _ = ftruncate(descriptor, off_t(size)) }

    /// Returns when the contents would survive a power cut.
    func synchronize() throws(RecordsError) {
        guard fdatasync(descriptor) == 0 else { throw RecordsError("write", path) }
    }
}

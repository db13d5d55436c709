import CSQLite
import Glibc

extension Ledger {
    /// Bytes that its log takes between two checkpoints, and many times what the answers to all that is on the wire take.
    package static let leastRoom: UInt64 = 16 << 20

    /// Takes that room, and a quarter more, for the log ahead: answers can be recorded on a disk that others fill meanwhile.
    ///
    /// The size of the file stays what it is. Where the file system cannot do it, `checkRoom` alone has to do.
    func reserveLog() {
        // SQLite holds its locks on other files: closing this one lets go of none.
        let descriptor = unsafe open(logPath(of: path), O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return }
        _ = fallocate(descriptor, FALLOC_FL_KEEP_SIZE, 0, off_t(Self.leastRoom * 5 / 4))
        close(descriptor)
    }

    /// Asked before anything is begun whose outcome has to be written down.
    ///
    /// - Throws: `.full` or `.readOnly`.
    package func checkRoom() throws(StorageError) {
        if let lack = lackOfRoom() { throw lack }
    }

    /// Why its disk may not take what is still to be recorded; `nil` also where nothing is known of it, as of what quota(1)
    /// leaves to a user.
    package func lackOfRoom() -> StorageError? {
        var disk = statvfs()
        // Some file systems do not count their blocks.
        guard unsafe statvfs(path, &disk) == 0, disk.f_blocks > 0 else { return nil }
        let action = "cannot be sure to record in '\(path)' what is sent"
        if disk.f_flag & UInt(ST_RDONLY) != 0 {
            return StorageError(errno: EROFS, action: action, remedy: "mount its file system for writing")
        }
        guard UInt64(disk.f_bavail) * UInt64(disk.f_frsize) < leastRoom else { return nil }
        return StorageError(
            .full, action, cause: "less than \(leastRoom >> 20) MiB are free on its disk", remedy: "free some space")
    }
}

import Glibc

/// Makes sure that one service at a time works on a ledger; the kernel lets go of it however the holder dies.
@safe package struct InstanceLock: ~Copyable {
    private let descriptor: Int32

    /// - Throws: `.busy` when another instance holds it.
    package init(ledger path: String) throws(StorageError) {
        guard !isDanglingLink(path) else {
            throw StorageError(errno: ENOENT, action: "cannot open '\(path)'", remedy: openRemedy(path))
        }
        // Beside the file itself: who comes by way of a link must meet the same lock.
        let file = realPath(path) + ".lock"
        let action = "cannot lock '\(file)'"
        let descriptor = unsafe open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
        guard descriptor >= 0 else {
            throw StorageError(errno: errno, action: action, remedy: openRemedy(file))
        }
        giveToOwnerOfFolder(descriptor, file)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            guard code == EWOULDBLOCK else {
                throw StorageError(.cannotOpen, action, cause: unsafe String(cString: strerror(code)))
            }
            throw StorageError(
                .busy, action, cause: "another recordad is working on this ledger",
                remedy: "stop it first, or wait until it has finished")
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}

import Glibc

/// A counting semaphore, for threads of our own; a task must never wait on it.
@safe final class Semaphore: Sendable {
    // Never changed after `init`, and sem_post(3) and sem_wait(3) may be called from any thread.
    nonisolated(unsafe) private let raw: UnsafeMutablePointer<sem_t>

    init() {
        unsafe raw = .allocate(capacity: 1)
        unsafe sem_init(raw, 0, 0)
    }

    deinit {
        unsafe sem_destroy(raw)
        unsafe raw.deallocate()
    }

    func signal() { unsafe sem_post(raw) }

    func wait() {
        while unsafe sem_wait(raw) != 0 && errno == EINTR {}
    }

    /// False when nobody signalled within that time, by the wall clock.
    func wait(seconds: Int) -> Bool {
        var deadline = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &deadline)
        deadline.tv_sec += seconds
        while unsafe sem_timedwait(raw, &deadline) != 0 {
            if errno != EINTR { return false }
        }
        return true
    }
}

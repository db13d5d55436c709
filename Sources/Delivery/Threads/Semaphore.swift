import Glibc

/// A counting semaphore, for threads of our own; a task must never wait on it.
///
/// Not sem_t, whose deadlines go by the wall clock: one that is set back would make a wait as much longer.
@safe package final class Semaphore: Sendable {
    @unsafe private struct Raw {
        var mutex = unsafe pthread_mutex_t()
        var condition = pthread_cond_t()
        var count = 0
    }

    // Never changed after `init`; what it leads to is only touched with its mutex locked.
    nonisolated(unsafe) private let raw: UnsafeMutablePointer<Raw>

    package init() {
        unsafe raw = .allocate(capacity: 1)
        unsafe raw.initialize(to: unsafe Raw())
        var attributes = pthread_condattr_t()
        unsafe pthread_condattr_init(&attributes)
        unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        unsafe pthread_mutex_init(&raw.pointee.mutex, nil)
        unsafe pthread_cond_init(&raw.pointee.condition, &attributes)
        unsafe pthread_condattr_destroy(&attributes)
    }

    deinit {
        unsafe pthread_cond_destroy(&raw.pointee.condition)
        unsafe pthread_mutex_destroy(&raw.pointee.mutex)
        unsafe raw.deinitialize(count: 1)
        unsafe raw.deallocate()
    }

    package func signal() {
        unsafe pthread_mutex_lock(&raw.pointee.mutex)
        unsafe raw.pointee.count += 1
        unsafe pthread_cond_signal(&raw.pointee.condition)
        unsafe pthread_mutex_unlock(&raw.pointee.mutex)
    }

    package func wait() {
        unsafe pthread_mutex_lock(&raw.pointee.mutex)
        while unsafe raw.pointee.count == 0 {
            unsafe pthread_cond_wait(&raw.pointee.condition, &raw.pointee.mutex)
        }
        unsafe raw.pointee.count -= 1
        unsafe pthread_mutex_unlock(&raw.pointee.mutex)
    }

    /// False when nobody signalled within that time.
    package func wait(for time: Duration) -> Bool {
        var deadline = Self.deadline(in: time)
        unsafe pthread_mutex_lock(&raw.pointee.mutex)
        defer { unsafe pthread_mutex_unlock(&raw.pointee.mutex) }
        while unsafe raw.pointee.count == 0 {
            let code = unsafe pthread_cond_timedwait(&raw.pointee.condition, &raw.pointee.mutex, &deadline)
            if code == ETIMEDOUT, unsafe raw.pointee.count == 0 { return false }
        }
        unsafe raw.pointee.count -= 1
        return true
    }

    private static func deadline(in time: Duration) -> timespec {
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        let (seconds, attoseconds) = time.components
        let (more, nanoseconds) = (Int64(now.tv_nsec) + attoseconds / 1_000_000_000).quotientAndRemainder(
            dividingBy: 1_000_000_000)
        return timespec(tv_sec: now.tv_sec + Int(seconds + more), tv_nsec: Int(nanoseconds))
    }
}

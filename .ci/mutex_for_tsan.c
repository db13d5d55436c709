/*
 * Tells the thread sanitizer of Synchronization.Mutex; to be preloaded.
 *
 * Where two threads want a mutex at once they lock and unlock it inside the library of Swift, which is not
 * instrumented: the sanitizer does not see that one waited for the other, and calls what they guard a race.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))

/* Missing in a process that has no sanitizer. */
__attribute__((weak)) void __tsan_acquire(void *mutex);
__attribute__((weak)) void __tsan_release(void *mutex);

SWIFT void lock(uint32_t thread, SELF void *mutex) __asm__(LOCK);
SWIFT void unlock(SELF void *mutex) __asm__(UNLOCK);

/* _MutexHandle._lockSlow(_:) */
SWIFT void lock(uint32_t thread, SELF void *mutex) {
    SWIFT void (*real)(uint32_t, SELF void *) = (SWIFT void (*)(uint32_t, SELF void *))dlsym(RTLD_NEXT, LOCK);
    real(thread, mutex);
    if (__tsan_acquire) __tsan_acquire(mutex);
}

/* _MutexHandle._unlockSlow() */
SWIFT void unlock(SELF void *mutex) {
    SWIFT void (*real)(SELF void *) = (SWIFT void (*)(SELF void *))dlsym(RTLD_NEXT, UNLOCK);
    if (__tsan_release) __tsan_release(mutex);
    real(mutex);
}

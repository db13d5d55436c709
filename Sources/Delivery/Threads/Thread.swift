import Glibc

/// Runs `body` on a new detached thread that takes no signals; 0, or the error number of pthread_create(3).
package func startThread(_ body: @escaping @Sendable () -> Void) -> Int32 {
    let context = unsafe Unmanaged.passRetained(Body(body))
    var thread = pthread_t()
    let code = unsafe pthread_create(
        &thread, nil,
        { context in
            guard let context = unsafe context else { return nil }
            var everySignal = sigset_t()
            unsafe sigfillset(&everySignal)
            unsafe pthread_sigmask(SIG_BLOCK, &everySignal, nil)
            unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
            return nil
        }, context.toOpaque())
    if code == 0 { pthread_detach(thread) } else { unsafe context.release() }
    return code
}

private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// The system's words for an error number, as in strerror(3).
func words(errno code: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 128)
    guard unsafe strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}

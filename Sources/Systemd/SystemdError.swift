import Glibc

/// The service manager could not be spoken with.
package struct SystemdError: Error, Hashable, Sendable, CustomStringConvertible {
    let action: String
    /// An errno(3).
    let code: CInt

    package var description: String { "cannot \(action): \(unsafe String(cString: strerror(code)))" }
}

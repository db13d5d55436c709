import Foundation
import Glibc

/// A socket on a free port of 127.0.0.1 that nobody listens on yet: connections to it are refused.
func bindToLoopback() throws -> (descriptor: Int32, port: Int) {
    let descriptor = tcpSocket()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    var name = sockaddr_in()
    let code = unsafe withLoopbackAddress(port: 0) { unsafe bind(descriptor, $0, length) }
    let named = unsafe withUnsafeMutablePointer(to: &name) {
        unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe getsockname(descriptor, $0, &length) }
    }
    guard code == 0, named == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    return (descriptor, Int(UInt16(bigEndian: name.sin_port)))
}

/// A listening socket on a free port of 127.0.0.1.
package func listenOnLoopback() throws -> (descriptor: Int32, port: Int) {
    let (descriptor, port) = try bindToLoopback()
    guard listen(descriptor, 100) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    return (descriptor, port)
}

/// A socket connected to the port, or on its way there when nothing is waited for; `nil` when it was refused.
func connectToLoopback(_ port: Int, waiting: Bool = true) -> Int32? {
    let descriptor = tcpSocket(flags: waiting ? 0 : Int32(SOCK_NONBLOCK.rawValue))
    let code = unsafe withLoopbackAddress(port: port) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
    }
    if code == 0 || errno == EINPROGRESS { return descriptor }
    close(descriptor)
    return nil
}

private func tcpSocket(flags: Int32 = 0) -> Int32 {
    socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | flags, 0)
}

private func withLoopbackAddress<Result>(port: Int, _ body: (UnsafePointer<sockaddr>) -> Result) -> Result {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
    return unsafe withUnsafePointer(to: &address) {
        unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe body($0) }
    }
}

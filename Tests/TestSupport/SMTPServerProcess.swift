package import Foundation
import Glibc

/// A mail server that is a program of its own, ended with the last reference to it.
package final class SMTPServerProcess: Sendable {
    package let port: Int
    private let process: Process

    /// Starts a program that is told a free port in its arguments, and waits until it answers there.
    package init(_ program: String, in folder: URL? = nil, arguments: (_ port: Int) -> [String]) throws {
        let (descriptor, port) = try listenOnLoopback()
        close(descriptor)
        self.port = port
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments(port)
        if let folder { process.currentDirectoryURL = folder }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process = process
        while !Self.answers(on: port) {
            guard process.isRunning else { throw DidNotStart(program: program) }
            usleep(10_000)
        }
    }

    /// The program ended before it answered on its port.
    package struct DidNotStart: Error { let program: String }

    deinit {
        // Not SIGTERM: threads of libdispatch block it, and a program started from one of them inherits that.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private static func answers(on port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
        return unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}

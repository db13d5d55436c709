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
        guard let descriptor = connectToLoopback(port) else { return false }
        close(descriptor)
        return true
    }
}

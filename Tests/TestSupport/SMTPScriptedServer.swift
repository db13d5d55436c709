import Dispatch
import Foundation
import Glibc
import Synchronization

/// A mail server on 127.0.0.1 that takes every message, except where its script says what to do instead.
package final class SMTPScriptedServer: Sendable {
    /// What the server has just been told, or that someone has connected.
    package enum Step: String, Sendable, CaseIterable {
        case greeting, hello, startTLS, login, sender, recipient, data
        /// The first bytes of a body; an act here must be one that ends the connection.
        case body
        case dot, reset, quit
    }

    package enum Act: Sendable {
        /// This line; with CRLF between them, these lines.
        case reply(String)
        /// The reply, and then the end of the connection, as with 421.
        case replyAndClose(String)
        /// These bytes, and then nothing until the client gives up.
        case fallSilent(String)
        /// Nothing, until the client says something more; then this line, late.
        case replyLate(String)
        /// Not another byte is read until the server is stopped.
        case stopReading
        /// An abrupt end: the client finds its connection reset.
        case close
    }

    package let port: Int
    private let listener: Int32
    private let state: Mutex<State>
    private let stopped = DispatchSemaphore(value: 0)

    private struct State {
        var script: [Step: [Act]]
        var log: [String] = []
        var messages: [[UInt8]] = []
    }

    /// Each time a step is reached the next act of its list is used; after the last one the server is friendly again.
    package init(_ script: [Step: [Act]] = [:]) throws {
        state = Mutex(State(script: script))
        (listener, port) = try listenOnLoopback()
        Thread.detachNewThread { [self] in
            while true {
                let descriptor = accept(listener, nil, nil)
                // Closed here and not by `stop`, or another server's descriptor might be the one that is closed.
                if descriptor < 0 { return _ = Glibc.close(listener) }
                Thread.detachNewThread { [self] in SMTPScriptedSession(self, descriptor).run() }
            }
        }
    }

    /// Takes no more connections.
    package func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        stopped.signal()
    }

    func waitForStop() {
        stopped.wait()
        // For the next that waits.
        stopped.signal()
    }

    /// Every command in the order of its coming, over all connections; `connect` for a connection.
    package var log: [String] { state.withLock(\.log) }

    /// The bodies that were taken with 250, dots unstuffed.
    package var messages: [[UInt8]] { state.withLock(\.messages) }

    func note(_ line: String) { state.withLock { $0.log.append(line) } }

    func keep(_ message: [UInt8]) { state.withLock { $0.messages.append(message) } }

    func nextAct(at step: Step) -> Act? {
        state.withLock { state in
            guard let acts = state.script[step], !acts.isEmpty else { return nil }
            return state.script[step]?.removeFirst()
        }
    }
}

/// A listening socket on a free port of 127.0.0.1.
package func listenOnLoopback() throws -> (descriptor: Int32, port: Int) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = unsafe withUnsafeMutablePointer(to: &address) {
        unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
            guard unsafe bind(descriptor, address, length) == 0, listen(descriptor, 100) == 0 else { return Int32(-1) }
            return unsafe getsockname(descriptor, address, &length)
        }
    }
    guard code == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
}

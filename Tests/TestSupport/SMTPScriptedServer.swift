import Dispatch
import Foundation
import Glibc
import Synchronization

/// A mail server on 127.0.0.1 that takes every message, except where its script says what to do instead.
package final class SMTPScriptedServer: Sendable {
    /// What the server has just been told, or that someone has connected.
    package enum Step: String, Sendable, CaseIterable {
        case greeting, hello, startTLS
        /// 220 to STARTTLS is out and the client's first bytes of TLS are in. Friendly the server cannot be here.
        case handshake
        case login
        /// What a login says after 334.
        case credentials
        case sender, recipient, data
        /// The first bytes of a body. After a reply here the rest is read, and its end gets none.
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
        /// The friendly reply, byte by byte with such a pause after each.
        case drip(milliseconds: UInt32)
        /// The end of the connection.
        case close
        /// An abrupt end: the client finds its connection reset.
        case reset
    }

    /// How those are met who want to connect.
    package enum Entrance: Sendable {
        case open
        /// Nobody listens on the port.
        case shut
        /// The queue is full, and no answer comes (listen(2)).
        case crowded
    }

    package let port: Int
    private let capabilities: [String]
    private let listener: Int32
    private let state: Mutex<State>
    private let stopped = DispatchSemaphore(value: 0)

    private struct State {
        var script: [Step: [Act]]
        var log: [String] = []
        var bodies: [[UInt8]] = []
        var messages: [[UInt8]] = []
        /// What crowds the entrance.
        var crowd: [Int32] = []
    }

    /// Each time a step is reached the next act of its list is used; after the last one the server is friendly again.
    ///
    /// - Parameter capabilities: What EHLO is told of, as `AUTH PLAIN`; STARTTLS too as long as the script has an act
    ///   for it.
    package init(
        _ script: [Step: [Act]] = [:], offering capabilities: [String] = [], entrance: Entrance = .open
    ) throws {
        self.capabilities = capabilities
        state = Mutex(State(script: script))
        (listener, port) = try bindToLoopback()
        switch entrance {
        case .open: open()
        case .shut: break
        case .crowded:
            listen(listener, 0)
            let crowd = (1...2).compactMap { _ in connectToLoopback(port, waiting: false) }
            state.withLock { $0.crowd = crowd }
        }
    }

    /// Lets them in who want to connect.
    package func open() {
        listen(listener, 100)
        state.withLock { state in
            for descriptor in state.crowd { Glibc.close(descriptor) }
            state.crowd = []
        }
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

    /// The bodies that came to their dot, whatever was answered, dots unstuffed.
    package var bodies: [[UInt8]] { state.withLock(\.bodies) }

    /// The bodies that were taken with 250, dots unstuffed.
    package var messages: [[UInt8]] { state.withLock(\.messages) }

    func note(_ line: String) { state.withLock { $0.log.append(line) } }

    func note(body: [UInt8]) { state.withLock { $0.bodies.append(body) } }

    func keep(_ message: [UInt8]) { state.withLock { $0.messages.append(message) } }

    /// The friendly answer to EHLO.
    var welcome: String {
        let offersTLS = state.withLock { state in
            [.startTLS, .handshake].contains { state.script[$0]?.isEmpty == false }
        }
        let lines = ["scripted"] + (offersTLS ? ["STARTTLS"] : []) + capabilities
        return lines.enumerated().map { "250\($0 < lines.count - 1 ? "-" : " ")\($1)" }.joined(separator: "\r\n")
    }

    func nextAct(at step: Step) -> Act? {
        state.withLock { state in
            guard let acts = state.script[step], !acts.isEmpty else { return nil }
            return state.script[step]?.removeFirst()
        }
    }
}

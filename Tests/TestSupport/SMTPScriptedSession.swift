import Foundation
import Glibc

/// One connection of a scripted server.
final class SMTPScriptedSession {
    private let server: SMTPScriptedServer
    private let descriptor: Int32
    private var input: [UInt8] = []
    private var isOpen = true

    init(_ server: SMTPScriptedServer, _ descriptor: Int32) {
        self.server = server
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    func run() {
        server.note("connect")
        answer(at: .greeting, otherwise: "220 scripted")
        while isOpen, let line = readLine() {
            server.note(line)
            switch line.prefix(4).uppercased() {
            case "EHLO", "HELO": answer(at: .hello, otherwise: server.welcome)
            case "STAR": startTLS()
            case "AUTH": logIn()
            case "MAIL": answer(at: .sender, otherwise: "250 sender ok")
            case "RCPT": answer(at: .recipient, otherwise: "250 recipient ok")
            case "DATA": takeData()
            case "RSET": answer(at: .reset, otherwise: "250 reset")
            case "QUIT":
                answer(at: .quit, otherwise: "221 bye")
                isOpen = false
            default: send("500 what\r\n")
            }
        }
    }

    private func startTLS() {
        guard answer(at: .startTLS, otherwise: "220 go")?.hasPrefix("220") == true, readMore() else { return }
        // The head of a record (RFC 8446 section 5.1) that would hold a ServerHello.
        answer(at: .handshake, otherwise: "\u{16}\u{3}\u{3}\u{0}\u{7A}\u{2}")
        while isOpen && readMore() { input = [] }
        isOpen = false
    }

    private func logIn() {
        guard answer(at: .login, otherwise: "334 ")?.hasPrefix("334") == true, readLine() != nil else { return }
        server.note("credentials")
        answer(at: .credentials, otherwise: "235 welcome")
    }

    private func takeData() {
        guard answer(at: .data, otherwise: "354 go on")?.hasPrefix("354") == true else { return }
        if let fault = server.nextAct(at: .body) {
            if input.isEmpty { _ = readMore() }
            return takeBody(after: fault)
        }
        guard let body = readBody() else { return }
        // Before the client can know it, so that whoever asks afterwards finds it here.
        answer(at: .dot, otherwise: "250 taken") { [server] in if $0.hasPrefix("2") { server.keep(body) } }
    }

    /// The answer comes in mid-body; nobody could tell a client that went on sending more.
    private func takeBody(after fault: SMTPScriptedServer.Act) {
        if case .replyAndClose(let line) = fault {
            send(line + "\r\n")
            _ = readBody()
            isOpen = false
        } else if perform(fault, friendly: "250 taken") != nil {
            _ = readBody()
        }
    }

    /// The reply, when all of it was given; `end` is told it before its last byte is.
    @discardableResult
    private func answer(
        at step: SMTPScriptedServer.Step, otherwise friendly: String, end: (String) -> Void = { _ in }
    ) -> String? {
        perform(server.nextAct(at: step) ?? .reply(friendly), friendly: friendly, end: end)
    }

    private func perform(
        _ act: SMTPScriptedServer.Act, friendly: String, end: (String) -> Void = { _ in }
    ) -> String? {
        switch act {
        case .reply(let line):
            end(line)
            send(line + "\r\n")
            return line
        case .replyAndClose(let line):
            end(line)
            send(line + "\r\n")
            isOpen = false
            return line
        case .drip(let milliseconds):
            for character in friendly where isOpen {
                send(String(character))
                usleep(milliseconds * 1_000)
            }
            guard isOpen else { return nil }
            end(friendly)
            send("\r\n")
            return friendly
        case .fallSilent(let bytes):
            send(bytes)
            while readMore() { input = [] }
            isOpen = false
        case .replyLate(let line):
            if readMore() { send(line + "\r\n") } else { isOpen = false }
        case .stopReading:
            server.waitForStop()
            isOpen = false
        case .close: isOpen = false
        case .reset:
            var abrupt = linger(l_onoff: 1, l_linger: 0)
            unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &abrupt, socklen_t(MemoryLayout<linger>.size))
            isOpen = false
        }
        return nil
    }

    private func send(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return isOpen = false }
            rest = rest.dropFirst(count)
        }
    }

    /// False when the client has gone.
    private func readMore() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe chunk.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
        if count <= 0 { return false }
        input += chunk[..<count]
        return true
    }

    private func readLine() -> String? {
        while true {
            if let end = input.firstIndex(of: 0x0A) {
                let line = String(decoding: input[..<end], as: UTF8.self).trimmingCharacters(in: .newlines)
                input.removeFirst(end + 1)
                return line
            }
            if !readMore() { return nil }
        }
    }

    private func readBody() -> [UInt8]? {
        let mark = Data("\r\n.\r\n".utf8)
        var body = Data("\r\n".utf8) + input
        while true {
            if let end = body.range(of: mark) {
                input = Array(body[end.upperBound...])
                let whole = unstuffed(body[..<(end.lowerBound + 2)].dropFirst(2))
                server.note(".")
                server.note(body: whole)
                return whole
            }
            input = []
            if !readMore() { return nil }
            body += input
        }
    }

    private func unstuffed(_ body: Data) -> [UInt8] {
        var result: [UInt8] = []
        var isLineStart = true
        for byte in body {
            if !(isLineStart && byte == UInt8(ascii: ".")) { result.append(byte) }
            isLineStart = byte == 0x0A
        }
        return result
    }
}

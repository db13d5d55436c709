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
        act(at: .greeting, otherwise: "220 scripted")
        while isOpen, let line = readLine() {
            server.note(line)
            switch line.prefix(4).uppercased() {
            case "EHLO", "HELO": act(at: .hello, otherwise: "250 scripted")
            case "STAR": act(at: .startTLS, otherwise: "502 no")
            case "AUTH": act(at: .login, otherwise: "502 no")
            case "MAIL": act(at: .sender, otherwise: "250 sender ok")
            case "RCPT": act(at: .recipient, otherwise: "250 recipient ok")
            case "DATA": takeData()
            case "RSET": act(at: .reset, otherwise: "250 reset")
            case "QUIT":
                act(at: .quit, otherwise: "221 bye")
                isOpen = false
            default: act(at: .login, otherwise: "500 what")
            }
        }
    }

    private func takeData() {
        guard act(at: .data, otherwise: "354 go on") == "354 go on" else { return }
        if let fault = server.nextAct(at: .body) {
            _ = readMore()
            return perform(fault)
        }
        guard let body = readBody() else { return }
        server.note(".")
        if act(at: .dot, otherwise: "250 taken") == "250 taken" { server.keep(body) }
    }

    /// The friendly reply, when that was given.
    @discardableResult
    private func act(at step: SMTPScriptedServer.Step, otherwise reply: String) -> String? {
        if let act = server.nextAct(at: step) {
            perform(act)
            return nil
        }
        send(reply + "\r\n")
        return reply
    }

    private func perform(_ act: SMTPScriptedServer.Act) {
        switch act {
        case .reply(let line): send(line + "\r\n")
        case .replyAndClose(let line):
            send(line + "\r\n")
            isOpen = false
        case .fallSilent(let bytes):
            send(bytes)
            while readMore() { input = [] }
            isOpen = false
        case .replyLate(let line):
            if readMore() { send(line + "\r\n") } else { isOpen = false }
        case .stopReading:
            server.waitForStop()
            isOpen = false
        case .close:
            var abrupt = linger(l_onoff: 1, l_linger: 0)
            unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &abrupt, socklen_t(MemoryLayout<linger>.size))
            isOpen = false
        }
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
                return unstuffed(body[..<(end.lowerBound + 2)].dropFirst(2))
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

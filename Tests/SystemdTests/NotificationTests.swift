import Glibc
import Systemd
import Testing

/// Each runs in a process of its own, whose environment it may set.
@Suite struct NotificationTests {
    @Test func `says what sd_notify(3) has services say`() async {
        await #expect(processExitsWith: .success) {
            let socket = try DatagramSocket(variable: "NOTIFY_SOCKET")
            try notify(.ready(status: "waiting\nMAINPID=1"))
            #expect(try socket.receive() == "READY=1\nSTATUS=waiting\\nMAINPID=1")
            try notify(.status("polling"))
            #expect(try socket.receive() == "STATUS=polling")
            try notify(.watchdog)
            #expect(try socket.receive() == "WATCHDOG=1")
            try notify(.stopping)
            #expect(try socket.receive() == "STOPPING=1")
        }
    }

    @Test func `says the monotonic time of a reload in the same datagram`() async {
        await #expect(processExitsWith: .success) {
            let socket = try DatagramSocket(variable: "NOTIFY_SOCKET")
            let before = microseconds()
            try notify(.reloading)
            let lines = try socket.receive().split(separator: "\n")
            let time = try #require(lines.last?.split(separator: "=").last.flatMap { Int64($0) })
            #expect(lines.count == 2 && lines[0] == "RELOADING=1" && lines[1].hasPrefix("MONOTONIC_USEC="))
            #expect((before...microseconds()).contains(time))
        }
    }

    @Test func `is silent without a service manager and complains of a dead one`() async {
        await #expect(processExitsWith: .success) {
            setEnvironment("NOTIFY_SOCKET", nil)
            try notify(.watchdog)
            setEnvironment("NOTIFY_SOCKET", "/nonexistent/socket")
            let error = #expect(throws: SystemdError.self) { try notify(.watchdog) }
            #expect(error?.description == "cannot notify the service manager: No such file or directory")
        }
    }

    @Test func `reads the watchdog's interval, for this process only`() async {
        await #expect(processExitsWith: .success) {
            setEnvironment("WATCHDOG_USEC", nil)
            let none = try watchdogInterval()
            #expect(none == nil)
            setEnvironment("WATCHDOG_USEC", "120000000")
            setEnvironment("WATCHDOG_PID", String(getpid()))
            #expect(try watchdogInterval() == .seconds(120))
            setEnvironment("WATCHDOG_PID", "1")
            #expect(try watchdogInterval() == nil)
            setEnvironment("WATCHDOG_PID", nil)
            setEnvironment("WATCHDOG_USEC", "soon")
            #expect(throws: SystemdError.self) { try watchdogInterval() }
        }
    }
}

private func setEnvironment(_ name: String, _ value: String?) {
    if let value { unsafe setenv(name, value, 1) } else { unsafe unsetenv(name) }
}

private func microseconds() -> Int64 {
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000
}

/// What the service manager listens at.
private struct DatagramSocket {
    private let descriptor: CInt

    init(variable: String) throws {
        descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // An abstract name: no file is left behind.
        let name = Array("recordad-test-\(getpid())".utf8)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { path in
            unsafe path.dropFirst().prefix(name.count).copyBytes(from: name)
        }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + 1 + name.count)
        let status = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe bind(descriptor, $0, length) }
        }
        try #require(status == 0)
        setEnvironment(variable, "@" + String(decoding: name, as: UTF8.self))
    }

    func receive() throws -> String {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = unsafe recv(descriptor, &buffer, buffer.count, CInt(MSG_DONTWAIT))
        try #require(count >= 0)
        return String(decoding: buffer[..<count], as: UTF8.self)
    }
}

/// Where finished messages are handed over.
package enum MailServer: Hashable, Sendable {
    /// Plain at first, and encrypted by STARTTLS (RFC 3207); an IPv6 host has no brackets.
    case smtp(host: String, port: Int)
    /// Encrypted from the first byte (RFC 8314 section 3.3); an IPv6 host has no brackets.
    case smtps(host: String, port: Int)
    /// A folder on this machine.
    case maildir(path: String)

    /// Reads `smtp://host:port`, `smtps://host:port` or `maildir:/path`; the ports are 25 and 465 if not written.
    init?(_ text: String) {
        if text.hasPrefix("maildir:") {
            let path = text.dropFirst("maildir:".count)
            guard path.hasPrefix("/") else { return nil }
            self = .maildir(path: String(path))
        } else if text.hasPrefix("smtp://"), let place = Self.hostAndPort(text.dropFirst("smtp://".count)) {
            self = .smtp(host: place.host, port: place.port ?? 25)
        } else if text.hasPrefix("smtps://"), let place = Self.hostAndPort(text.dropFirst("smtps://".count)) {
            self = .smtps(host: place.host, port: place.port ?? 465)
        } else {
            return nil
        }
    }

    /// Whether nothing leaves this machine: the name and the addresses of this machine itself (RFC 1122, RFC 4291). Names under
    /// `localhost` are what a resolver makes of them.
    package var isLocal: Bool {
        switch self {
        case .maildir: true
        case .smtp(let host, _), .smtps(let host, _):
            host == "::1" || host == "localhost" || Self.isIPv4Loopback(host)
        }
    }

    private static func isIPv4Loopback(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return parts.count == 4 && parts[0] == 127 && !parts.contains(nil)
    }

    private static func hostAndPort(_ text: Substring) -> (host: String, port: Int?)? {
        var host = text
        var rest: Substring = ""
        let isIPv6 = text.hasPrefix("[")
        if isIPv6 {
            guard let close = text.firstIndex(of: "]") else { return nil }
            host = text[..<close].dropFirst()
            rest = text[close...].dropFirst()
        } else if let colon = text.firstIndex(of: ":") {
            host = text[..<colon]
            rest = text[colon...]
        }
        guard isIPv6 ? isIPv6Address(host) : isName(host) else { return nil }
        if rest.isEmpty { return (host.lowercased(), nil) }
        guard rest.hasPrefix(":"), let port = Int(digits: rest.dropFirst()), (1...65_535).contains(port) else {
            return nil
        }
        return (host.lowercased(), port)
    }

    private static func isName(_ host: Substring) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return host.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.utf8.allSatisfy { isHexDigit($0) || isLetter($0) || $0 == UInt8(ascii: "-") }
            }
    }

    /// Eight groups of hexadecimal digits, or fewer around one `::` (RFC 4291 section 2.2, without dotted tails).
    private static func isIPv6Address(_ host: Substring) -> Bool {
        let groups = host.split(separator: ":", omittingEmptySubsequences: false)
        guard groups.allSatisfy({ $0.utf8.count <= 4 && $0.utf8.allSatisfy(isHexDigit) }) else { return false }
        guard let gap = host.firstRange(of: "::") else {
            return groups.count == 8 && !groups.contains("")
        }
        let before = host[..<gap.lowerBound]
        let after = host[gap.upperBound...]
        let written = groups.count { !$0.isEmpty }
        return written <= 7 && !before.hasPrefix(":") && !after.hasPrefix(":") && !after.hasSuffix(":")
            && !after.contains("::")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
    }
}

extension MailServer: CustomStringConvertible {
    /// The address as it is written in the configuration, with its port; also what libcurl takes.
    package var description: String {
        func place(_ host: String, _ port: Int) -> String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }
        return switch self {
        case .smtp(let host, let port): "smtp://" + place(host, port)
        case .smtps(let host, let port): "smtps://" + place(host, port)
        case .maildir(let path): "maildir:" + path
        }
    }
}

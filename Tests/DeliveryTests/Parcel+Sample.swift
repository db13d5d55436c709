import Delivery
import Dunning
import Testing

extension Parcel {
    /// A short message for these recipients.
    static func sample(
        _ id: String = "1@example.com", to recipients: [String] = ["ana@example.com"], copies: [String] = [],
        body: [UInt8] = Array("Subject: hola\r\n\r\nhola\r\n".utf8), readyAt: ContinuousClock.Instant = .now
    ) throws -> Parcel {
        Parcel(
            messageID: MessageID(id),
            envelope: Envelope(
                sender: try #require(EmailAddress("cobranza@example.com")), to: try addresses(recipients),
                copies: try addresses(copies)),
            bytes: body, readyAt: readyAt)
    }
}

func addresses(_ texts: [String]) throws -> [EmailAddress] {
    try texts.map { try #require(EmailAddress($0)) }
}

extension SMTPOptions {
    /// A server of the tests, without TLS, that must answer within a second.
    static func loopback(_ port: Int, connections: Int = 1) -> SMTPOptions {
        var options = SMTPOptions(
            host: "127.0.0.1", port: port, encryption: .off, connections: connections, timeout: 1)
        // On a busy machine a test may take long between two messages, and means them to share a connection.
        options.secondsUntilRest = 36_000
        return options
    }
}

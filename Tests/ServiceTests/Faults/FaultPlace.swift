import TestSupport

/// Where in its life a session meets a fault.
enum FaultPlace: String, CaseIterable {
    case connect, banner
    /// EHLO, and HELO after it (RFC 5321 section 3.2).
    case hello
    /// EHLO alone: HELO would be answered well.
    case extendedHello
    /// STARTTLS that is used if it is offered, and STARTTLS that is required.
    case startTLS, requiredTLS
    case handshake, requiredHandshake
    case login, credentials
    case sender, recipient
    /// The second of two recipients; the first was taken.
    case secondRecipient
    case data, body, dot, quit

    var logsIn: Bool { self == .login || self == .credentials }

    var requiresTLS: Bool { self == .requiredTLS || self == .requiredHandshake }

    /// STARTTLS is what fails; a server of the tests has none to offer afterwards.
    var isAboutTLS: Bool { requiresTLS || self == .startTLS || self == .handshake }

    func script(_ fault: Fault) -> [SMTPScriptedServer.Step: [SMTPScriptedServer.Act]] {
        let act = fault.act
        return switch self {
        case .connect: [:]
        case .banner: [.greeting: [act]]
        case .hello: [.hello: fault.isRefusal ? [act, act] : [act]]
        case .extendedHello: [.hello: [act]]
        case .startTLS, .requiredTLS: [.startTLS: [act]]
        case .handshake, .requiredHandshake: [.handshake: [act]]
        case .login: [.login: [act]]
        case .credentials: [.credentials: [act]]
        case .sender: [.sender: [act]]
        case .recipient: [.recipient: [act]]
        case .secondRecipient: [.recipient: [.reply("250 ok"), act]]
        case .data: [.data: [act]]
        case .body: [.body: [act]]
        case .dot: [.dot: [act]]
        case .quit: [.quit: [act]]
        }
    }
}

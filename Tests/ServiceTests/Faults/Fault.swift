import TestSupport

/// What a server does instead of its duty.
enum Fault: String, CaseIterable {
    case refused, unanswered
    case close, reset
    case transient, permanent, goodbye
    /// A reply that is none of those that this command can have.
    case wrongClass
    case garbage, halfLine, silence
    /// The right answer, byte by byte: soon enough, and so slowly that it is never waited for.
    case slow, tooSlow

    var act: SMTPScriptedServer.Act {
        switch self {
        case .refused, .unanswered, .close: .close
        case .reset: .reset
        case .transient: .reply("451 4.3.0 later")
        case .permanent: .reply("554 5.7.1 never")
        case .goodbye: .replyAndClose("421 4.3.2 shutting down")
        case .wrongClass: .reply("399 what else")
        case .garbage: .fallSilent("\u{1B}[2J\u{1}<html>\r\n999999\r\nok\r\n")
        case .halfLine: .fallSilent("25")
        case .silence: .fallSilent("")
        case .slow: .drip(milliseconds: 20)
        case .tooSlow: .drip(milliseconds: 6_000)
        }
    }

    var entrance: SMTPScriptedServer.Entrance {
        switch self {
        case .refused: .shut
        case .unanswered: .crowded
        default: .open
        }
    }

    /// The server's words, where it says any that are a reply.
    var words: String? {
        switch act {
        case .reply(let words), .replyAndClose(let words): words
        default: nil
        }
    }

    /// The server says no, and goes on listening.
    var isRefusal: Bool { [.transient, .permanent, .wrongClass].contains(self) }

    /// Nothing but time tells that it is one.
    var needsTimeout: Bool { [.unanswered, .garbage, .halfLine, .silence, .tooSlow].contains(self) }
}

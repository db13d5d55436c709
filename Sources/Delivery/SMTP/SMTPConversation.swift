package import Dunning

/// What was said in one attempt to hand over one message, as far as the verdict depends on it. Pure.
///
/// It is told the commands that were sent, each line that came back, and when the body was read to its end; it follows
/// the order that libcurl keeps to: one command, one reply (RFC 5321 section 4.1.4, no pipelining).
package struct SMTPConversation: Sendable {
    /// What the next reply answers.
    package enum Stage: String, Sendable {
        case greeting, hello = "EHLO", startTLS = "STARTTLS", login = "AUTH"
        case sender = "MAIL", recipient = "RCPT", data = "DATA"
        /// The body is on its way: 354 came, the final dot was not sent yet.
        case body = "the body"
        /// The final dot was sent, or may have been.
        case dot = "the final dot"
    }

    package private(set) var stage = Stage.greeting
    /// The reply to the command of this stage, once it is complete.
    private(set) var reply: SMTPReply?
    /// A 421 before the final dot.
    private(set) var goodbye: SMTPReply?
    /// Recipients that were refused, for good or for now.
    private(set) var refused: [Verdict.Refusal] = []
    /// A recipient or DATA was refused because we are not logged in, which says nothing about the message.
    private(set) var loginWanted: SMTPReply?
    /// Why we went no further though the server would have.
    private(set) var objection: String?
    /// The first line that is no reply at all, such as another protocol's.
    private(set) var stray: String?

    let recipients: [EmailAddress]
    /// How many of them, the first ones, it is written to; the others get copies.
    let addressees: Int
    private let mustLogIn: Bool
    private let mayEncrypt: Bool
    private var answeredRecipients = 0
    private var offersLogin = false
    private var offersTLS = false
    private var isEncrypting = false
    private var lines: [UInt8] = []
    /// The password, and what was sent of it: servers repeat a command that they do not know.
    private var secrets: Secrets
    /// QUIT was sent: its answer is about nothing of ours.
    private var isOver = false

    /// - Parameters:
    ///   - addressees: As in `Envelope`; `nil`: all of them.
    ///   - mustLogIn: a user is configured: without a login nothing may be sent.
    ///   - mayEncrypt: STARTTLS will be used if it is offered.
    ///   - password: Hidden in what the server says.
    package init(
        recipients: [EmailAddress], addressees: Int? = nil, mustLogIn: Bool = false, mayEncrypt: Bool = false,
        password: String? = nil
    ) {
        self.recipients = recipients
        self.addressees = addressees ?? recipients.count
        self.mustLogIn = mustLogIn
        self.mayEncrypt = mayEncrypt
        secrets = Secrets(spellings: password.map { [$0] } ?? [])
    }

    /// Takes a command as it was sent.
    package mutating func sent(_ command: some Collection<UInt8>) {
        // 334 asks for the next step of a login, and its base64 may look like any command.
        if stage == .login && reply?.code == 334 {
            hide(command)
            reply = nil
            return
        }
        switch String(decoding: command.prefix(4), as: UTF8.self) {
        case "EHLO", "HELO":
            stage = .hello
            (offersLogin, offersTLS) = (false, false)
        case "STAR": stage = .startTLS
        case "AUTH":
            stage = .login
            hide(command)
        case "MAIL": stage = .sender
        case "RCPT": stage = .recipient
        case "DATA": stage = .data
        case "QUIT": isOver = true
        default: return
        }
        if !isOver { reply = nil }
    }

    /// Takes a line of the server, with its line end; false when this must go no further.
    ///
    /// What counts as the end of a reply is what libcurl takes for one, or the two would fall out of step.
    package mutating func received(_ line: some RandomAccessCollection<UInt8>) -> Bool {
        if isOver { return true }
        let start = Array(line.prefix(4))
        guard start.count == 4, start.prefix(3).allSatisfy({ (0x30...0x39).contains($0) }) else {
            if stray == nil {
                stray = SMTPReply.printable(line.prefix { $0 != 0x0D && $0 != 0x0A }, hiding: secrets.spellings)
            }
            return true
        }
        if stage == .hello { note(capability: line.dropFirst(4)) }
        keep(line)
        guard start[3] == UInt8(ascii: " ") || line.count == 5 else { return true }
        let code = start.prefix(3).reduce(0) { $0 * 10 + Int($1 - 0x30) }
        defer { lines.removeAll(keepingCapacity: true) }
        // libcurl reads on after these two.
        guard code > 1 else { return true }
        // Lines of one reply may disagree; libcurl goes by the last, and what is kept must say what counted.
        lines.replaceSubrange(..<3, with: start.prefix(3))
        take(SMTPReply(code: code, bytes: lines, hiding: secrets.spellings))
        return objection == nil && !(isRefused && addressees < recipients.count)
    }

    /// The last byte of the body was handed over: from now on the final dot may be out.
    package mutating func bodyEnded() {
        guard stage == .body else { return }
        stage = .dot
        reply = nil
    }

    /// Of a step of a login: its last word, unless that is the name of a mechanism (RFC 4954 section 4).
    private mutating func hide(_ command: some Collection<UInt8>) {
        let words = String(decoding: command, as: UTF8.self).split { $0.isWhitespace }
        // '=' stands for nothing, and '*' gives up.
        if let last = words.last, words.count != 2, last.count > 1 { secrets.spellings.append(String(last)) }
    }

    private mutating func take(_ reply: SMTPReply) {
        // What comes in during the body, or once more for a recipient or the dot, answers nothing we asked.
        if stage == .body || ([.dot, .recipient].contains(stage) && self.reply != nil) { return }
        self.reply = reply
        if reply.closesConnection && stage != .dot { goodbye = reply }
        switch stage {
        case .hello where reply.isPositive:
            objectToMissingLogin(unlessEncrypting: offersTLS && mayEncrypt && !isEncrypting)
        case .startTLS where reply.code == 220: isEncrypting = true
        case .startTLS: objectToMissingLogin(unlessEncrypting: false)
        case .recipient: takeRecipient(reply)
        case .data where reply.code == 354: stage = .body
        case .data where reply.isAboutOurLogin: loginWanted = reply
        default: break
        }
    }

    private mutating func takeRecipient(_ reply: SMTPReply) {
        defer { answeredRecipients += 1 }
        guard !reply.isPositive, answeredRecipients < recipients.count else { return }
        refused.append(Verdict.Refusal(address: recipients[answeredRecipients], reply: reply.text))
        if reply.isAboutOurLogin { loginWanted = reply }
    }

    /// Whoever it is written to was refused; those who would get a copy were not asked.
    package var isRefused: Bool {
        stage == .recipient && answeredRecipients == addressees && refused.count == addressees
    }

    /// libcurl goes on without a login when none is offered; a server that then takes the mail is not the one meant.
    private mutating func objectToMissingLogin(unlessEncrypting isDeferred: Bool) {
        guard mustLogIn, !offersLogin, !isDeferred else { return }
        objection =
            "the server offers no AUTH, but a user is configured; check its address and port, or remove the user"
    }

    /// As libcurl compares them, letter case included.
    private mutating func note(capability: some Collection<UInt8>) {
        if capability.starts(with: "AUTH ".utf8) { offersLogin = true }
        if capability.starts(with: "STARTTLS".utf8) { offersTLS = true }
    }

    /// What is hidden in the server's words, and in a dump of this value.
    private struct Secrets: CustomReflectable {
        var spellings: [String]
        var customMirror: Mirror { Mirror(self, children: []) }
    }

    /// Adds a line to the reply in hand: the code once, then the texts, no more than will be shown.
    private mutating func keep(_ line: some RandomAccessCollection<UInt8>) {
        let room = SMTPReply.textLimit - lines.count
        let text = line.dropFirst(lines.isEmpty ? 0 : 3).prefix { $0 != 0x0D && $0 != 0x0A }
        let start = lines.count
        lines.append(contentsOf: text.prefix(room))
        let separator = start == 0 ? 3 : start
        if separator < lines.count { lines[separator] = UInt8(ascii: " ") }
    }
}

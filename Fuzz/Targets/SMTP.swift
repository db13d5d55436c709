import Delivery
import Dunning

/// Nothing counts as accepted without a 2xx to its final dot and somebody that it is written to, and the server's words
/// come out on one clean line.
///
/// Each line of the input is an event: `<` a line of the server, `>` a command of ours, `.` the end of the body.
func checkSMTP(_ input: [UInt8]) throws(Violation) {
    let flags = input.first ?? 0
    let recipients = ["uno@example.com", "dos@example.com", "tres@example.com"].compactMap { EmailAddress($0) }
    let named = Array(recipients.prefix(1 + Int(flags >> 2) % 3))
    let addressees = 1 + Int(flags >> 4) % named.count
    var conversation = SMTPConversation(
        recipients: named, addressees: addressees, mustLogIn: flags & 1 != 0, mayEncrypt: flags & 2 != 0)
    var witness = Witness()
    for event in input.dropFirst().split(separator: 0x0A) {
        switch event.first {
        case UInt8(ascii: "<"):
            let line = Array(event.dropFirst() + [0x0D, 0x0A])
            witness.received(line)
            if !conversation.received(line) { return try check(conversation, named, addressees, witness) }
        case UInt8(ascii: ">"):
            // libcurl goes no further then.
            if conversation.isRefused { return try check(conversation, named, addressees, witness) }
            witness.sent(Array(event.dropFirst(1).prefix(4)))
            conversation.sent(event.dropFirst())
        case UInt8(ascii: "."):
            witness.ended()
            conversation.bodyEnded()
        default: continue
        }
    }
    try check(conversation, named, addressees, witness)
}

private func check(
    _ conversation: SMTPConversation, _ recipients: [EmailAddress], _ addressees: Int, _ witness: Witness
) throws(Violation) {
    for fault in [nil, "broken"] {
        let verdict = conversation.verdict(fault: fault)
        try require(verdict.outcome != .accepted || witness.sawAcceptance, "accepted by '\(verdict.reply)'")
        let refused = Set(verdict.refused.map(\.address.value))
        let hasReader = recipients.prefix(addressees).contains { !refused.contains($0.value) }
        try require(verdict.outcome != .accepted || hasReader, "accepted for copies alone")
        try require(verdict.outcome != .failed || witness.sawRefusal, "failed by '\(verdict.reply)'")
        try require(verdict.outcome != .uncertain || witness.sawDot, "uncertain without a dot")
        try require(verdict.outcome == .uncertain || !witness.awaitsAnswer, "\(verdict.outcome) without an answer")
        let digit: [Verdict.Outcome: Character] = [.accepted: "2", .failed: "5"]
        try require(
            verdict.reply.first == digit[verdict.outcome] || digit[verdict.outcome] == nil,
            "\(verdict.outcome) in the words '\(verdict.reply)'")
        try require(verdict.refused.allSatisfy { recipients.contains($0.address) }, "refused whom nobody named")
        for words in [verdict.reply] + verdict.refused.map(\.reply) {
            try require(words.unicodeScalars.count <= 4_200, "a reply without bound")
            let isClean = words.unicodeScalars.allSatisfy {
                ![.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
            }
            try require(isClean, "a reply that is not one clean line")
        }
    }
}

/// What a bystander of the connection knows: less than the conversation, and enough to catch it lying.
private struct Witness {
    private(set) var sawAcceptance = false
    private(set) var sawRefusal = false
    private(set) var sawDot = false
    /// 354 came after DATA, the body ended, and no reply has come since.
    private(set) var awaitsAnswer = false
    private var isData = false
    private var mayEnd = false
    private var isLogin = false
    /// The server asked for the next step of a login: what is sent next is no command, whatever it looks like.
    private var isChallenged = false
    private var isOver = false

    mutating func received(_ line: [UInt8]) {
        let digits = line.prefix(3)
        guard line.count >= 5, digits.allSatisfy({ (0x30...0x39).contains($0) }), line[3] == 0x20 || line.count == 5,
            let code = Int(text(digits)), code > 1, !isOver
        else { return }
        isChallenged = isLogin && code == 334
        if code / 100 == 5 { sawRefusal = true }
        if awaitsAnswer {
            if code / 100 == 2 { sawAcceptance = true }
            if [2, 4, 5].contains(code / 100) { awaitsAnswer = false }
        }
        if isData && code == 354 { mayEnd = true }
    }

    mutating func sent(_ verb: [UInt8]) {
        let verb = text(verb)
        if isChallenged {
            isChallenged = false
        } else if ["EHLO", "HELO", "STAR", "AUTH", "MAIL", "RCPT", "DATA"].contains(verb) {
            (isData, isLogin, mayEnd, awaitsAnswer, sawAcceptance) = (
                verb == "DATA", verb == "AUTH", false, false, false
            )
        } else if verb == "QUIT" {
            isOver = true
        }
    }

    mutating func ended() {
        guard mayEnd else { return }
        (isData, mayEnd, awaitsAnswer, sawDot) = (false, false, true, true)
    }
}

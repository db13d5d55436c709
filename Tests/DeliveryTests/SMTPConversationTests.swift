import Delivery
import Dunning
import Testing

/// Sessions as transcripts: `C:` a command, `S:` a line of the server, `.` the end of the body.
struct SMTPConversationTests {
    static let opening = ["S: 220 hi", "C: EHLO me", "S: 250-mx", "S: 250 SIZE 1000"]
    static let sender = ["C: MAIL FROM:<c@example.com>", "S: 250 ok"]
    static let accepted = opening + sender + ["C: RCPT TO:<a@example.com>", "S: 250 ok", "C: DATA", "S: 354 go"]

    private func listen(
        _ transcript: [String], to recipients: [String] = ["a@example.com"], mustLogIn: Bool = false,
        mayEncrypt: Bool = false
    ) throws -> (SMTPConversation, wentOn: Bool) {
        var conversation = SMTPConversation(
            recipients: try addresses(recipients), mustLogIn: mustLogIn, mayEncrypt: mayEncrypt)
        var wentOn = true
        for entry in transcript {
            let bytes = Array((entry.dropFirst(3) + "\r\n").utf8)
            if entry.hasPrefix("C: ") { conversation.sent(bytes) }
            if entry.hasPrefix("S: ") && !conversation.received(bytes) { wentOn = false }
            if entry == "." { conversation.bodyEnded() }
        }
        return (conversation, wentOn)
    }

    @Test(arguments: [
        (
            ["C: AUTH PLAIN AGFuYQBzM2NyZXQ=", "S: 500 unknown: AUTH PLAIN AGFuYQBzM2NyZXQ="],
            "500 unknown: AUTH PLAIN <hidden>"
        ),
        (
            [
                "C: AUTH LOGIN", "S: 334 VXNlcm5hbWU6", "C: YW5h", "S: 334 UGFzc3dvcmQ6", "C: czNjcmV0",
                "S: 535 no 'czNjcmV0'",
            ],
            "535 no '<hidden>'"
        ),
        (["C: AUTH PLAIN", "S: 535 s3cret is not the password of ana"], "535 <hidden> is not the password of ana"),
        (
            ["C: AUTH PLAIN AGFuYQBzM2NyZXQ=", "S: what is AGFuYQBzM2NyZXQ= ?"],
            "broken off at AUTH: x; the server said 'what is <hidden> ?'"
        ),
    ])
    func `a login that the server repeats is hidden`(after: [String], reply: String) throws {
        var conversation = SMTPConversation(recipients: try addresses(["a@example.com"]), password: "s3cret")
        for entry in Self.opening + after {
            let bytes = Array((entry.dropFirst(3) + "\r\n").utf8)
            if entry.hasPrefix("C: ") { conversation.sent(bytes) } else { _ = conversation.received(bytes) }
        }
        #expect(conversation.verdict(fault: "x").reply == reply)
    }

    struct Case: CustomTestStringConvertible {
        let after: [String]
        let fault: String?
        let outcome: Verdict.Outcome
        let reply: String

        init(_ after: [String], fault: String? = nil, _ outcome: Verdict.Outcome, _ reply: String) {
            (self.after, self.fault, self.outcome, self.reply) = (after, fault, outcome, reply)
        }

        var testDescription: String { (after.suffix(3) + [fault ?? ""]).joined(separator: " | ") }
    }

    static let cases = [
        Case([], fault: "could not resolve host", .deferred, "no session: could not resolve host"),
        Case(["S: 554 5.7.1 blocked"], fault: "weird", .deferred, "554 5.7.1 blocked"),
        Case(
            ["S: HTTP/1.1 400 Bad"], fault: "timeout", .deferred,
            "no session: timeout; the server said 'HTTP/1.1 400 Bad'"),
        Case(opening + ["C: AUTH PLAIN", "S: 535 5.7.8 wrong"], fault: "denied", .deferred, "535 5.7.8 wrong"),
        Case(
            opening, fault: "certificate problem", .deferred,
            "broken off at EHLO after '250 mx SIZE 1000': certificate problem"),
        Case(opening + ["C: MAIL", "S: 552 full"], fault: "x", .deferred, "552 full"),
        Case(opening + sender + ["C: RCPT", "S: 550 no such user"], fault: "x", .failed, "550 no such user"),
        Case(opening + sender + ["C: RCPT", "S: 450 grey"], fault: "x", .deferred, "450 grey"),
        Case(opening + sender + ["C: RCPT", "S: 550-no", "S: 450 not now"], fault: "x", .deferred, "450 no not now"),
        Case(
            opening + sender + ["C: RCPT", "S: 530 5.7.0 log in first"], fault: "x", .deferred, "530 5.7.0 log in first"
        ),
        Case(opening + sender + ["C: RCPT"], fault: "reset", .deferred, "broken off at RCPT: reset"),
        Case(accepted.dropLast() + ["S: 554 no"], fault: "x", .failed, "554 no"),
        Case(accepted.dropLast() + ["S: 451 no"], fault: "x", .deferred, "451 no"),
        Case(accepted.dropLast() + ["S: 250 what"], fault: "x", .deferred, "broken off at DATA after '250 what': x"),
        Case(accepted, fault: "reset", .deferred, "broken off at the body after '354 go': reset"),
        Case(
            accepted + ["S: 250 too early"], fault: "reset", .deferred, "broken off at the body after '354 go': reset"),
        Case(accepted + ["."], fault: "timeout", .uncertain, "broken off at the final dot: timeout"),
        Case(
            accepted + [".", "S: 354 again"], fault: "x", .uncertain, "broken off at the final dot after '354 again': x"
        ),
        Case(accepted + [".", "S: 250-queued"], fault: "x", .uncertain, "broken off at the final dot: x"),
        Case(accepted + [".", "S: 250 2.0.0 queued as 7"], .accepted, "250 2.0.0 queued as 7"),
        Case(accepted + [".", "S: 250"], .accepted, "250"),
        Case(accepted + [".", "S: 251 forwarded"], fault: "weird", .accepted, "251 forwarded"),
        Case(accepted + [".", "S: 250-one", "S: 250 two"], .accepted, "250 one two"),
        Case(accepted + [".", "S: 550-one", "S: 250 two"], .accepted, "250 one two"),
        Case(accepted + [".", "S: 452 full"], fault: "x", .deferred, "452 full"),
        Case(accepted + [".", "S: 554 spam"], fault: "x", .failed, "554 spam"),
        Case(accepted + [".", "S: 250 first", "S: 554 second"], .accepted, "250 first"),
        Case(accepted + [".", "S: 554 spam", "C: QUIT", "S: 250 bye"], fault: "x", .failed, "554 spam"),
    ]

    @Test(arguments: cases)
    func `a session has one verdict, in the server's words where it spoke`(each: Case) throws {
        let (conversation, _) = try listen(each.after)
        #expect(
            conversation.verdict(fault: each.fault)
                == Verdict(each.outcome, reply: each.reply, refused: try refusals(each)))
    }

    /// The one recipient of the table counts as refused when RCPT was the last thing answered, with 4xx or 5xx.
    private func refusals(_ each: Case) throws -> [Verdict.Refusal] {
        guard each.after.last(where: { $0.hasPrefix("C: ") }) == "C: RCPT", each.after.last?.hasPrefix("S: ") == true
        else { return [] }
        return [Verdict.Refusal(address: try addresses(["a@example.com"])[0], reply: each.reply)]
    }

    static let recipients = [
        (replies: ["250 ok", "550 gone"], outcome: Verdict.Outcome.accepted, refused: ["550 gone"]),
        (replies: ["450 grey", "250 ok"], outcome: .accepted, refused: ["450 grey"]),
        (replies: ["550 gone", "551 moved"], outcome: .failed, refused: ["550 gone", "551 moved"]),
        (replies: ["550 gone", "450 grey"], outcome: .deferred, refused: ["550 gone", "450 grey"]),
        (replies: ["550 gone", "421 bye"], outcome: .deferred, refused: ["550 gone", "421 bye"]),
    ]

    @Test func `a second reply to one recipient is not the next one's`() throws {
        let recipients = ["a@example.com", "b@example.com"]
        let (conversation, _) = try listen(
            Self.opening + Self.sender + [
                "C: RCPT TO:<a@example.com>", "S: 550 no", "S: 550 no", "C: RCPT TO:<b@example.com>", "S: 250 ok",
                "C: DATA", "S: 354 go", ".", "S: 250 taken",
            ], to: recipients)
        let verdict = conversation.verdict(fault: nil)
        #expect(verdict.outcome == .accepted)
        #expect(verdict.refused.map(\.address.value) == ["a@example.com"])
    }

    @Test(arguments: recipients)
    func `some recipients refused do not stop the others`(
        replies: [String], outcome: Verdict.Outcome, refused: [String]
    ) throws {
        var transcript = Self.opening + Self.sender + replies.flatMap { ["C: RCPT TO:<x>", "S: \($0)"] }
        if outcome == .accepted { transcript += ["C: DATA", "S: 354 go", ".", "S: 250 done"] }
        let (conversation, _) = try listen(transcript, to: ["a@example.com", "b@example.com"])
        let verdict = conversation.verdict(fault: outcome == .accepted ? nil : "all refused")
        #expect(verdict.outcome == outcome)
        #expect(verdict.refused.map(\.reply) == refused)
    }

    static let logins = [
        (["S: 220 hi", "C: EHLO me", "S: 250 mx"], false),
        (["S: 220 hi", "C: EHLO me", "S: 250-AUTH PLAIN", "S: 250 mx"], true),
        (["S: 220 hi", "C: EHLO me", "S: 250 STARTTLS"], true),
        (["S: 220 hi", "C: EHLO me", "S: 250 STARTTLS", "C: STARTTLS", "S: 454 not now"], false),
        (
            [
                "S: 220 hi", "C: EHLO me", "S: 250 STARTTLS", "C: STARTTLS", "S: 220 go", "C: EHLO me",
                "S: 250 STARTTLS",
            ], false
        ),
        (["S: 220 hi", "C: EHLO me", "S: 502 no", "C: HELO me", "S: 250 mx"], false),
    ]

    @Test(arguments: logins)
    func `with a user configured nothing is said to a server that offers no login`(
        transcript: [String], goesOn: Bool
    ) throws {
        let (conversation, wentOn) = try listen(transcript, mustLogIn: true, mayEncrypt: true)
        #expect(wentOn == goesOn)
        #expect(conversation.verdict(fault: "x").reply.hasPrefix("the server offers no AUTH") == !goesOn)
    }

    @Test func `a secret that looks like a command is not taken for one`() throws {
        // "DATA" is the base64 of three bytes.
        let login = ["C: AUTH LOGIN", "S: 334 VXNlcm5hbWU6", "C: DATA", "S: 535 5.7.8 wrong"]
        let (conversation, _) = try listen(Self.opening + login)
        #expect(conversation.stage == .login)
        #expect(conversation.verdict(fault: "x") == Verdict(.deferred, reply: "535 5.7.8 wrong"))
    }

    @Test func `no secret stays in the conversation`() throws {
        let (conversation, _) = try listen(Self.opening + ["C: AUTH PLAIN AGFuYQBzZWNyZXQ=", "C: c2VjcmV0"])
        var dumped = ""
        dump(conversation, to: &dumped)
        #expect(!dumped.contains("AGFuYQ") && !dumped.contains("c2VjcmV0"))
    }

    @Test func `a reply of ten megabytes is kept short, and nothing in it moves the cursor`() throws {
        let flood = (0..<10_000).map { _ in "S: 554-\u{1B}[2J\u{202E}" + String(repeating: "x", count: 1_000) }
        let (conversation, _) = try listen(Self.accepted + ["."] + flood + ["S: 554 end"])
        let verdict = conversation.verdict(fault: "x")
        #expect(verdict.outcome == .failed)
        #expect(verdict.reply.hasPrefix("554 \u{FFFD}[2J\u{FFFD}xxx"))
        #expect(verdict.reply.unicodeScalars.count <= SMTPReply.textLimit)
    }

    @Test(arguments: [
        (replies: ["550 gone"], outcome: Verdict.Outcome.failed), (replies: ["451 grey"], outcome: .deferred),
        (replies: ["550 gone", "451 grey"], outcome: .deferred),
    ])
    func `a copy alone is no message: when everybody it is written to was refused, nobody gets it`(
        replies: [String], outcome: Verdict.Outcome
    ) throws {
        let names = ["a@example.com", "b@example.com"].prefix(replies.count)
        var conversation = SMTPConversation(
            recipients: try addresses(names + ["archivo@example.com"]), addressees: names.count)
        var mayGoOn: [Bool] = []
        for reply in Self.opening.compactMap({ $0.hasPrefix("S: ") ? String($0.dropFirst(3)) : nil }) {
            _ = conversation.received(Array((reply + "\r\n").utf8))
        }
        for reply in replies {
            conversation.sent("RCPT TO:<x>\r\n".utf8)
            mayGoOn.append(conversation.received(Array((reply + "\r\n").utf8)))
        }
        #expect(mayGoOn == replies.indices.map { $0 < replies.count - 1 })
        let verdict = conversation.verdict(fault: "broken off by us")
        #expect(verdict.outcome == outcome && replies.contains(verdict.reply))
        #expect(verdict.refused.map(\.reply) == replies)
    }

    @Test(arguments: [
        ("550 5.1.1 <a@x.cl>: Recipient address rejected: User unknown", true),
        ("550 5.1.10 RESOLVER.ADR.RecipientNotFound", true), ("553 5.1.3 bad address syntax", true),
        ("550 5.2.1 The account is disabled", true), ("550 no such user", true), ("551 moved", true),
        ("553 mailbox name not allowed", true), ("550 5 unlucky ones", true),
        ("554 5.7.1 Relay access denied", false), ("550 5.7.1 Blocked by our policy", false),
        ("550 5.1.8 Sender address rejected: Domain not found", false), ("552 5.2.2 Mailbox full", false),
        ("550 5.4.1 Access denied", false), ("554 no", false), ("552 full", false),
        ("450 4.1.1 unknown for now", false), ("", false),
    ])
    func `an address is refused for good only when the server does not know it`(reply: String, isForGood: Bool) throws {
        #expect(Verdict.Refusal(address: try addresses(["a@x.cl"])[0], reply: reply).isForGood == isForGood)
    }
}

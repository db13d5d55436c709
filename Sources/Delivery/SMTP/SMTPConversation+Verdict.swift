package import Dunning

extension SMTPConversation {
    /// What came of the attempt.
    ///
    /// - `accepted` only for a 2xx to the final dot. Recipients that were refused are named, those refused for now (4xx)
    ///   too: another attempt would reach the others twice.
    /// - `failed` for a 5xx at the final dot or DATA, or at RCPT for good for everybody it is written to.
    /// - `uncertain` when the final dot may be out and nothing of 2xx, 4xx or 5xx answered it.
    /// - `deferred` for the rest: nothing was handed over, and nobody said that it never can be.
    ///
    /// - Parameter fault: what libcurl says went wrong, `nil` when nothing did.
    package func verdict(fault: String?) -> Verdict {
        if stage == .dot { return verdictOnDot(fault: fault) }
        if let objection { return Verdict(.deferred, reply: objection, refused: refused) }
        if let ours = goodbye ?? loginWanted { return Verdict(.deferred, reply: ours.text, refused: refused) }
        if let verdict = verdictOnRefusedRecipients { return verdict }
        if let reply, !reply.isPositive, stage != .body {
            let outcome: Verdict.Outcome = stage == .data && reply.isPermanent ? .failed : .deferred
            return Verdict(outcome, reply: reply.text, refused: refused)
        }
        return Verdict(.deferred, reply: breakOff(fault), refused: refused)
    }

    private func verdictOnDot(fault: String?) -> Verdict {
        guard let reply, [2, 4, 5].contains(reply.code / 100) else {
            return Verdict(.uncertain, reply: breakOff(fault), refused: refused)
        }
        let outcome: Verdict.Outcome = reply.isPositive ? .accepted : reply.isPermanent ? .failed : .deferred
        return Verdict(outcome, reply: reply.text, refused: refused)
    }

    /// `nil` unless everybody it is written to was refused; one that was refused for now keeps the message alive.
    private var verdictOnRefusedRecipients: Verdict? {
        guard isRefused, let first = refused.first else { return nil }
        if let temporary = refused.first(where: { !$0.isForGood }) {
            return Verdict(.deferred, reply: temporary.reply, refused: refused)
        }
        return Verdict(.failed, reply: first.reply, refused: refused)
    }

    /// Our words, when the server's do not say what happened.
    private func breakOff(_ fault: String?) -> String {
        var text = stage == .greeting ? "no session" : "broken off at \(stage.rawValue)"
        if let reply { text += " after '\(reply.text)'" }
        if let fault { text += ": \(fault)" }
        if let stray { text += "; the server said '\(stray)'" }
        return text
    }

    /// Whether another attempt on a new connection is sound after an open one, kept from earlier, let us down: nothing
    /// of this message was taken, and the server said nothing or goodbye rather than no.
    package var maySendAgain: Bool {
        (stage == .greeting || stage == .sender) && (reply == nil || goodbye != nil)
    }

    /// Whether the server has heard of this message.
    package var hasBegun: Bool {
        switch stage {
        case .greeting, .hello, .startTLS, .login: false
        case .sender, .recipient, .data, .body, .dot: true
        }
    }
}

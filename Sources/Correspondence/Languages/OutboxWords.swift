package import Dunning

/// The sentences about a message in the outbox; days and clocks come written out.
struct OutboxWords: Sendable {
    let heading: @Sendable (_ messages: Int) -> String
    let queued: String
    let sending: String
    let deferred: String
    /// Until somebody releases it, for no other reason that is known.
    let held: String
    /// Takes the sentence of the reason.
    let heldBecause: @Sendable (_ reason: String) -> String
    let nextCycle: String
    let next: @Sendable (_ day: String, _ clock: String) -> String
    /// Of an uncertain message that is not tried by itself.
    let onRequest: String
    /// What the server said, or why it was not reached.
    let reply: @Sendable (_ words: String) -> String
    /// Of a message that is cancelled when its turn comes; takes the sentence of the reason.
    let cancels: @Sendable (_ reason: String) -> String
    /// Of an invoice that leaves its message then.
    let leaves: @Sendable (_ reason: String) -> String
}

extension Language {
    /// Above what is in the outbox.
    package func outboxHeading(_ messages: Int) -> String { words.outbox.heading(messages) }

    /// Whether a message of the outbox waits, is held or was put off, and why, in a few sentences.
    package func sentences(for standing: OutboxStanding) -> String {
        let words = words.outbox
        let reason = standing.reason.map(sentence(for:))
        let reply = standing.reply.isEmpty ? nil : words.reply(standing.reply.quotable)
        let isCancelled = if case .message = standing.withdrawal { true } else { false }
        let parts: [String?] =
            switch standing.state {
            case .queued where isCancelled, .deferred where isCancelled: []
            case .queued: [words.queued, sentence(for: standing.attempt), reason]
            case .sending: [words.sending]
            case .deferred: [words.deferred, sentence(for: standing.attempt), reply, reason]
            case .held: [reason.map(words.heldBecause) ?? words.held]
            case .uncertain:
                [
                    standing.lastAttempt.map { self.words.explanation.uncertain(longDate($0.date)) },
                    sentence(for: standing.attempt), reason,
                ]
            case .sent, .failed, .cancelled: [reply, reason]
            }
        return (parts + [standing.withdrawal.map(sentence(for:))]).compactMap(\.self).joined(separator: " ")
    }

    /// That something of a message does not go out, and why.
    package func sentence(for withdrawal: OutboxStanding.Withdrawal) -> String {
        switch withdrawal {
        case .message(let reason): words.outbox.cancels(sentence(for: reason))
        case .reminder(let reason): words.outbox.leaves(sentence(for: reason))
        }
    }

    private func sentence(for attempt: OutboxStanding.Attempt) -> String {
        switch attempt {
        case .nextCycle: words.outbox.nextCycle
        case .at(let time): words.outbox.next(longDate(time.date), String(time.clock.prefix(5)))
        case .onRequest: words.outbox.onRequest
        }
    }
}

extension OutboxWords {
    static let spanish = OutboxWords(
        heading: { "En la bandeja de salida (\($0)):" },
        queued: "Mensaje listo para enviar.",
        sending: "Se está enviando.",
        deferred: "El envío quedó aplazado.",
        held: "Mensaje retenido en la bandeja de salida hasta que alguien lo libere (recordad release).",
        heldBecause: { "Mensaje retenido en la bandeja de salida. \($0)" },
        nextCycle: "Se intenta en el próximo ciclo.",
        next: { "Se intenta el \($0) a las \($1)." },
        onRequest: "No se intenta de nuevo hasta que alguien lo pida (recordad retry).",
        reply: { "Último intento: «\($0)»." },
        cancels: { "Mensaje que no saldrá: se cancela cuando le toque. \($0)" },
        leaves: { "El mensaje sale sin esta factura. \($0)" })

    static let english = OutboxWords(
        heading: { "In the outbox (\($0)):" },
        queued: "Ready to be sent.",
        sending: "It is being sent.",
        deferred: "Sending it was put off.",
        held: "Held in the outbox until somebody releases it (recordad release).",
        heldBecause: { "Held in the outbox. \($0)" },
        nextCycle: "It is tried in the next cycle.",
        next: { "It is tried on \($0) at \($1)." },
        onRequest: "It is not tried again until somebody asks for it (recordad retry).",
        reply: { "Last attempt: “\($0)”." },
        cancels: { "It will not go out: it is cancelled when its turn comes. \($0)" },
        leaves: { "The message goes without this invoice. \($0)" })

    static let portuguese = OutboxWords(
        heading: { "Na caixa de saída (\($0)):" },
        queued: "Mensagem pronta para envio.",
        sending: "O envio está em curso.",
        deferred: "O envio foi adiado.",
        held: "Mensagem retida na caixa de saída até que alguém a libere (recordad release).",
        heldBecause: { "Mensagem retida na caixa de saída. \($0)" },
        nextCycle: "Tentativa no próximo ciclo.",
        next: { "Tentativa em \($0), às \($1)." },
        onRequest: "Nova tentativa só quando alguém pedir (recordad retry).",
        reply: { "Última tentativa: “\($0)”." },
        cancels: { "Mensagem que não sairá: é cancelada quando chegar a sua vez. \($0)" },
        leaves: { "A mensagem sai sem esta fatura. \($0)" })
}

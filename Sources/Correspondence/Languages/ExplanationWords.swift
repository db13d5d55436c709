/// The sentences that tell an invoice's life, with days and amounts already written out.
struct ExplanationWords: Sendable {
    let issued: @Sendable (_ day: String) -> String
    let due: @Sendable (_ day: String) -> String
    /// The due date was computed from a term of so many days.
    let dueByTerm: @Sendable (_ day: String, _ term: Int) -> String
    let owed: @Sendable (_ balance: String, _ total: String) -> String
    /// Of a balance below zero, without its sign.
    let credit: @Sendable (_ balance: String, _ total: String) -> String
    let newerData: @Sendable (_ day: String) -> String
    let stagesAsOf: @Sendable (_ day: String) -> String

    let sent: @Sendable (_ day: String) -> String
    /// Of a day to come.
    let willBeSent: @Sendable (_ day: String) -> String
    /// Of a day to come, above what it brings.
    let countsOnPlan: String
    let failed: @Sendable (_ day: String) -> String
    let uncertain: @Sendable (_ day: String) -> String
    /// Before what became of a message of shadow mode, which no client got.
    let rehearsal: String
    /// The client and the addresses that a message was for.
    let to: @Sendable (_ whom: String) -> String
    /// After one of the three: how it ended is known, what it said is not any more.
    let pruned: String
    let today: String
    let waiting: String
    /// Takes the sentence of the reason.
    let held: @Sendable (_ reason: String) -> String
    let skipped: @Sendable (_ reason: String) -> String

    /// What is done on the day, with the stage's name.
    let sendsToday: @Sendable (_ stage: String) -> String
    let holdsToday: @Sendable (_ stage: String, _ reason: String) -> String
    let nothingToday: @Sendable (_ reason: String) -> String
    let next: @Sendable (_ stage: String, _ day: String) -> String
    let never: @Sendable (_ reason: String) -> String
    // Of a day that is over.
    let onThatDay: @Sendable (_ stage: String, _ fate: String) -> String
    let nothingOnRecord: String
    let byTodaysData: String
    let wasDue: @Sendable (_ stage: String) -> String
    let wasHeld: @Sendable (_ stage: String, _ reason: String) -> String
    let nothingWasDue: @Sendable (_ reason: String) -> String
    /// Of the one stage that is told of.
    let wasDueThen: String
    let wasHeldThen: @Sendable (_ reason: String) -> String
    let formerDueDate: @Sendable (_ day: String, _ stage: String, _ fate: String) -> String
}

extension ExplanationWords {
    static let spanish = ExplanationWords(
        issued: { "Emitida el \($0)" },
        due: { "con vencimiento el \($0)" },
        dueByTerm: { day, term in "con vencimiento el \(day), a \(term) \(term == 1 ? "día" : "días") de su emisión" },
        owed: { balance, total in "Saldo: \(balance), de un total de \(total)" },
        credit: { balance, total in "Saldo a favor del cliente: \(balance), de un total de \(total)" },
        newerData: { "Los datos de pagos son del \($0), posteriores al día consultado." },
        stagesAsOf: { "Recordatorios, al \($0):" },
        sent: { "Se envió el \($0)." },
        willBeSent: { "Se prevé enviarlo el \($0)." },
        countsOnPlan: "Se cuenta con que antes sale lo previsto para los días anteriores.",
        failed: { "El servidor de correo rechazó el mensaje el \($0)." },
        uncertain: { "Salió el \($0), sin que el servidor confirmara la recepción." },
        rehearsal: "Ensayo.",
        to: { "Para \($0)" },
        pruned: "El mensaje ya no se conserva.",
        today: "Se envía este día.",
        waiting: "Pendiente para esa fecha.",
        held: { "En espera. \($0)" },
        skipped: { "No se envía. \($0)" },
        sendsToday: { "Este día se envía «\($0)»." },
        holdsToday: { stage, reason in "Correspondería enviar «\(stage)», pero queda en espera. \(reason)" },
        nothingToday: { "Este día no se envía nada. \($0)" },
        next: { stage, day in "Lo siguiente es «\(stage)», el \(day)." },
        never: { "No se envía nada. \($0)" },
        onThatDay: { stage, fate in "Ese día, «\(stage)»: \(fate)" },
        nothingOnRecord: "No consta ningún envío de ese día.",
        byTodaysData: "El día ya pasó; según los datos de hoy correspondía:",
        wasDue: { "Según los datos de hoy, ese día correspondía «\($0)»." },
        wasHeld: { "Según los datos de hoy, ese día correspondía «\($0)», pero quedaba en espera. \($1)" },
        nothingWasDue: { "Según los datos de hoy, ese día no correspondía nada. \($0)" },
        wasDueThen: "Según los datos de hoy, correspondía ese día.",
        wasHeldThen: { "Según los datos de hoy, quedaba en espera. \($0)" },
        formerDueDate: { day, stage, fate in "Cuando vencía el \(day), «\(stage)»: \(fate)" })

    static let english = ExplanationWords(
        issued: { "Issued on \($0)" },
        due: { "due on \($0)" },
        dueByTerm: { day, term in "due on \(day), \(term) \(term == 1 ? "day" : "days") after its issue" },
        owed: { balance, total in "Balance: \(balance), of a total of \(total)" },
        credit: { balance, total in "Credit balance: \(balance), of a total of \(total)" },
        newerData: { "The payment data is of \($0), later than the day asked about." },
        stagesAsOf: { "Reminders, as of \($0):" },
        sent: { "Sent on \($0)." },
        willBeSent: { "It is to be sent on \($0)." },
        countsOnPlan: "This counts on the mail planned for the days before going out.",
        failed: { "The mail server refused it on \($0)." },
        uncertain: { "Went out on \($0), and the server did not confirm that it took it." },
        rehearsal: "Rehearsal.",
        to: { "To \($0)" },
        pruned: "The message itself is no longer kept.",
        today: "Goes out on this day.",
        waiting: "To come on that date.",
        held: { "Waiting. \($0)" },
        skipped: { "Not sent. \($0)" },
        sendsToday: { "On this day “\($0)” goes out." },
        holdsToday: { stage, reason in "“\(stage)” should go out, but it waits. \(reason)" },
        nothingToday: { "Nothing goes out on this day. \($0)" },
        next: { stage, day in "Next comes “\(stage)”, on \(day)." },
        never: { "Nothing is sent. \($0)" },
        onThatDay: { stage, fate in "On that day, “\(stage)”: \(fate)" },
        nothingOnRecord: "No message of that day is on record.",
        byTodaysData: "The day is over; by today's data this was due:",
        wasDue: { "By today's data, “\($0)” was due on that day." },
        wasHeld: { "By today's data, “\($0)” was due on that day, but had to wait. \($1)" },
        nothingWasDue: { "By today's data, nothing was due on that day. \($0)" },
        wasDueThen: "By today's data, it was due on that day.",
        wasHeldThen: { "By today's data, it had to wait. \($0)" },
        formerDueDate: { day, stage, fate in "When it was due on \(day), “\(stage)”: \(fate)" })

    static let portuguese = ExplanationWords(
        issued: { "Emitida em \($0)" },
        due: { "com vencimento em \($0)" },
        dueByTerm: { day, term in "com vencimento em \(day), a \(term) \(term == 1 ? "dia" : "dias") da emissão" },
        owed: { balance, total in "Saldo: \(balance), de um total de \(total)" },
        credit: { balance, total in "Saldo a favor do cliente: \(balance), de um total de \(total)" },
        newerData: { "Os dados de pagamentos são de \($0), posteriores ao dia consultado." },
        stagesAsOf: { "Lembretes, em \($0):" },
        sent: { "Mensagem enviada em \($0)." },
        willBeSent: { "O envio está previsto para \($0)." },
        countsOnPlan: "Conta-se com o envio do que está previsto para os dias anteriores.",
        failed: { "O servidor de e-mail recusou a mensagem em \($0)." },
        uncertain: { "Saiu em \($0), sem que o servidor confirmasse o recebimento." },
        rehearsal: "Ensaio.",
        to: { "Para \($0)" },
        pruned: "A mensagem não está mais guardada.",
        today: "O envio é neste dia.",
        waiting: "Envio previsto para essa data.",
        held: { "Em espera. \($0)" },
        skipped: { "Não se envia. \($0)" },
        sendsToday: { "Neste dia sai “\($0)”." },
        holdsToday: { stage, reason in "“\(stage)” deveria sair, mas fica em espera. \(reason)" },
        nothingToday: { "Neste dia nada é enviado. \($0)" },
        next: { stage, day in "Em seguida vem “\(stage)”, em \(day)." },
        never: { "Nada é enviado. \($0)" },
        onThatDay: { stage, fate in "Nesse dia, “\(stage)”: \(fate)" },
        nothingOnRecord: "Não consta nenhum envio desse dia.",
        byTodaysData: "O dia já passou; pelos dados de hoje deveria sair:",
        wasDue: { "Pelos dados de hoje, nesse dia deveria sair “\($0)”." },
        wasHeld: { "Pelos dados de hoje, nesse dia deveria sair “\($0)”, mas ficava em espera. \($1)" },
        nothingWasDue: { "Pelos dados de hoje, nesse dia nada deveria sair. \($0)" },
        wasDueThen: "Pelos dados de hoje, deveria sair nesse dia.",
        wasHeldThen: { "Pelos dados de hoje, ficava em espera. \($0)" },
        formerDueDate: { day, stage, fate in "Quando vencia em \(day), “\(stage)”: \(fate)" })
}

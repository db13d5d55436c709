package import Dunning

/// The sentences about hours, closed days and limits of contact; days come with their weekday.
struct ContactWords: Sendable {
    /// Seven, from Monday.
    let weekdays: [String]
    let dayWithWeekday: @Sendable (_ weekday: String, _ date: String) -> String

    /// The country by whose clock it is, when its capital's zone is the one meant.
    let outsideHours: @Sendable (_ day: String, _ clock: String, _ country: CountryCode?) -> String
    /// Of this day; the name of a holiday.
    let holiday: @Sendable (_ name: String, _ until: String) -> String
    let closedWeekday: @Sendable (_ until: String) -> String
    /// The address when another client has it too.
    let limit: @Sendable (_ limit: ContactLimit, _ address: String?, _ until: String) -> String

    /// Of the day that a stage would have had, which may be the due date; the name of a holiday.
    let closedDay: @Sendable (_ day: String, _ isDueDate: Bool, _ holiday: String?) -> String
    /// Takes what `closedDay` says.
    let movedTo: @Sendable (_ cause: String, _ day: String) -> String
    /// Of what was not sent on the day that it had instead, and goes later still.
    let missed: @Sendable (_ cause: String, _ day: String) -> String
}

extension Language {
    /// `lunes 21 de septiembre de 2026`
    package func dayWithWeekday(_ date: CivilDate) -> String {
        words.contact.dayWithWeekday(words.contact.weekdays[date.weekday - 1], longDate(date))
    }

    /// Why a stage is not sent on the day that it would have had, and on which it is.
    ///
    /// - Parameters:
    ///   - day: `nil` where that is told otherwise: it was sent, or waits for something else as well.
    ///   - missed: The day that it had instead, when that passed as well.
    package func sentence(
        for move: Ladder.Step.Move, of rung: Rung, to day: CivilDate?, missed: CivilDate? = nil
    ) -> String {
        let name: String? = if case .holiday(let name) = move.cause { name.quotable } else { nil }
        let cause = words.contact.closedDay(dayWithWeekday(move.day), rung.stage == .due, name)
        if let day { return words.contact.movedTo(cause, dayWithWeekday(day)) }
        return missed.map { words.contact.missed(cause, dayWithWeekday($0)) } ?? cause + "."
    }

    func sentence(opens: ContactOpening) -> String {
        let country = CountryCode.allCases.first { $0.zoneName == opens.zone }
        return words.contact.outsideHours(dayWithWeekday(opens.day), WeeklyHours.clock(opens.minute), country)
    }

    func sentence(for closed: ContactCalendar.ClosedDay, until day: CivilDate) -> String {
        switch closed {
        case .holiday(let name): words.contact.holiday(name.quotable, dayWithWeekday(day))
        case .weekday: words.contact.closedWeekday(dayWithWeekday(day))
        }
    }

    func sentence(for limit: ContactLimit, sharing address: EmailAddress?, until day: CivilDate) -> String {
        words.contact.limit(limit, address?.value, dayWithWeekday(day))
    }
}

extension ContactWords {
    static let spanish = ContactWords(
        weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        dayWithWeekday: { "\($0) \($1)" },
        outsideHours: {
            "Está fuera del horario de contacto; se puede escribir desde el \($0) a las \($1)\(spanish($2))."
        },
        holiday: { "Es feriado (\($0)); se puede escribir desde el \($1)." },
        closedWeekday: { "No es día de contacto; se puede escribir desde el \($0)." },
        limit: { limit, address, until in
            let whom = address.map { "la dirección \($0), que también es de otro cliente," } ?? "este cliente"
            let rule =
                switch limit {
                case .perDay(let count): "A \(whom) se le escribe a lo más \(spanish(count)) al día"
                case .perWeek(let count): "A \(whom) se le escribe a lo más \(spanish(count)) en 7 días seguidos"
                case .gap(let days):
                    "Entre un mensaje y otro a \(whom) pasan al menos \(days) \(days == 1 ? "día" : "días")"
                }
            return "\(rule); se puede volver a escribir desde el \(until)."
        },
        closedDay: { day, isDueDate, holiday in
            (isDueDate ? "El día del vencimiento, \(day), " : "El \(day) ")
                + (holiday.map { "es feriado (\($0))" } ?? "no se escribe a este cliente")
        },
        movedTo: { "\($0): se envía el \($1)." },
        missed: { "\($0): correspondía el \($1)." })

    private static func spanish(_ country: CountryCode?) -> String {
        switch country {
        case nil: ""
        case .unitedStates: " (hora del este de Estados Unidos)"
        case .dominicanRepublic: " (hora de la República Dominicana)"
        case .some(let country): " (hora de \(country.name))"
        }
    }

    private static func spanish(_ times: Int) -> String { times == 1 ? "una vez" : "\(times) veces" }

    static let english = ContactWords(
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        dayWithWeekday: { "\($0), \($1)" },
        outsideHours: { "It is outside the hours of contact, which open on \($0) at \($1)\(english($2))." },
        holiday: { "It is a holiday (\($0)); contact opens again on \($1)." },
        closedWeekday: { "It is not a day of contact; it opens again on \($0)." },
        limit: { limit, address, until in
            let whom = address.map { "the address \($0), which is another client's too" } ?? "this client"
            let rule =
                switch limit {
                case .perDay(let count): "At most \(english(count)) a day to \(whom)"
                case .perWeek(let count): "At most \(english(count)) in any 7 days to \(whom)"
                case .gap(let days): "At least \(days) \(days == 1 ? "day" : "days") between two messages to \(whom)"
                }
            return "\(rule); the next may go out on \(until)."
        },
        closedDay: { day, isDueDate, holiday in
            (isDueDate ? "The due date, \(day), " : "\(day), ")
                + (holiday.map { "is a holiday (\($0))" } ?? "is not a day of contact")
        },
        movedTo: { "\($0): it goes out on \($1)." },
        missed: { "\($0): it was for \($1)." })

    private static func english(_ country: CountryCode?) -> String {
        switch country {
        case nil: ""
        case .unitedStates: " (US Eastern time)"
        case .dominicanRepublic: " (Dominican Republic time)"
        case .brazil: " (Brazil time)"
        case .mexico: " (Mexico time)"
        case .panama: " (Panama time)"
        case .peru: " (Peru time)"
        case .spain: " (Spain time)"
        case .some(let country): " (\(country.name) time)"
        }
    }

    private static func english(_ times: Int) -> String { times == 1 ? "one message" : "\(times) messages" }

    static let portuguese = ContactWords(
        weekdays: [
            "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo",
        ],
        dayWithWeekday: { "\($0), \($1)" },
        outsideHours: {
            "Está fora do horário de contato; pode-se escrever a partir de \($0), às \($1)\(portuguese($2))."
        },
        holiday: { "É feriado (\($0)); pode-se escrever a partir de \($1)." },
        closedWeekday: { "Não é dia de contato; pode-se escrever a partir de \($0)." },
        limit: { limit, address, until in
            let whom = address.map { "endereço \($0), que também é de outro cliente," }
            let receives = "\(whom.map { "O \($0)" } ?? "Este cliente") recebe no máximo"
            let rule =
                switch limit {
                case .perDay(let count): "\(receives) \(portuguese(count)) por dia"
                case .perWeek(let count): "\(receives) \(portuguese(count)) em 7 dias seguidos"
                case .gap(let days):
                    "Entre duas mensagens para \(whom.map { "o \($0)" } ?? "este cliente") passam pelo menos \(days) \(days == 1 ? "dia" : "dias")"
                }
            return "\(rule); a próxima pode ser enviada a partir de \(until)."
        },
        closedDay: { day, isDueDate, holiday in
            if let holiday {
                (isDueDate ? "O vencimento, \(day), " : "\(day.prefix(1).uppercased())\(day.dropFirst()), ")
                    + "é feriado (\(holiday))"
            } else {
                (isDueDate ? "No vencimento, \(day), " : "\(day.contains("-feira") ? "Na" : "No") \(day), ")
                    + "não se escreve a este cliente"
            }
        },
        movedTo: { "\($0): o envio será \($1.contains("-feira") ? "na" : "no") \($1)." },
        missed: { "\($0): era para \($1)." })

    private static func portuguese(_ country: CountryCode?) -> String {
        switch country {
        case nil: ""
        case .argentina: " (hora da Argentina)"
        case .bolivia: " (hora da Bolívia)"
        case .brazil: " (hora do Brasil)"
        case .chile: " (hora do Chile)"
        case .colombia: " (hora da Colômbia)"
        case .costaRica: " (hora da Costa Rica)"
        case .dominicanRepublic: " (hora da República Dominicana)"
        case .ecuador: " (hora do Equador)"
        case .guatemala: " (hora da Guatemala)"
        case .mexico: " (hora do México)"
        case .panama: " (hora do Panamá)"
        case .paraguay: " (hora do Paraguai)"
        case .peru: " (hora do Peru)"
        case .spain: " (hora da Espanha)"
        case .unitedStates: " (hora do leste dos Estados Unidos)"
        case .uruguay: " (hora do Uruguai)"
        }
    }

    private static func portuguese(_ times: Int) -> String { times == 1 ? "uma mensagem" : "\(times) mensagens" }
}

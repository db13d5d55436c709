import Dunning

extension Words {
    static let portuguese = Words(
        tag: "pt",
        amounts: .comma(spacesSign: true),
        amountsByRegion: [:],
        months: [
            "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
            "novembro", "dezembro",
        ],
        shortMonths: [
            "jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez.",
        ],
        longDate: { day, month, year in "\(dayOfMonth(day)) de \(month) de \(year)" },
        shortDate: { day, month, year in "\(dayOfMonth(day)) de \(month) de \(year)" },
        dayAndMonth: { day, month in "\(dayOfMonth(day)) \(month)" },
        distance: { days in
            switch days {
            case 0: "vence hoje"
            case -1: "vence amanhã"
            case 1: "venceu ontem"
            case ..<0: "vence em \(days.magnitude) dias"
            default: "venceu há \(days) dias"
            }
        },
        stage: { stage in
            switch stage {
            case .issued: "Fatura emitida"
            case .upcoming: "Próximo do vencimento"
            case .due: "Vencimento"
            case .overdue: "Vencido"
            case .claim: "Cobrança"
            case .thanks: "Agradecimento"
            }
        },
        daysBefore: { days in days == 1 ? "1 dia antes" : "\(days) dias antes" },
        noteHeadings: [
            "id", "data", "hora", "id do cliente", "cliente", "título", "etapa", "ocorrência", "faturas", "moeda",
            "saldo", "dias de atraso", "destinatários", "canal", "resultado", "id da mensagem", "autor", "situação",
        ],
        callHeadings: [
            "notas", "id do cliente", "cliente", "telefone", "faturas", "moeda", "saldo", "dias de atraso", "desde",
            "último resultado", "cobrador",
            "vencido", "faturas vencidas", "em disputa", "e-mail", "último aviso", "data do aviso", "comentário",
            "data do comentário", "nota do comentário",
        ],
        late: "atraso",
        latest: "último",
        result: { result in
            switch result {
            case .sent: "enviado"
            case .failed: "falhou"
            case .shadow: "ensaio"
            case .noAddress: "sem endereço"
            }
        },
        state: { state in
            switch state {
            case .open: "pendente"
            case .done: "concluída"
            }
        },
        channel: { channel in
            switch channel {
            case .email: "e-mail"
            case .none: "nenhum"
            }
        },
        absence: "não está na importação de",
        reason: portugueseReason,
        contact: .portuguese,
        explanation: .portuguese,
        outbox: .portuguese,
        nothingDue: "Não há nada a enviar.",
        letters: .portuguese
    )
}

/// The first of a month is an ordinal in Brazil (Manual de Redação da Presidência da República), though not for ICU.
private func dayOfMonth(_ day: Int) -> String { day == 1 ? "1º" : String(day) }

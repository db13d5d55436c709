import Dunning

@Sendable func portugueseReason(_ reason: Reason, in language: Language) -> String {
    let date = language.longDate
    let moment = { (time: Instant) in "\(language.date(of: time)) às \(language.clock(of: time))" }
    let name = { (rung: Rung) in "“\(language.name(of: rung))”" }
    return switch reason {
    case .cash: "É uma fatura à vista; só há lembretes de faturas a prazo."
    case .paid: "Não resta nada a pagar."
    case .disputed(nil): "Está em disputa."
    case .disputed(let why?): "Está em disputa: \(why.quotable)."
    case .rejected(nil): "Foi rejeitada."
    case .rejected(let why?): "Foi rejeitada: \(why.quotable)."
    case .void(nil): "Está cancelada."
    case .void(let why?): "Está cancelada: \(why.quotable)."
    case .notIssuedYet(let day): "A data de emissão é \(date(day)), que ainda não chegou."
    case .dueBeforeStart(let first):
        "Vence antes de \(date(first)), e só há lembretes de faturas que vencem a partir desse dia."
    case .dueDateChanged(let day): "Agora vence em \(date(day)), e os lembretes recomeçam a partir dessa data."
    case .currencyChanged: "Agora é devida em outra moeda."
    case .invoiceGone: "Não consta mais entre as faturas."
    case .fault(let fault): portuguese(fault)
    case .remindersOff: "Este cliente não recebe lembretes."
    case .noAddress: "O cliente não tem nenhum endereço de e-mail válido."
    case .addressesRefused: "O servidor de e-mail recusou todos os endereços do cliente; é preciso corrigi-los."
    case .writtenToday: "Este cliente já recebeu uma mensagem hoje; fica para amanhã."
    case .messagePending: "Há outra mensagem para este cliente que ainda não saiu."
    case .outsideHours(let opens): language.sentence(opens: opens)
    case .closedDay(let closed, let day): language.sentence(for: closed, until: day)
    case .contactLimit(let limit, let address, let day):
        language.sentence(for: limit, sharing: address, until: day)
    case .alreadySent(let rung, let day): "Já se enviou \(name(rung)) em \(date(day))."
    case .foreseen(let rung, let day): "Antes, em \(date(day)), está previsto o envio de \(name(rung))."
    case .inOutbox(let rung): "\(name(rung)) está na caixa de saída."
    case .alreadyFailed(let rung, let day):
        "O servidor de e-mail recusou \(name(rung)) em \(date(day)); a etapa seguinte será enviada na sua data."
    case .uncertain(let rung, let day): "\(name(rung)) saiu em \(date(day)), mas o servidor não confirmou se recebeu."
    case .superseded(let rung): "Ocupa o seu lugar \(name(rung)), uma etapa posterior."
    case .stageOff: "Esta etapa está desativada na configuração."
    case .issuedBeforeStart(let first):
        "Foi emitida antes de \(date(first)), e só se anunciam as faturas emitidas a partir desse dia."
    case .stageEnded(let day): "O prazo desta etapa terminou em \(date(day)) sem que fosse enviada."
    case .notYet(let day): "Sai em \(date(day))."
    case .awaitsOverdue: "Conta-se a partir do aviso de pagamento vencido, que ainda não foi enviado."
    case .ladderFinished(0): "A configuração não prevê cobranças."
    case .ladderFinished(1): "A configuração prevê uma única cobrança."
    case .ladderFinished(let claims): "A configuração não prevê mais de \(claims) cobranças."
    case .notPaidYet: "Ainda não está paga."
    case .neverReminded: "Foi quitada sem que se enviasse nenhum lembrete."
    case .paidBeforeThanks: "Foi quitada quando ainda não se agradeciam os pagamentos."
    case .staleData(.unknownAge): "Não se sabe de quando são os dados de pagamentos; é preciso importá-los de novo."
    case .staleData(.future(let synced)):
        "Os dados de pagamentos têm uma data futura, \(moment(synced)); é preciso "
            + "importá-los de novo."
    case .staleData(.setBack(let synced, let from)):
        "Os dados de pagamentos são de \(moment(synced)), mais antigos que os de "
            + "\(moment(from)), já vistos antes; é preciso importá-los de novo."
    case .staleData(.old(let synced)):
        "Os dados de pagamentos são de \(moment(synced)); é preciso importá-los de novo."
    case .burst: "Há muito mais mensagens do que em um dia normal; esperam que alguém as libere (recordad release)."
    case .brokenStore: "Há registros demais com erros; nada é enviado até que sejam corrigidos."
    case .cancelledByOperator: "Uma pessoa cancelou o envio."
    case .modeChanged: "O modo de envio (real ou de ensaio) mudou."
    case .composedAgain: "O conteúdo mudou; o que continua pendente vai em outra mensagem."
    case .retriesExpired: "O servidor de e-mail não aceitou a mensagem no prazo previsto para as tentativas."
    case .settingsChanged: "A configuração atual não prevê mais este envio."
    }
}

private func portuguese(_ fault: RecordFault) -> String {
    switch fault {
    case .missing(let field): "Falta \(fieldName(field))."
    case .invalid(let field, let value, _): "Este dado não é válido: \(fieldName(field)), “\(value.quotable)”."
    case .clientMissing(let client): "O cliente, “\(client.value.quotable)”, não consta entre os clientes."
    case .unwritable(let complaint): "Não é possível escrever a carta do cliente: \(complaint)."
    }
}

private func fieldName(_ field: String) -> String { fieldNames[field] ?? field }

private let fieldNames = [
    "client.cc": "os endereços de cópia do cliente",
    "client.collector": "o cobrador do cliente",
    "client.country": "o país do cliente",
    "client.days_before": "os dias de aviso prévio do cliente",
    "client.email": "os endereços do cliente",
    "client.id": "o código do cliente",
    "client.kind": "o tipo de cliente",
    "client.language": "o idioma do cliente",
    "client.name": "o nome do cliente",
    "client.phone": "o telefone do cliente",
    "client.reminders": "se o cliente recebe lembretes",
    "client.resend_days": "os dias entre cobranças do cliente",
    "client.tax_id": "o número fiscal do cliente",
    "client.term_days": "o prazo de pagamento do cliente",
    "client.tolerance_days": "os dias de tolerância do cliente",
    "invoice.balance": "o saldo",
    "invoice.client_id": "o cliente da fatura",
    "invoice.currency": "a moeda",
    "invoice.document": "o documento da fatura",
    "invoice.due_on": "a data de vencimento",
    "invoice.id": "o código da fatura",
    "invoice.issued_on": "a data de emissão",
    "invoice.number": "o número da fatura",
    "invoice.payment_url": "o endereço para pagar",
    "invoice.reason": "o motivo da contestação",
    "invoice.status": "a situação da fatura",
    "invoice.terms": "as condições de venda",
    "invoice.total": "o total",
]

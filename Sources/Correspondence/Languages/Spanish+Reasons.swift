import Dunning

@Sendable func spanishReason(_ reason: Reason, in language: Language) -> String {
    let date = language.longDate
    let moment = { (time: Instant) in "\(language.date(of: time)) a las \(language.clock(of: time))" }
    let name = { (rung: Rung) in "«\(language.name(of: rung))»" }
    return switch reason {
    case .cash: "Es una factura de contado; solo se recuerdan las facturas a crédito."
    case .paid: "No queda nada por pagar."
    case .disputed(nil): "Está en disputa."
    case .disputed(let why?): "Está en disputa: \(why.quotable)."
    case .rejected(nil): "Fue rechazada."
    case .rejected(let why?): "Fue rechazada: \(why.quotable)."
    case .void(nil): "Está anulada."
    case .void(let why?): "Está anulada: \(why.quotable)."
    case .notIssuedYet(let day): "Su fecha de emisión es el \(date(day)), que todavía no llega."
    case .dueBeforeStart(let first):
        "Vence antes del \(date(first)), y solo se recuerdan las facturas que vencen desde ese día."
    case .dueDateChanged(let day): "Ahora vence el \(date(day)), y los recordatorios empiezan de nuevo desde esa fecha."
    case .currencyChanged: "Ahora se debe en otra moneda."
    case .invoiceGone: "Ya no figura entre las facturas."
    case .fault(let fault): spanish(fault)
    case .remindersOff: "Este cliente no recibe recordatorios."
    case .noAddress: "El cliente no tiene ninguna dirección de correo válida."
    case .addressesRefused: "El servidor de correo rechazó todas las direcciones del cliente; hay que corregirlas."
    case .writtenToday: "Hoy ya se le escribió a este cliente; queda para mañana."
    case .messagePending: "Hay otro mensaje para este cliente que todavía no ha salido."
    case .outsideHours(let opens): language.sentence(opens: opens)
    case .closedDay(let closed, let day): language.sentence(for: closed, until: day)
    case .contactLimit(let limit, let address, let day):
        language.sentence(for: limit, sharing: address, until: day)
    case .alreadySent(let rung, let day): "Ya se envió \(name(rung)) el \(date(day))."
    case .foreseen(let rung, let day): "Antes, el \(date(day)), se prevé enviar \(name(rung))."
    case .inOutbox(let rung): "\(name(rung)) está en la bandeja de salida."
    case .alreadyFailed(let rung, let day):
        "El servidor de correo rechazó \(name(rung)) el \(date(day)); la etapa siguiente se enviará en su fecha."
    case .uncertain(let rung, let day):
        "\(name(rung)) salió el \(date(day)), pero el servidor no confirmó la recepción."
    case .superseded(let rung): "Ocupa su lugar \(name(rung)), una etapa posterior."
    case .stageOff: "Esta etapa está desactivada en la configuración."
    case .issuedBeforeStart(let first):
        "Se emitió antes del \(date(first)), y solo se anuncian las facturas emitidas desde ese día."
    case .stageEnded(let day): "El plazo de esta etapa terminó el \(date(day)) sin que se enviara."
    case .notYet(let day): "Corresponde el \(date(day))."
    case .awaitsOverdue: "Se cuenta desde el aviso de pago vencido, que todavía no se ha enviado."
    case .ladderFinished(0): "La configuración no prevé reclamos."
    case .ladderFinished(1): "La configuración prevé un solo reclamo."
    case .ladderFinished(let claims): "La configuración no prevé más de \(claims) reclamos."
    case .notPaidYet: "Todavía no está pagada."
    case .neverReminded: "Quedó saldada sin que se enviara ningún recordatorio."
    case .paidBeforeThanks: "Quedó saldada cuando todavía no se agradecían los pagos."
    case .staleData(.unknownAge): "No se sabe de cuándo son los datos de pagos; hay que importarlos de nuevo."
    case .staleData(.future(let synced)):
        "Los datos de pagos tienen una fecha futura, el \(moment(synced)); hay que "
            + "importarlos de nuevo."
    case .staleData(.setBack(let synced, let from)):
        "Los datos de pagos son del \(moment(synced)), más antiguos que los del "
            + "\(moment(from)), que ya se habían visto; hay que importarlos de nuevo."
    case .staleData(.old(let synced)):
        "Los datos de pagos son del \(moment(synced)); hay que importarlos de nuevo."
    case .burst: "Hay muchos más mensajes que en un día normal; esperan a que alguien los libere (recordad release)."
    case .brokenStore: "Hay demasiados registros con errores; no se envía nada hasta corregirlos."
    case .cancelledByOperator: "Una persona canceló el envío."
    case .modeChanged: "Cambió el modo de envío (real o de ensayo)."
    case .composedAgain: "Cambió el contenido; lo que sigue pendiente va en otro mensaje."
    case .retriesExpired: "El servidor de correo no aceptó el mensaje en el plazo previsto para los reintentos."
    case .settingsChanged: "La configuración actual ya no prevé este envío."
    }
}

private func spanish(_ fault: RecordFault) -> String {
    switch fault {
    case .missing(let field): "Falta \(fieldName(field))."
    case .invalid(let field, let value, _): "No es válido este dato: \(fieldName(field)), «\(value.quotable)»."
    case .clientMissing(let client): "Su cliente, «\(client.value.quotable)», no figura entre los clientes."
    case .unwritable(let complaint): "No se puede escribir la carta del cliente: \(complaint)."
    }
}

private func fieldName(_ field: String) -> String { fieldNames[field] ?? field }

private let fieldNames = [
    "client.cc": "las direcciones de copia del cliente",
    "client.collector": "el cobrador del cliente",
    "client.country": "el país del cliente",
    "client.days_before": "los días de aviso previo del cliente",
    "client.email": "las direcciones del cliente",
    "client.id": "el código del cliente",
    "client.kind": "el tipo de cliente",
    "client.language": "el idioma del cliente",
    "client.name": "el nombre del cliente",
    "client.phone": "el teléfono del cliente",
    "client.reminders": "si el cliente recibe recordatorios",
    "client.resend_days": "los días entre reclamos del cliente",
    "client.tax_id": "el número tributario del cliente",
    "client.term_days": "el plazo de pago del cliente",
    "client.tolerance_days": "los días de tolerancia del cliente",
    "invoice.balance": "el saldo",
    "invoice.client_id": "el cliente de la factura",
    "invoice.currency": "la moneda",
    "invoice.document": "el documento de la factura",
    "invoice.due_on": "la fecha de vencimiento",
    "invoice.id": "el código de la factura",
    "invoice.issued_on": "la fecha de emisión",
    "invoice.number": "el número de la factura",
    "invoice.payment_url": "la dirección para pagar",
    "invoice.reason": "el motivo de la disputa",
    "invoice.status": "la situación de la factura",
    "invoice.terms": "las condiciones de venta",
    "invoice.total": "el total",
]

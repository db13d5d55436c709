import Dunning

@Sendable func englishReason(_ reason: Reason, in language: Language) -> String {
    let date = language.longDate
    let moment = { (time: Instant) in "\(language.date(of: time)) at \(language.clock(of: time))" }
    let name = { (rung: Rung) in "“\(language.name(of: rung))”" }
    return switch reason {
    case .cash: "It is a cash invoice; reminders are for credit invoices only."
    case .paid: "Nothing is left to pay."
    case .disputed(nil): "It is in dispute."
    case .disputed(let why?): "It is in dispute: \(why.quotable)."
    case .rejected(nil): "It was rejected."
    case .rejected(let why?): "It was rejected: \(why.quotable)."
    case .void(nil): "It is void."
    case .void(let why?): "It is void: \(why.quotable)."
    case .notIssuedYet(let day): "Its issue date is \(date(day)), which has not come yet."
    case .dueBeforeStart(let first):
        "It is due before \(date(first)), and reminders are only for invoices due from that day on."
    case .dueDateChanged(let day): "Its due date is now \(date(day)), and the reminders start again from there."
    case .currencyChanged: "It is now owed in another currency."
    case .invoiceGone: "It is no longer among the invoices."
    case .fault(let fault): english(fault)
    case .remindersOff: "This client gets no reminders."
    case .noAddress: "The client has no valid e-mail address."
    case .addressesRefused: "The mail server refused every address of the client; they must be corrected."
    case .writtenToday: "This client was already written to today; it waits until tomorrow."
    case .messagePending: "Another message to this client has not left yet."
    case .outsideHours(let opens): language.sentence(opens: opens)
    case .closedDay(let closed, let day): language.sentence(for: closed, until: day)
    case .contactLimit(let limit, let address, let day):
        language.sentence(for: limit, sharing: address, until: day)
    case .alreadySent(let rung, let day): "\(name(rung)) was sent on \(date(day))."
    case .foreseen(let rung, let day): "\(name(rung)) is to be sent before, on \(date(day))."
    case .inOutbox(let rung): "\(name(rung)) is in the outbox."
    case .alreadyFailed(let rung, let day):
        "The mail server refused \(name(rung)) on \(date(day)); the next stage will go on its own date."
    case .uncertain(let rung, let day):
        "\(name(rung)) left on \(date(day)), but the server did not confirm that it took it."
    case .superseded(let rung): "A later stage takes its place: \(name(rung))."
    case .stageOff: "This stage is turned off in the configuration."
    case .issuedBeforeStart(let first):
        "It was issued before \(date(first)), and only invoices issued from that day on are announced."
    case .stageEnded(let day): "The time for this stage ended on \(date(day)) before it was sent."
    case .notYet(let day): "It goes out on \(date(day))."
    case .awaitsOverdue: "It counts from the overdue notice, which has not been sent yet."
    case .ladderFinished(0): "The configuration asks for no claims."
    case .ladderFinished(1): "The configuration asks for one claim only."
    case .ladderFinished(let claims): "The configuration asks for no more than \(claims) claims."
    case .notPaidYet: "It is not paid yet."
    case .neverReminded: "It was settled before any reminder was sent."
    case .paidBeforeThanks: "It was settled before payments were thanked for."
    case .staleData(.unknownAge): "The age of the payment data is unknown; import it again."
    case .staleData(.future(let synced)):
        "The payment data is dated in the future, \(moment(synced)); import it again."
    case .staleData(.setBack(let synced, let from)):
        "The payment data is from \(moment(synced)), older than that of "
            + "\(moment(from)) which was seen before; import it again."
    case .staleData(.old(let synced)):
        "The payment data is from \(moment(synced)); import it again."
    case .burst: "There are far more messages than on a normal day; they wait to be released (recordad release)."
    case .brokenStore: "Too many records have errors; nothing is sent until they are corrected."
    case .cancelledByOperator: "A person cancelled it."
    case .modeChanged: "The mode of sending, live or shadow, has changed."
    case .composedAgain: "The contents have changed; what is still owed goes in another message."
    case .retriesExpired: "The mail server did not accept it in the time set for retries."
    case .settingsChanged: "The present configuration no longer asks for it."
    }
}

private func english(_ fault: RecordFault) -> String {
    switch fault {
    case .missing(let field): "It lacks \(fieldName(field))."
    case .invalid(let field, let value, let expected):
        "This is not valid: \(fieldName(field)), “\(value.quotable)”; expected \(expected.quotable)."
    case .clientMissing(let client): "Its client, “\(client.value.quotable)”, is not among the clients."
    case .unwritable(let complaint): "The client's letter cannot be written: \(complaint)."
    }
}

private func fieldName(_ field: String) -> String { fieldNames[field] ?? field }

private let fieldNames = [
    "client.cc": "the client's addresses for copies",
    "client.collector": "the client's collector",
    "client.country": "the client's country",
    "client.days_before": "the client's days before",
    "client.email": "the client's addresses",
    "client.id": "the client's id",
    "client.kind": "the kind of client",
    "client.language": "the client's language",
    "client.name": "the client's name",
    "client.phone": "the client's telephone",
    "client.reminders": "whether the client gets reminders",
    "client.resend_days": "the client's days between claims",
    "client.tax_id": "the client's tax number",
    "client.term_days": "the client's payment term",
    "client.tolerance_days": "the client's days of tolerance",
    "invoice.balance": "the balance",
    "invoice.client_id": "the invoice's client",
    "invoice.currency": "the currency",
    "invoice.document": "the invoice's document",
    "invoice.due_on": "the due date",
    "invoice.id": "the invoice's id",
    "invoice.issued_on": "the issue date",
    "invoice.number": "the invoice number",
    "invoice.payment_url": "the address to pay at",
    "invoice.reason": "why it is disputed",
    "invoice.status": "the status of the invoice",
    "invoice.terms": "the terms of sale",
    "invoice.total": "the total",
]

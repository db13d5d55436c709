extension Letters {
    static let spanish = Letters(
        labels: Labels(
            greeting: "Estimado cliente:",
            farewell: "Atentamente,",
            client: "Cliente",
            unpaid: OneOrMany(
                one: "Factura de este aviso, por pagar al {{today}}",
                many: "Facturas de este aviso, por pagar al {{today}}"),
            paid: OneOrMany(one: "Factura pagada", many: "Facturas pagadas"),
            invoice: "Factura",
            issuedOn: "emitida el {{issued}}",
            dueDate: "Vencimiento",
            invoiceTotal: "Total",
            paidPart: "Abonado",
            balance: "Saldo",
            totalOverdue: "Vencido",
            totalDueToday: "Vence hoy",
            totalUpcoming: "Por vencer",
            totalOwed: "Total de este aviso",
            pay: "Pagar la factura {{number}}",
            howToPay: "Cómo pagar",
            reference: OneOrMany(
                one: "Al hacer el pago, indique el número de la factura.",
                many: "Al hacer el pago, indique el número de cada factura.")),
        notice: Notice(
            origin: .overdue(
                one: """
                    El acreedor es {{company.name}},
                    y la deuda proviene de la factura {{number}},
                    emitida el {{issued}}.
                    """,
                many: """
                    El acreedor es {{company.name}},
                    y la deuda proviene de las {{overdue_count}} facturas vencidas indicadas arriba.
                    """),
            nature: """
                Este mensaje es un recordatorio de pago extrajudicial:
                no es un procedimiento judicial ni busca la ejecución de sus bienes.
                """,
            rights: """
                Si desea recibir por escrito el detalle de la deuda,
                responda a este mensaje.
                """),
        issued: Letter(
            subject: OneOrMany(
                one: "Factura {{number}} por {{balance}}: vence el {{due}}",
                part: "Saldo de {{balance}} de la factura {{number}}: vence el {{due}}",
                many: "{{count}} facturas nuevas: {{total}}"),
            opening: OneOrMany(
                one: """
                    Estos son los datos de su factura {{number}}, por {{balance}},
                    que vence el {{due}}.
                    """,
                part: """
                    Estos son los datos de su factura {{number}},
                    que vence el {{due}}: queda un saldo de {{balance}}
                    (total {{total}}, abonado {{paid}}).
                    """,
                many: """
                    Estos son los datos de {{count}} facturas nuevas,
                    por un total de {{total}}.
                    """),
            closing: "Si algún dato no es correcto, responda a este mensaje y lo revisaremos."),
        upcoming: Letter(
            subject: OneOrMany(
                one: "Factura {{number}} por {{balance}}: vence el {{due}}",
                part: "Saldo de {{balance}} de la factura {{number}}: vence el {{due}}",
                many: "{{count}} facturas por vencer: {{total}}"),
            opening: OneOrMany(
                one: """
                    Le recordamos que su factura {{number}}, por {{balance}},
                    {{distance}}, el {{due}}.
                    """,
                part: """
                    Le recordamos que queda un saldo de {{balance}} de su factura {{number}}
                    (total {{total}}, abonado {{paid}}),
                    que {{distance}}, el {{due}}.
                    """,
                many: """
                    Este recordatorio se refiere a {{count}} facturas por vencer,
                    por un total de {{total}}.
                    """),
            closing: "Si ya hizo el pago, no tenga en cuenta este recordatorio. Muchas gracias."),
        due: Letter(
            subject: .payable(
                one: "Factura {{number}} por {{balance}}: \(dueOrPast)",
                part: "Saldo de {{balance}} de la factura {{number}}: \(dueOrPast)",
                today: "Vencen hoy, {{today}}, {{due_today_count}} facturas: {{due_today_total}}",
                overdue: "{{overdue_count}} facturas vencidas: {{overdue_total}}",
                both: "{{payable_today_count}} facturas por pagar hoy, {{today}}: {{payable_today_total}}"),
            opening: .payable(
                one: """
                    Su factura {{number}}, por {{balance}}, {{distance}}
                    ({{due}}). Le pedimos que haga el pago hoy.
                    """,
                part: """
                    Queda un saldo de {{balance}} de su factura {{number}}
                    (total {{total}}, abonado {{paid}}),
                    que {{distance}} ({{due}}).
                    Le pedimos que pague ese saldo hoy.
                    """,
                today: """
                    Hoy, {{today}}, vencen {{due_today_count}} facturas,
                    por un total de {{due_today_total}}.
                    Le pedimos que las pague hoy.
                    """,
                overdue: """
                    Ya vencieron {{overdue_count}} facturas, por un total de {{overdue_total}}.
                    Le pedimos que las pague hoy.
                    """,
                both: """
                    Estas facturas tienen un saldo vencido de {{overdue_total}}
                    y otro de {{due_today_total}} que vence hoy ({{today}}).
                    Le pedimos que pague hoy {{payable_today_total}} en total.
                    """,
                later: later),
            closing: "Si ya hizo el pago, no tenga en cuenta este mensaje. Muchas gracias."),
        overdue: Letter(
            subject: .overdue(
                one: "Factura {{number}} por {{balance}}: venció el {{due}}",
                part: "Saldo de {{balance}} de la factura {{number}}: venció el {{due}}",
                many: "Pago vencido: {{overdue_count}} facturas, {{overdue_total}}"),
            opening: .overdue(
                one: """
                    Su factura {{number}}, por {{balance}}, {{distance}}
                    ({{due}}) y aún no hemos recibido el pago.
                    Le pedimos que la pague hoy.
                    """,
                part: """
                    Queda un saldo de {{balance}} de su factura {{number}}
                    (total {{total}}, abonado {{paid}}),
                    que {{distance}} ({{due}}).
                    Le pedimos que pague ese saldo hoy.
                    """,
                many: """
                    Aún no hemos recibido el saldo de estas {{overdue_count}} facturas vencidas,
                    {{overdue_total}} en total. Le pedimos que las pague hoy.
                    """,
                mixed: notOverdue),
            closing: """
                Si ya pagó, responda a este mensaje con el comprobante
                para que lo registremos.
                Si el pago sigue pendiente, volveremos a comunicarnos con usted.
                """),
        claim: Letter(
            subject: .overdue(
                one: "Reclamo por falta de pago: factura {{number}} por {{balance}}",
                part: "Reclamo por falta de pago: saldo de {{balance}} de la factura {{number}}",
                many: "Reclamo por falta de pago: {{overdue_count}} facturas, {{overdue_total}}"),
            opening: .overdue(
                one: """
                    Seguimos sin recibir el pago de su factura {{number}},
                    por {{balance}}, que {{distance}} ({{due}}).
                    Le pedimos que la pague hoy mismo.
                    """,
                part: """
                    Queda un saldo de {{balance}} de su factura {{number}}
                    (total {{total}}, abonado {{paid}}),
                    que {{distance}} ({{due}}), y seguimos sin recibirlo.
                    Le pedimos que pague ese saldo hoy mismo.
                    """,
                many: """
                    Seguimos sin recibir el saldo de estas {{overdue_count}} facturas vencidas,
                    {{overdue_total}} en total. Le pedimos que las pague hoy mismo.
                    """,
                mixed: notOverdue),
            request: """
                {{#company.phone}}
                Si hoy no puede pagar, llámenos al {{company.phone}}
                para acordar la fecha de pago.
                {{/company.phone}}
                {{^company.phone}}
                Si hoy no puede pagar, responda a este mensaje con un teléfono y un horario:
                le llamaremos para acordar la fecha de pago.
                {{/company.phone}}
                """,
            closing: """
                Si ya pagó, responda a este mensaje con el comprobante
                para que lo registremos.
                """),
        thanks: Letter(
            subject: OneOrMany(
                one: "Factura {{number}} por {{total}}: hemos recibido su pago",
                many: "{{count}} facturas por un total de {{total}}: hemos recibido su pago"),
            opening: OneOrMany(
                one: "Hemos recibido el pago de su factura {{number}}, por {{total}}, que queda saldada.",
                many: """
                    Hemos recibido el pago de estas {{count}} facturas,
                    por un total de {{total}}, que quedan saldadas.
                    """),
            closing: "Muchas gracias."))
}

/// A subject is read on later days too, when "hoy" alone would be wrong.
private let dueOrPast = "{{#is_due}}vence hoy, {{due}}{{/is_due}}{{^is_due}}venció el {{due}}{{/is_due}}"
private let notOverdue = "La lista incluye además lo que aún no ha vencido."
private let later = "La lista incluye además lo que vence más adelante."

extension Letters {
    static let spanish = Letters(
        labels: Labels(
            greeting: "Estimado cliente:",
            farewell: "Atentamente,",
            client: "Cliente",
            unpaid: OneOrMany(one: "Factura por pagar al {{today}}", many: "Facturas por pagar al {{today}}"),
            paid: OneOrMany(one: "Factura pagada", many: "Facturas pagadas"),
            invoice: "Factura",
            issuedOn: "emitida el {{issued}}",
            dueDate: "Vencimiento",
            invoiceTotal: "Total",
            balance: "Saldo",
            totalOwed: "Total por pagar",
            pay: "Pagar la factura {{number}}",
            howToPay: "Cómo pagar",
            reference: "Al hacer el pago, indique el número de la factura."),
        notice: Notice(
            origin: OneOrMany(
                one: """
                    El acreedor es {{company.name}},
                    y la deuda proviene de la factura {{number}}, emitida el {{issued}}.
                    """,
                many: """
                    El acreedor es {{company.name}},
                    y la deuda proviene de las {{count}} facturas indicadas arriba.
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
                many: "{{count}} facturas nuevas por {{total}}"),
            opening: OneOrMany(
                one: """
                    Estos son los datos de su factura {{number}}, por {{balance}},
                    que vence el {{due}}.
                    """,
                many: """
                    Estos son los datos de sus {{count}} facturas nuevas,
                    por un total de {{total}}.
                    """),
            closing: "Si algún dato no es correcto, responda a este mensaje y lo revisaremos."),
        upcoming: Letter(
            subject: OneOrMany(
                one: "Factura {{number}} por {{balance}}: vence el {{due}}",
                many: "{{count}} facturas por vencer: {{total}}"),
            opening: OneOrMany(
                one: """
                    Le recordamos que su factura {{number}}, por {{balance}},
                    {{distance}}, el {{due}}.
                    """,
                many: """
                    Le recordamos que tiene {{count}} facturas por vencer,
                    por un total de {{total}}.
                    """),
            closing: "Si ya hizo el pago, no tenga en cuenta este recordatorio. Muchas gracias."),
        due: Letter(
            subject: OneOrMany(
                one: "Factura {{number}} por {{balance}}: {{distance}}",
                many: "{{count}} facturas por pagar: {{total}}"),
            opening: OneOrMany(
                one: """
                    Su factura {{number}}, por {{balance}}, {{distance}} ({{due}}).
                    Le pedimos que haga el pago hoy.
                    """,
                many: """
                    Tiene {{count}} facturas por pagar, por un total de {{total}}.
                    Le pedimos que pague hoy lo que vence hoy o ya venció.
                    """),
            closing: "Si ya hizo el pago, no tenga en cuenta este mensaje. Muchas gracias."),
        overdue: Letter(
            subject: OneOrMany(
                one: "Factura {{number}} por {{balance}}: {{distance}}",
                many: "Pago vencido: {{count}} facturas por pagar, {{total}}"),
            opening: OneOrMany(
                one: """
                    Su factura {{number}}, por {{balance}}, {{distance}} ({{due}})
                    y no hemos recibido el pago.
                    Le pedimos que lo haga hoy.
                    """,
                many: """
                    Tiene {{count}} facturas por pagar, por un total de {{total}},
                    y no hemos recibido lo que ya venció.
                    Le pedimos que lo pague hoy.
                    """),
            closing: """
                Si ya pagó, responda a este mensaje con el comprobante
                para que lo registremos.
                Si el pago sigue pendiente, volveremos a comunicarnos con usted.
                """),
        claim: Letter(
            subject: OneOrMany(
                one: "Reclamo por falta de pago: factura {{number}} por {{balance}}, {{distance}}",
                many: "Reclamo por falta de pago: {{count}} facturas por pagar, {{total}}"),
            opening: OneOrMany(
                one: """
                    Seguimos sin recibir el pago de su factura {{number}}, por {{balance}},
                    que {{distance}} ({{due}}).
                    Le pedimos que lo haga hoy mismo.
                    """,
                many: """
                    Tiene {{count}} facturas por pagar, por un total de {{total}},
                    y seguimos sin recibir lo que ya venció.
                    Le pedimos que lo pague hoy mismo.
                    """),
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
                many: "{{count}} facturas por {{total}}: hemos recibido su pago"),
            opening: OneOrMany(
                one: "Hemos recibido el pago de su factura {{number}}, por {{total}}, que queda saldada.",
                many: "Hemos recibido el pago de estas {{count}} facturas, que quedan saldadas."),
            closing: "Muchas gracias."))
}

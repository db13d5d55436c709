extension Letters {
    static let portuguese = Letters(
        labels: Labels(
            greeting: "Prezado cliente,",
            farewell: "Atenciosamente,",
            client: "Cliente",
            unpaid: OneOrMany(
                one: "Fatura deste aviso, em aberto em {{today}}", many: "Faturas deste aviso, em aberto em {{today}}"),
            paid: OneOrMany(one: "Fatura paga", many: "Faturas pagas"),
            invoice: "Fatura",
            issuedOn: "emitida em {{issued}}",
            dueDate: "Vencimento",
            invoiceTotal: "Total",
            paidPart: "Pago",
            balance: "Saldo",
            totalOverdue: "Vencido",
            totalDueToday: "Vence hoje",
            totalUpcoming: "A vencer",
            totalOwed: "Total deste aviso",
            pay: "Pagar a fatura {{number}}",
            howToPay: "Como pagar",
            reference: OneOrMany(
                one: "Ao fazer o pagamento, informe o número da fatura.",
                many: "Ao fazer o pagamento, informe o número de cada fatura.")),
        notice: Notice(
            origin: .overdue(
                one: """
                    O credor é {{company.name}},
                    e a dívida tem origem na fatura {{number}},
                    emitida em {{issued}}.
                    """,
                many: """
                    O credor é {{company.name}},
                    e a dívida tem origem nas {{overdue_count}} faturas vencidas indicadas acima.
                    """),
            nature: """
                Esta mensagem é um lembrete de pagamento extrajudicial:
                não é um processo judicial nem tem por objetivo a execução dos seus bens.
                """,
            rights: """
                Se quiser receber por escrito os detalhes da dívida,
                responda a esta mensagem.
                """),
        issued: Letter(
            subject: OneOrMany(
                one: "Fatura {{number}} de {{balance}}: vence em {{due}}",
                part: "Saldo de {{balance}} da fatura {{number}}: vence em {{due}}",
                many: "{{count}} faturas novas: {{total}}"),
            opening: OneOrMany(
                one: """
                    Estes são os dados da sua fatura {{number}}, de {{balance}},
                    que vence em {{due}}.
                    """,
                part: """
                    Estes são os dados da sua fatura {{number}},
                    que vence em {{due}}: resta um saldo de {{balance}}
                    (total {{total}}, pago {{paid}}).
                    """,
                many: """
                    Estes são os dados de {{count}} faturas novas,
                    no total de {{total}}.
                    """),
            closing: """
                Se algum dado não estiver correto, responda a esta mensagem
                e faremos a revisão.
                """),
        upcoming: Letter(
            subject: OneOrMany(
                one: "Fatura {{number}} de {{balance}}: vence em {{due}}",
                part: "Saldo de {{balance}} da fatura {{number}}: vence em {{due}}",
                many: "{{count}} faturas a vencer: {{total}}"),
            opening: OneOrMany(
                one: """
                    Lembramos que a sua fatura {{number}}, de {{balance}},
                    {{distance}}, em {{due}}.
                    """,
                part: """
                    Lembramos que resta um saldo de {{balance}} da sua fatura {{number}}
                    (total {{total}}, pago {{paid}}),
                    que {{distance}}, em {{due}}.
                    """,
                many: """
                    Este lembrete se refere a {{count}} faturas a vencer,
                    no total de {{total}}.
                    """),
            closing: "Se o pagamento já foi feito, desconsidere este lembrete. Muito obrigado."),
        due: Letter(
            subject: .payable(
                one: "Fatura {{number}} de {{balance}}: \(dueOrPast)",
                part: "Saldo de {{balance}} da fatura {{number}}: \(dueOrPast)",
                today: "Vencem hoje, {{today}}, {{due_today_count}} faturas: {{due_today_total}}",
                overdue: "{{overdue_count}} faturas vencidas: {{overdue_total}}",
                both: "{{payable_today_count}} faturas a pagar hoje, {{today}}: {{payable_today_total}}"),
            opening: .payable(
                one: """
                    A sua fatura {{number}}, de {{balance}}, {{distance}}
                    ({{due}}). Pedimos que faça o pagamento hoje.
                    """,
                part: """
                    Resta um saldo de {{balance}} da sua fatura {{number}}
                    (total {{total}}, pago {{paid}}),
                    que {{distance}} ({{due}}).
                    Pedimos que pague esse saldo hoje.
                    """,
                today: """
                    Hoje, {{today}}, vencem {{due_today_count}} faturas,
                    no total de {{due_today_total}}.
                    Pedimos que as pague hoje.
                    """,
                overdue: """
                    Já venceram {{overdue_count}} faturas, no total de {{overdue_total}}.
                    Pedimos que as pague hoje.
                    """,
                both: """
                    Estas faturas têm um saldo vencido de {{overdue_total}}
                    e outro de {{due_today_total}} que vence hoje ({{today}}).
                    Pedimos que pague hoje {{payable_today_total}} no total.
                    """,
                later: later),
            closing: "Se o pagamento já foi feito, desconsidere esta mensagem. Muito obrigado."),
        overdue: Letter(
            subject: .overdue(
                one: "Fatura {{number}} de {{balance}}: venceu em {{due}}",
                part: "Saldo de {{balance}} da fatura {{number}}: venceu em {{due}}",
                many: "Pagamento vencido: {{overdue_count}} faturas, {{overdue_total}}"),
            opening: .overdue(
                one: """
                    A sua fatura {{number}}, de {{balance}}, {{distance}}
                    ({{due}}) e ainda não recebemos o pagamento.
                    Pedimos que faça o pagamento hoje.
                    """,
                part: """
                    Resta um saldo de {{balance}} da sua fatura {{number}}
                    (total {{total}}, pago {{paid}}),
                    que {{distance}} ({{due}}).
                    Pedimos que pague esse saldo hoje.
                    """,
                many: """
                    Ainda não recebemos o saldo destas {{overdue_count}} faturas vencidas,
                    {{overdue_total}} no total. Pedimos que as pague hoje.
                    """,
                mixed: notOverdue),
            closing: """
                Se já pagou, responda a esta mensagem com o comprovante
                para registrarmos o pagamento.
                Se o pagamento continuar pendente, voltaremos a entrar em contato.
                """),
        claim: Letter(
            subject: .overdue(
                one: "Pagamento não recebido: fatura {{number}} de {{balance}}",
                part: "Pagamento não recebido: saldo de {{balance}} da fatura {{number}}",
                many: "Pagamento não recebido: {{overdue_count}} faturas, {{overdue_total}}"),
            opening: .overdue(
                one: """
                    Continuamos sem receber o pagamento da sua fatura {{number}},
                    de {{balance}}, que {{distance}} ({{due}}).
                    Pedimos que faça o pagamento hoje mesmo.
                    """,
                part: """
                    Resta um saldo de {{balance}} da sua fatura {{number}}
                    (total {{total}}, pago {{paid}}),
                    que {{distance}} ({{due}}), e continuamos sem recebê-lo.
                    Pedimos que pague esse saldo hoje mesmo.
                    """,
                many: """
                    Continuamos sem receber o saldo destas {{overdue_count}} faturas vencidas,
                    {{overdue_total}} no total. Pedimos que as pague hoje mesmo.
                    """,
                mixed: notOverdue),
            request: """
                {{#company.phone}}
                Se não puder pagar hoje, ligue para {{company.phone}}
                para combinarmos a data do pagamento.
                {{/company.phone}}
                {{^company.phone}}
                Se não puder pagar hoje, responda com um telefone e um horário:
                ligaremos para combinar a data do pagamento.
                {{/company.phone}}
                """,
            closing: """
                Se já pagou, responda a esta mensagem com o comprovante
                para registrarmos o pagamento.
                """),
        thanks: Letter(
            subject: OneOrMany(
                one: "Fatura {{number}} de {{total}}: recebemos o seu pagamento",
                many: "{{count}} faturas, no total de {{total}}: recebemos o seu pagamento"),
            opening: OneOrMany(
                one: "Recebemos o pagamento da sua fatura {{number}}, de {{total}}, que está quitada.",
                many: """
                    Recebemos o pagamento destas {{count}} faturas,
                    no total de {{total}}, que estão quitadas.
                    """),
            closing: "Muito obrigado."))
}

/// A subject is read on later days too, when "hoje" alone would be wrong.
private let dueOrPast = "{{#is_due}}vence hoje, {{due}}{{/is_due}}{{^is_due}}venceu em {{due}}{{/is_due}}"
private let notOverdue = "A lista inclui também o que ainda não venceu."
private let later = "A lista inclui também o que vence mais adiante."

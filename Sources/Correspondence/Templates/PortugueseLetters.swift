extension Letters {
    static let portuguese = Letters(
        labels: Labels(
            greeting: "Prezado cliente,",
            farewell: "Atenciosamente,",
            client: "Cliente",
            unpaid: OneOrMany(one: "Fatura a pagar em {{today}}", many: "Faturas a pagar em {{today}}"),
            paid: OneOrMany(one: "Fatura paga", many: "Faturas pagas"),
            invoice: "Fatura",
            issuedOn: "emitida em {{issued}}",
            dueDate: "Vencimento",
            invoiceTotal: "Total",
            balance: "Saldo",
            totalOwed: "Total a pagar",
            pay: "Pagar a fatura {{number}}",
            howToPay: "Como pagar",
            reference: "Ao fazer o pagamento, informe o número da fatura."),
        notice: Notice(
            origin: OneOrMany(
                one: """
                    O credor é {{company.name}},
                    e a dívida tem origem na fatura {{number}}, emitida em {{issued}}.
                    """,
                many: """
                    O credor é {{company.name}},
                    e a dívida tem origem nas {{count}} faturas indicadas acima.
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
                many: "{{count}} faturas novas: {{total}}"),
            opening: OneOrMany(
                one: """
                    Estes são os dados da sua fatura {{number}}, de {{balance}},
                    que vence em {{due}}.
                    """,
                many: """
                    Estes são os dados das suas {{count}} faturas novas,
                    no total de {{total}}.
                    """),
            closing: """
                Se algum dado não estiver correto, responda a esta mensagem
                e faremos a revisão.
                """),
        upcoming: Letter(
            subject: OneOrMany(
                one: "Fatura {{number}} de {{balance}}: vence em {{due}}",
                many: "{{count}} faturas a vencer: {{total}}"),
            opening: OneOrMany(
                one: """
                    Lembramos que a sua fatura {{number}}, de {{balance}},
                    {{distance}}, em {{due}}.
                    """,
                many: """
                    Lembramos que há {{count}} faturas a vencer em seu nome,
                    no total de {{total}}.
                    """),
            closing: "Se o pagamento já foi feito, desconsidere este lembrete. Muito obrigado."),
        due: Letter(
            subject: OneOrMany(
                one: "Fatura {{number}} de {{balance}}: {{distance}}",
                many: "{{count}} faturas a pagar: {{total}}"),
            opening: OneOrMany(
                one: """
                    A sua fatura {{number}}, de {{balance}}, {{distance}} ({{due}}).
                    Pedimos que faça o pagamento hoje.
                    """,
                many: """
                    Constam {{count}} faturas a pagar em seu nome, no total de {{total}}.
                    Pedimos que pague hoje o que vence hoje ou já venceu.
                    """),
            closing: "Se o pagamento já foi feito, desconsidere esta mensagem. Muito obrigado."),
        overdue: Letter(
            subject: OneOrMany(
                one: "Fatura {{number}} de {{balance}}: {{distance}}",
                many: "Pagamento vencido: {{count}} faturas a pagar, {{total}}"),
            opening: OneOrMany(
                one: """
                    A sua fatura {{number}}, de {{balance}}, {{distance}} ({{due}})
                    e não recebemos o pagamento.
                    Pedimos que o faça hoje.
                    """,
                many: """
                    Constam {{count}} faturas a pagar em seu nome, no total de {{total}},
                    e não recebemos o que já venceu.
                    Pedimos que o pague hoje.
                    """),
            closing: """
                Se já pagou, responda a esta mensagem com o comprovante
                para que o registremos.
                Se o pagamento continuar pendente, voltaremos a entrar em contato.
                """),
        claim: Letter(
            subject: OneOrMany(
                one: "Pagamento não recebido: fatura {{number}} de {{balance}}, {{distance}}",
                many: "Pagamento não recebido: {{count}} faturas a pagar, {{total}}"),
            opening: OneOrMany(
                one: """
                    Continuamos sem receber o pagamento da sua fatura {{number}}, de {{balance}},
                    que {{distance}} ({{due}}).
                    Pedimos que o faça hoje mesmo.
                    """,
                many: """
                    Constam {{count}} faturas a pagar em seu nome, no total de {{total}},
                    e ainda não recebemos o que já venceu.
                    Pedimos que o pague hoje mesmo.
                    """),
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
                para que o registremos.
                """),
        thanks: Letter(
            subject: OneOrMany(
                one: "Fatura {{number}} de {{total}}: recebemos o seu pagamento",
                many: "{{count}} faturas de {{total}}: recebemos o seu pagamento"),
            opening: OneOrMany(
                one: "Recebemos o pagamento da sua fatura {{number}}, de {{total}}, que está quitada.",
                many: "Recebemos o pagamento destas {{count}} faturas, que estão quitadas."),
            closing: "Muito obrigado."))
}

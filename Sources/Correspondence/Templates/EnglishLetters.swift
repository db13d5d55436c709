extension Letters {
    static let english = Letters(
        labels: Labels(
            greeting: "Dear customer,",
            farewell: "Kind regards,",
            client: "Customer",
            unpaid: OneOrMany(
                one: "Invoice in this notice, unpaid as of {{today}}",
                many: "Invoices in this notice, unpaid as of {{today}}"),
            paid: OneOrMany(one: "Paid invoice", many: "Paid invoices"),
            invoice: "Invoice",
            issuedOn: "issued on {{issued}}",
            dueDate: "Due date",
            invoiceTotal: "Total",
            paidPart: "Paid",
            balance: "Balance",
            totalOverdue: "Overdue",
            totalDueToday: "Due today",
            totalUpcoming: "Not yet due",
            totalOwed: "Total for this notice",
            pay: "Pay invoice {{number}}",
            howToPay: "How to pay",
            reference: OneOrMany(
                one: "Please include the invoice number with your payment.",
                many: "Please include the number of each invoice with your payment.")),
        notice: Notice(
            origin: .overdue(
                one: """
                    The creditor is {{company.name}},
                    and the debt arises from invoice {{number}},
                    issued on {{issued}}.
                    """,
                many: """
                    The creditor is {{company.name}},
                    and the debt arises from the {{overdue_count}} overdue invoices listed above.
                    """),
            nature: """
                This message is an out-of-court payment reminder:
                it is not a court proceeding, and it does not seek to seize your property.
                """,
            rights: """
                You may ask us for the details of the debt in writing:
                just reply to this message.
                """),
        issued: Letter(
            subject: OneOrMany(
                one: "Invoice {{number}} for {{balance}}: due on {{due}}",
                part: "Balance of {{balance}} on invoice {{number}}: due on {{due}}",
                many: "{{count}} new invoices: {{total}}"),
            opening: OneOrMany(
                one: """
                    Here are the details of your invoice {{number}} for {{balance}},
                    due on {{due}}.
                    """,
                part: """
                    Here are the details of your invoice {{number}},
                    due on {{due}}: a balance of {{balance}} remains
                    (total {{total}}, paid {{paid}}).
                    """,
                many: "Here are the details of {{count}} new invoices, {{total}} in total."),
            closing: """
                If anything is not right, please reply to this message
                and we will look into it.
                """),
        upcoming: Letter(
            subject: OneOrMany(
                one: "Invoice {{number}} for {{balance}}: due on {{due}}",
                part: "Balance of {{balance}} on invoice {{number}}: due on {{due}}",
                many: "{{count}} invoices coming due: {{total}}"),
            opening: OneOrMany(
                one: """
                    This is a reminder that your invoice {{number}} for {{balance}}
                    is {{distance}}, on {{due}}.
                    """,
                part: """
                    This is a reminder that a balance of {{balance}} remains
                    on your invoice {{number}} (total {{total}}, paid {{paid}}),
                    which is {{distance}}, on {{due}}.
                    """,
                many: "This reminder is about {{count}} invoices coming due, {{total}} in total."),
            closing: "If you have already paid, please disregard this reminder. Thank you."),
        due: Letter(
            subject: .payable(
                one: "Invoice {{number}} for {{balance}} \(dueOrPast)",
                part: "Balance of {{balance}} on invoice {{number}}, which \(dueOrPast)",
                today: "{{due_today_count}} invoices due today, {{today}}: {{due_today_total}}",
                overdue: "{{overdue_count}} overdue invoices: {{overdue_total}}",
                both: "{{payable_today_count}} invoices to pay today, {{today}}: {{payable_today_total}}"),
            opening: .payable(
                one: """
                    Your invoice {{number}} for {{balance}} {{#is_due}}is {{/is_due}}{{distance}}
                    ({{due}}). Please pay it today.
                    """,
                part: """
                    A balance of {{balance}} remains on your invoice {{number}}
                    (total {{total}}, paid {{paid}}),
                    which {{#is_due}}is {{/is_due}}{{distance}} ({{due}}).
                    Please pay that balance today.
                    """,
                today: """
                    {{due_today_count}} invoices, {{due_today_total}} in total,
                    are due today ({{today}}).
                    Please pay them today.
                    """,
                overdue: """
                    {{overdue_count}} invoices, {{overdue_total}} in total, are overdue.
                    Please pay them today.
                    """,
                both: """
                    On these invoices, {{overdue_total}} is overdue
                    and {{due_today_total}} is due today ({{today}}).
                    Please pay {{payable_today_total}} in total today.
                    """,
                later: later),
            closing: "If you have already paid, please disregard this message. Thank you."),
        overdue: Letter(
            subject: .overdue(
                one: "Invoice {{number}} for {{balance}} was due on {{due}}",
                part: "Balance of {{balance}} on invoice {{number}}, which was due on {{due}}",
                many: "Payment overdue: {{overdue_count}} invoices, {{overdue_total}}"),
            opening: .overdue(
                one: """
                    Your invoice {{number}} for {{balance}} {{distance}}
                    ({{due}}) and we have not received payment.
                    Please pay it today.
                    """,
                part: """
                    A balance of {{balance}} remains on your invoice {{number}}
                    (total {{total}}, paid {{paid}}),
                    which {{distance}} ({{due}}).
                    Please pay that balance today.
                    """,
                many: """
                    We have not received the balance of these {{overdue_count}} overdue invoices,
                    {{overdue_total}} in total. Please pay them today.
                    """,
                mixed: notOverdue),
            closing: """
                If you have already paid, please reply with proof of payment
                so that we can record it.
                If payment is still outstanding, we will contact you again.
                """),
        claim: Letter(
            subject: .overdue(
                one: "Payment not received: invoice {{number}} for {{balance}}",
                part: "Payment not received: balance of {{balance}} on invoice {{number}}",
                many: "Payment not received: {{overdue_count}} invoices, {{overdue_total}}"),
            opening: .overdue(
                one: """
                    We have still not received payment of your invoice {{number}}
                    for {{balance}}, which {{distance}} ({{due}}).
                    Please pay it today.
                    """,
                part: """
                    A balance of {{balance}} remains on your invoice {{number}}
                    (total {{total}}, paid {{paid}}),
                    which {{distance}} ({{due}}), and we have still not received it.
                    Please pay that balance today.
                    """,
                many: """
                    We have still not received the balance of these
                    {{overdue_count}} overdue invoices, {{overdue_total}} in total.
                    Please pay them today.
                    """,
                mixed: notOverdue),
            request: """
                {{#company.phone}}
                If you cannot pay today, please call us at {{company.phone}}
                to agree on a payment date.
                {{/company.phone}}
                {{^company.phone}}
                If you cannot pay today, please reply with a phone number and a time:
                we will call you to agree on a payment date.
                {{/company.phone}}
                """,
            closing: """
                If you have already paid, please reply with proof of payment
                so that we can record it.
                """),
        thanks: Letter(
            subject: OneOrMany(
                one: "Invoice {{number}} for {{total}}: payment received, thank you",
                many: "{{count}} invoices, {{total}} in total: payment received, thank you"),
            opening: OneOrMany(
                one: """
                    We have received payment of your invoice {{number}} for {{total}},
                    which is now settled.
                    """,
                many: """
                    We have received payment of these {{count}} invoices, {{total}} in total,
                    which are now settled.
                    """),
            closing: "Thank you very much."))
}

/// A subject is read on later days too, when "today" alone would be wrong.
private let dueOrPast = "{{#is_due}}is due today, {{due}}{{/is_due}}{{^is_due}}was due on {{due}}{{/is_due}}"
private let notOverdue = "The list also shows what is not overdue yet."
private let later = "The list also shows what is due later."

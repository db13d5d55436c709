extension Letters {
    static let english = Letters(
        labels: Labels(
            greeting: "Dear customer,",
            farewell: "Kind regards,",
            client: "Customer",
            unpaid: OneOrMany(one: "Unpaid invoice as of {{today}}", many: "Unpaid invoices as of {{today}}"),
            paid: OneOrMany(one: "Paid invoice", many: "Paid invoices"),
            invoice: "Invoice",
            issuedOn: "issued on {{issued}}",
            dueDate: "Due date",
            invoiceTotal: "Total",
            balance: "Balance",
            totalOwed: "Total to pay",
            pay: "Pay invoice {{number}}",
            howToPay: "How to pay",
            reference: "Please quote the invoice number with your payment."),
        notice: Notice(
            origin: OneOrMany(
                one: """
                    The creditor is {{company.name}},
                    and the debt arises from invoice {{number}}, issued on {{issued}}.
                    """,
                many: """
                    The creditor is {{company.name}},
                    and the debt arises from the {{count}} invoices listed above.
                    """),
            nature: """
                This message is an out-of-court payment reminder:
                it is not a court proceeding, nor one to seize your property.
                """,
            rights: """
                You may ask us for the details of the debt in writing:
                just reply to this message.
                """),
        issued: Letter(
            subject: OneOrMany(
                one: "Invoice {{number}} for {{balance}}: due on {{due}}",
                many: "{{count}} new invoices for {{total}}"),
            opening: OneOrMany(
                one: """
                    Here are the details of your invoice {{number}} for {{balance}},
                    due on {{due}}.
                    """,
                many: "Here are the details of your {{count}} new invoices, {{total}} in total."),
            closing: """
                If anything is not right, please reply to this message
                and we will look into it.
                """),
        upcoming: Letter(
            subject: OneOrMany(
                one: "Invoice {{number}} for {{balance}}: due on {{due}}",
                many: "{{count}} invoices falling due: {{total}}"),
            opening: OneOrMany(
                one: """
                    This is a reminder that your invoice {{number}} for {{balance}}
                    {{distance}}, on {{due}}.
                    """,
                many: """
                    This is a reminder that you have {{count}} invoices falling due,
                    {{total}} in total.
                    """),
            closing: "If you have already paid, please disregard this reminder. Thank you."),
        due: Letter(
            subject: OneOrMany(
                one: "Invoice {{number}} for {{balance}} {{distance}}",
                many: "{{count}} invoices to pay: {{total}}"),
            opening: OneOrMany(
                one: """
                    Your invoice {{number}} for {{balance}} {{distance}} ({{due}}).
                    Please pay it today.
                    """,
                many: """
                    You have {{count}} invoices to pay, {{total}} in total.
                    Please pay today what is due today or was due earlier.
                    """),
            closing: "If you have already paid, please disregard this message. Thank you."),
        overdue: Letter(
            subject: OneOrMany(
                one: "Invoice {{number}} for {{balance}} {{distance}}",
                many: "Payment overdue: {{count}} invoices to pay, {{total}}"),
            opening: OneOrMany(
                one: """
                    Your invoice {{number}} for {{balance}} {{distance}} ({{due}})
                    and we have not received payment.
                    Please pay it today.
                    """,
                many: """
                    You have {{count}} invoices to pay, {{total}} in total,
                    and we have not received what is overdue.
                    Please pay it today.
                    """),
            closing: """
                If you have already paid, please reply with proof of payment
                so that we can record it.
                If payment is still outstanding, we will contact you again.
                """),
        claim: Letter(
            subject: OneOrMany(
                one: "Payment not received: invoice {{number}} for {{balance}} {{distance}}",
                many: "Payment not received: {{count}} invoices to pay, {{total}}"),
            opening: OneOrMany(
                one: """
                    We have still not received payment of your invoice {{number}} for {{balance}},
                    which {{distance}} ({{due}}).
                    Please pay it today.
                    """,
                many: """
                    You have {{count}} invoices to pay, {{total}} in total,
                    and we have still not received what is overdue.
                    Please pay it today.
                    """),
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
                many: "{{count}} invoices for {{total}}: payment received, thank you"),
            opening: OneOrMany(
                one: """
                    We have received payment of your invoice {{number}} for {{total}},
                    which is now settled.
                    """,
                many: "We have received payment of these {{count}} invoices, which are now settled."),
            closing: "Thank you very much."))
}

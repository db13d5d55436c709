import Dunning

/// The plain text of letters, with the words of one language.
struct LetterText {
    private let labels: Letters.Labels

    init(_ labels: Letters.Labels) { self.labels = labels }

    func letter(_ letter: Letter, of stage: Stage) -> String {
        let invoices = Letter.partials(of: stage).map { "{{> \($0).txt}}" }
        let before = [labels.greeting, letter.opening.inLines, letter.request].compactMap(\.self)
        return """
            \(before.joined(separator: "\n\n"))

            \(invoices.joined(separator: "\n"))
            \(letter.closing)

            \(labels.farewell)
            {{> signature.txt}}

            """
    }

    var unpaid: String {
        """
        \(client)
        \(labels.unpaid.inLines)

        {{#invoices}}
        - \(labels.invoice) {{number}}, \(labels.issuedOn)
          \(labels.dueDate): {{due}} ({{distance}})
          \(labels.invoiceTotal): {{total}}
        {{#paid}}
          \(labels.paidPart): {{paid}}
        {{/paid}}
          \(labels.balance): {{balance}}
        {{#payment_url}}
          \(labels.pay): {{payment_url}}
        {{/payment_url}}

        {{/invoices}}
        {{^single}}
        {{#mixed}}
        {{#overdue_count}}
        \(labels.totalOverdue): {{overdue_total}}
        {{/overdue_count}}
        {{#due_today_count}}
        \(labels.totalDueToday): {{due_today_total}}
        {{/due_today_count}}
        {{#upcoming_count}}
        \(labels.totalUpcoming): {{upcoming_total}}
        {{/upcoming_count}}
        {{/mixed}}
        \(labels.totalOwed): {{total}}

        {{/single}}

        """
    }

    var paid: String {
        """
        \(client)
        \(labels.paid.inLines)

        {{#invoices}}
        - \(labels.invoice) {{number}}, \(labels.issuedOn)
          \(labels.invoiceTotal): {{total}}
        {{/invoices}}


        """
    }

    var payment: String {
        """
        {{#company.payment_instructions}}
        \(labels.howToPay):
        {{#payment_lines}}
          {{line}}
        {{/payment_lines}}
        \(labels.reference.inLines)

        {{/company.payment_instructions}}

        """
    }

    func notice(_ notice: Letters.Notice) -> String {
        """
        {{#needs_notice}}
        \(notice.origin.inLines)
        \(notice.nature)
        \(notice.rights)

        {{/needs_notice}}

        """
    }

    static let signature = """
        {{company.name}}
        {{#company.tax_id}}
        {{company.tax_id}}
        {{/company.tax_id}}
        {{#company.address}}
        {{company.address}}
        {{/company.address}}
        {{#company.phone}}
        {{company.phone}}
        {{/company.phone}}
        {{#company.reply_to}}
        {{company.reply_to}}
        {{/company.reply_to}}
        {{#company.website}}
        {{company.website}}
        {{/company.website}}

        """

    private var client: String {
        "\(labels.client): {{client.name}}{{#client.tax_id}} ({{client.tax_id}}){{/client.tax_id}}"
    }
}

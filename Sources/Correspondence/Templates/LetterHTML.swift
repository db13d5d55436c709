import Dunning

/// The HTML of letters, with the words of one language.
///
/// Tables lay it out and styles are inline, since Outlook renders with Word; the style sheet adds only what others
/// know: dark mode and narrow screens, where the cells of a row stand one below the other, each with its label. The
/// company's colours are a ground for black or white, and lines; other text is grey, so that it can be read.
struct LetterHTML {
    private let labels: Letters.Labels

    init(_ labels: Letters.Labels) { self.labels = labels }

    func letter(_ letter: Letter, of stage: Stage) -> String {
        let opening = letter.opening.inOneLine
        let before = [labels.greeting, opening, letter.request].compactMap(\.self).map(Self.paragraph)
        let invoices = Letter.partials(of: stage).map { "{{> \($0).html}}" }
        let after = [letter.closing, "\(labels.farewell)<br>{{company.name}}"].map(Self.paragraph)
        return """
            <!DOCTYPE html>
            <html lang="{{language}}">
            <head>
            {{> head.html}}
            <title>{{subject}}</title>
            </head>
            <body class="page" style="margin:0;padding:0;background:#f2f4f7">
            <div style="display:none;max-height:0;overflow:hidden;mso-hide:all" aria-hidden="true">\(opening)</div>
            {{> top.html}}
            \((before + invoices + after).joined(separator: "\n"))
            {{> bottom.html}}
            </body>
            </html>

            """
    }

    /// Two rows an invoice: what matters in columns, then the rest over the whole width, which a telephone needs.
    var unpaid: String {
        """
        \(Self.table)
        \(caption(labels.unpaid))
        <thead class="heads"><tr>\(head(labels.invoice, width: "34%"))\(head(labels.dueDate))\
        \(head(labels.balance, align: "right"))</tr></thead>
        <tbody class="stack">
        {{#invoices}}
        <tr class="stack">
        \(numberCell())
        <td class="ink line stack under" valign="top" style="\(Self.cell)">\(label(labels.dueDate)){{due}}<br>\(distance)</td>
        \(amountCell("{{balance}}", label: labels.balance))
        </tr>
        <tr class="stack"><td class="soft stack" colspan="3" style="\(Self.small)padding:0 0 12px;color:#52606d">
        \(labels.issuedOn) · \(Self.whole("\(labels.invoiceTotal): {{total}}"))\
        {{#paid}} · \(Self.whole("\(labels.paidPart): {{paid}}")){{/paid}}
        {{#payment_url}}
        \(button)
        <a class="link" href="{{payment_url}}" style="color:#52606d;word-break:break-all">{{payment_url}}</a>
        {{/payment_url}}
        </td></tr>
        {{/invoices}}
        </tbody>
        {{^single}}
        <tfoot class="stack">
        {{#mixed}}
        \(subtotal(labels.totalOverdue, of: "overdue"))
        \(subtotal(labels.totalDueToday, of: "due_today"))
        \(subtotal(labels.totalUpcoming, of: "upcoming"))
        {{/mixed}}
        \(total(labels.totalOwed, "{{total}}"))
        </tfoot>
        {{/single}}
        </table>

        """
    }

    var paid: String {
        """
        \(Self.table)
        \(caption(labels.paid))
        <thead class="heads"><tr>\(head(labels.invoice))\(head(labels.invoiceTotal, align: "right"))</tr></thead>
        <tbody class="stack">
        {{#invoices}}
        <tr class="stack">
        \(numberCell(detail: #"<br><span class="soft" style="\#(Self.small)color:#52606d">\#(labels.issuedOn)</span>"#))
        \(amountCell("{{total}}", label: labels.invoiceTotal))
        </tr>
        {{/invoices}}
        </tbody>
        </table>

        """
    }

    var payment: String {
        """
        {{#company.payment_instructions}}
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px">
        <tr><td class="ink panel" style="\(Self.text)\
        padding:14px 16px;overflow-wrap:anywhere;background:#f2f4f7;border-left:4px solid {{company.accent_color}};color:#1f2933">
        <strong>\(labels.howToPay)</strong><br>
        {{#payment_lines}}
        {{line}}<br>
        {{/payment_lines}}
        \(labels.reference.inOneLine)
        </td></tr>
        </table>
        {{/company.payment_instructions}}

        """
    }

    func notice(_ notice: Letters.Notice) -> String {
        """
        {{#needs_notice}}
        <p class="soft" style="\(Self.small)margin:0 0 16px;color:#52606d">\(notice.origin.inOneLine)
        \(notice.nature)
        \(notice.rights)</p>
        {{/needs_notice}}

        """
    }
}

// MARK: - Pieces

extension LetterHTML {
    static let font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"
    private static let text = font + "font-size:15px;line-height:22px;"
    private static let small = font + "font-size:14px;line-height:20px;"
    private static let cell = text + "padding:10px 8px 4px 0;border-top:1px solid #d9dee4;color:#1f2933;"
    private static let sum = text + "padding:12px 0;border-top:2px solid #1f2933;color:#1f2933;font-weight:bold;"

    private static let table = """
        <table class="stack" width="100%" cellpadding="0" cellspacing="0" border="0" \
        style="border-collapse:collapse;margin:0 0 20px">
        """

    private static func paragraph(_ content: String) -> String {
        #"<p class="ink" style="\#(font)font-size:16px;line-height:24px;margin:0 0 16px;color:#1f2933">\#(content)</p>"#
    }

    private static func whole(_ words: String) -> String { #"<span style="white-space:nowrap">\#(words)</span>"# }

    private func caption(_ title: OneOrMany) -> String {
        """
        <caption class="ink stack" style="\(Self.text)padding:0 0 10px;text-align:left;color:#1f2933">\
        \(labels.client): <strong>{{client.name}}</strong>{{#client.tax_id}} ({{client.tax_id}}){{/client.tax_id}}<br>\
        \(title.inOneLine)</caption>
        """
    }

    private func head(_ title: String, align: String = "left", width: String = "auto") -> String {
        """
        <th class="soft" scope="col" align="\(align)" style="\(Self.small)\
        padding:0 \(align == "right" ? 0 : 8)px 6px 0;color:#52606d;font-weight:normal;\
        text-align:\(align);width:\(width)">\(title)</th>
        """
    }

    private func numberCell(detail: String = "") -> String {
        """
        <th class="ink line stack" scope="row" align="left" valign="top" style="\(Self.cell)\
        font-weight:normal;text-align:left;overflow-wrap:anywhere"><strong>{{number}}</strong>\(detail)</th>
        """
    }

    private func amountCell(_ amount: String, label title: String) -> String {
        """
        <td class="ink line stack under" align="right" valign="top" \
        style="\(Self.cell)padding-right:0;white-space:nowrap">\(label(title))\(amount)</td>
        """
    }

    /// What the column's head says, for narrow screens, where there are no columns.
    private func label(_ title: String) -> String {
        #"<span class="label" style="display:none;mso-hide:all">\#(title): </span>"#
    }

    private func subtotal(_ title: String, of kind: String) -> String {
        """
        {{#\(kind)_count}}
        \(row(title, "{{\(kind)_total}}", style: Self.cell + "padding-right:0;", line: "line"))
        {{/\(kind)_count}}
        """
    }

    private func total(_ title: String, _ amount: String) -> String {
        row(title, amount, style: Self.sum, line: "strong")
    }

    private func row(_ title: String, _ amount: String, style: String, line: String) -> String {
        """
        <tr class="stack">
        <th class="ink \(line) name" scope="row" align="left" style="\(style)text-align:left">\(title)</th>
        <td class="ink \(line) sum" colspan="2" align="right" style="\(style)white-space:nowrap">\(amount)</td>
        </tr>
        """
    }

    private var distance: String {
        "{{#is_overdue}}<strong>{{distance}}</strong>{{/is_overdue}}{{^is_overdue}}{{distance}}{{/is_overdue}}"
    }

    /// A link in a coloured cell: Outlook keeps the cell's padding, and a text browser the link. Its border is seen where
    /// the company's colour is about that of the letter, as a black one is in dark mode.
    private var button: String {
        """
        <table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:10px 0 8px"><tr>
        <td bgcolor="{{company.primary_color}}" \
        style="border:1px solid {{company.primary_text_color}};border-radius:4px;overflow-wrap:anywhere;mso-padding-alt:12px 20px">\
        <a href="{{payment_url}}" style="\(Self.text)display:inline-block;padding:11px 20px;font-weight:bold;\
        color:{{company.primary_text_color}};text-decoration:none">\(labels.pay)</a></td>
        </tr></table>
        """
    }
}
